"""Real servers in processes of their own, and a real socket to them."""

import contextlib
import http.client
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

# Where waitress-serve is: beside this Python.
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


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


def entrypoint(folder, listen="--host=127.0.0.1 --port=0"):
    """The command in the folder's deploy.yaml, listening for this machine only."""
    settings = yaml.safe_load((folder / "deploy.yaml").read_text())
    assert "--port=$PORT" in settings["entrypoint"]
    return "exec " + settings["entrypoint"].replace("--port=$PORT", listen)


class Online:
    """A folder as App Engine runs it, by the entrypoint in its deploy.yaml."""

    def __init__(self, folder, log, command):
        self.log_file = log
        env = {**os.environ, "PATH": PATH}
        env.pop("COVERAGE_PROCESS_CONFIG", None)  # it would count as the app's memory
        with log.open("w") as stderr:
            self.process = subprocess.Popen(
                ["sh", "-c", command], cwd=folder, env=env, stderr=stderr
            )
        end = time.monotonic() + 20
        while not (found := re.search(r"Serving on http://\S+:(\d+)", self.log)):
            assert self.process.poll() is None and time.monotonic() < end, self.log
            time.sleep(0.02)
        self.port = int(found[1])

    @property
    def log(self):
        return self.log_file.read_text()


@pytest.fixture
def online(tmp_path_factory):
    """Run folders as App Engine does, until the test ends: online(folder).port."""
    servers = []

    def online(folder, command=None):
        log = tmp_path_factory.mktemp("online") / "log"
        servers.append(Online(folder, log, command or entrypoint(folder)))
        return servers[-1]

    yield online
    for server in servers:
        server.process.terminate()
        server.process.wait(timeout=10)
