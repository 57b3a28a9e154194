"""Real servers in processes of their own, and a real socket to them."""

import contextlib
import http.client
import os
import re
import signal
import subprocess
import sys
import time

import pytest


def ask(port, method, path, **options):
    """Return a response, its body read into .text, over a connection of its own."""
    connection = http.client.HTTPConnection("localhost", port, timeout=20)
    with contextlib.closing(connection):
        connection.request(method, path, **options)
        response = connection.getresponse()
        response.text = response.read().decode(errors="replace")
        return response


def wait_for(condition, seconds=30):
    """Wait until the condition is true; fail if it isn't in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


class Server:
    """`python dev_appserver.py FOLDER --port 0`, as typed in the project's folder."""

    def __init__(self, root, log, *arguments, env=None, program="dev_appserver.py"):
        self.log_file = log
        with log.open("w") as stderr:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    program,
                    *map(str, arguments),
                    "--port",
                    "0",
                ],
                cwd=root,
                env={**os.environ, **(env or {})},
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
            )
        self.announcement = "".join(iter(self.process.stdout.readline, "\n"))
        self.port = int(re.search(r"runs at http://\S+:(\d+)", self.announcement)[1])

    def connect(self):
        return http.client.HTTPConnection("localhost", self.port, timeout=10)

    def get(self, path, method="GET", **options):
        return ask(self.port, method, path, **options)

    def stop(self, how=signal.SIGTERM):
        """End the server and return its exit status and what it logged."""
        self.process.send_signal(how)
        self.process.communicate(timeout=20)
        return self.process.returncode, self.log

    @property
    def log(self):
        return self.log_file.read_text()


@pytest.fixture
def start(first_app, tmp_path_factory):
    """Start servers that are ended with the test: start(folder, "--host", "::1")."""
    servers = []

    def start(*arguments, **options):
        log = tmp_path_factory.mktemp("server") / "log"
        servers.append(Server(first_app.parent, log, *arguments, **options))
        return servers[-1]

    yield start
    for server in servers:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture
def run(first_app):
    """Run `python dev_appserver.py ARGUMENTS` to its end, which has to come by itself."""

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "dev_appserver.py", *map(str, arguments)],
            cwd=first_app.parent,
            capture_output=True,
            text=True,
            timeout=20,
        )

    return run


@pytest.fixture
def gunicorn(tmp_path_factory):
    """Run a folder as other hosts do: gunicorn(folder) gives the port."""
    processes = []

    def gunicorn(folder):
        path = tmp_path_factory.mktemp("gunicorn") / "log"
        with path.open("w") as log:
            arguments = ["-m", "gunicorn", "-b", "127.0.0.1:0", "main:app"]
            process = subprocess.Popen(
                [sys.executable, *arguments], cwd=folder, stderr=log
            )
        processes.append(process)
        end = time.monotonic() + 20
        while "Listening at" not in (text := path.read_text()):
            assert process.poll() is None and time.monotonic() < end, text
            time.sleep(0.02)
        gunicorn.log = path
        return int(text.split("Listening at: http://127.0.0.1:")[1].split()[0])

    yield gunicorn
    for process in processes:
        process.terminate()
        process.wait(timeout=10)
