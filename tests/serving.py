"""The servers that are measured, each on a free port of its own."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import ROOT
from tests.servers import PATH, ask, entrypoint

BENCHMARKS = ROOT / "benchmarks"
HERE = [sys.executable, "-m"]

# What is typed, and where. {port} stands for a free one.
LOCAL = ([sys.executable, "dev_appserver.py", "first_app", "--port", "{port}"], ROOT)
QUICK = [sys.executable, "tests/sockets/quick_server.py"]
LOCAL_QUICK = ([*QUICK, *LOCAL[0][2:]], ROOT)
FLASK = ([*HERE, "flask", "--app", "flask_page", "run", "--port", "{port}"], BENCHMARKS)
FLASK_DEBUG = ([*FLASK[0], "--debug"], BENCHMARKS)
FIRST_APP = ROOT / "first_app"
# The entrypoint that deploy.yaml has, and the HTTP server that App Engine takes without.
ONLINE = (
    ["sh", "-c", entrypoint(FIRST_APP, "--host=127.0.0.1 --port={port}")],
    FIRST_APP,
)
GUNICORN = [*HERE, "gunicorn", "-b", "127.0.0.1:{port}", "--threads", "8"]
GUNICORN_ALONE = ([*GUNICORN, "temperature:my_app"], FIRST_APP)
GUNICORN_FLASK = ([*GUNICORN, "flask_page:app"], BENCHMARKS)


def pinned(server):
    """The server on the machine's first core only."""
    command, folder = server
    return ["taskset", "-c", "0", *command], folder


@contextlib.contextmanager
def serving(server, page="/temperature", folder=None, log=os.devnull):
    """Run a server: gives its port, its process and the seconds to its first page."""
    arguments, where = server
    port = free_port()
    command = [part.format(port=port) for part in arguments]
    if folder:
        command[command.index("first_app")] = str(folder)
    with open(log, "w") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=where,
            env={**os.environ, "PATH": PATH, "GAE_ENV": ""},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            wait_for(port, page, process)
            yield port, process, time.perf_counter() - start
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)


def wait_for(port, page, process, seconds=30):
    end = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < end:
        try:
            status = ask(port, "GET", page).status
            assert status == 200, status
            return
        except OSError:
            time.sleep(0.002)
    raise AssertionError(f"{process.args} does not answer")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextlib.contextmanager
def copy_of_first_app():
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copytree(ROOT / "first_app", Path(folder) / "first_app"))
