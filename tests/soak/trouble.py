"""What the reader's own code, and the machine, do to the local server."""

import contextlib
import os
import signal
import socket
import time

from tests.soak.visitors import get
from tests.support.processes import family

MODULE = """\
import os, re, time

def my_app(environ, start_response):
    what = environ["QUERY_STRING"]
    if what == "exit": os._exit(3)
    if what == "leave": exit()
    if what == "sleep": time.sleep(1000)
    if what == "loop":
        while True: pass
    if what == "expression": re.match("(a+)+$", "a" * 60 + "b")
    start_response("200 OK", [])
    return [b"fine"]
"""
HANDLER = "handlers:\n- url: /trouble\n  script: trouble.my_app\n"
PAGES = ("exit", "sleep", "loop", "expression")
CALM = 2.0  # seconds between two troubles


def add_to(folder):
    """Add a page to the folder that makes trouble."""
    (folder / "trouble.py").write_text(MODULE)
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(yaml.replace("handlers:\n", HANDLER))


class Maker:
    """Makes one trouble after the other. pid: the local server's parent process."""

    def __init__(self, port, pid, random, figures):
        self.port = port
        self.pid = pid
        self.random = random
        self.figures = figures

    def make(self):
        # A server that ends three times without a page in between is meant to stop.
        while get(self.port, "/", self.figures) is None:
            time.sleep(0.1)
        self.random.choice([self.ask, self.ask, self.kill, self.pause, self.idle])()
        time.sleep(self.random.uniform(0, CALM))

    def ask(self):
        page = self.random.choice(PAGES)
        self.figures.count(f"pages that {page}")
        get(self.port, f"/trouble?{page}", self.figures)

    def kill(self):
        self.figures.count("kills")
        for pid in family(self.pid)[1:2]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def pause(self):
        """Stop the server and its parent, as Ctrl-Z or a closed laptop does."""
        self.figures.count("pauses")
        processes = family(self.pid)
        for number in (signal.SIGSTOP, signal.SIGCONT):
            for pid in processes:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, number)
            if number == signal.SIGSTOP:
                time.sleep(self.random.uniform(0, 5))

    def idle(self):
        """Hold 300 connections that ask for nothing."""
        self.figures.count("crowds of idle connections")
        with contextlib.ExitStack() as stack, contextlib.suppress(OSError):
            for _ in range(300):
                stack.enter_context(socket.create_connection(("127.0.0.1", self.port)))
            time.sleep(1)
