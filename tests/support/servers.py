"""Servers in processes of their own: how they are typed, started, asked and stopped."""

import contextlib
import http.client
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from companion.config import app_yaml
from companion.deploy import staging
from tests.support.processes import environment, wait_for
from tests.support.project import FIRST_APP, ROOT

PYTHON = sys.executable
FORM = {"Content-Type": "application/x-www-form-urlencoded"}  # to ask() with a body
BENCHMARKS = ROOT / "benchmarks"
BESIDE_PYTHON = (
    f"{Path(PYTHON).parent}{os.pathsep}{os.environ['PATH']}"  # waitress-serve
)


@dataclass(frozen=True)
class Program:
    """A server as it is typed: it takes a free port, and says so.

    says: what it prints once it listens. reloads: whether it leaves a process of its own
    behind when it is stopped. env: changes to the environment, see environment().
    online: whether the folder is put online first, and started by its entrypoint.
    listen: what the entrypoint's `--port=$PORT` is replaced with.
    """

    command: tuple[str, ...]
    folder: Path
    says: str = r"https?://[^\s:]+:(\d+)"
    env: dict[str, str | None] = field(default_factory=dict)
    reloads: bool = False
    online: bool = False
    listen: str = "--host=127.0.0.1 --port=0"

    def on_one_core(self):
        return replace(self, command=("taskset", "-c", "0", *self.command))


def local(*arguments, script="dev_appserver.py", env=None):
    """Our dev_appserver.py: local("first_app", "--host", "::1")."""
    words = (PYTHON, script, *map(str, arguments), "--port", "0")
    return Program(words, ROOT, r"runs at http://\S+:(\d+)[^\0]*\n\n", env or {})


def quick(*arguments, **options):
    """The same, where a page may take 1 second."""
    return local(*arguments, script="tests/support/quick_server.py", **options)


def few_files(*arguments, **options):
    """The same, where a process may open 256 files."""
    return local(*arguments, script="tests/support/few_files_server.py", **options)


def stage(folder, out):
    """Put into the folder `out` what `appcfg.py stage` would."""
    path = folder / "app.yaml"
    staging.write(staging.stage(app_yaml.read(path, str(path))).files, out)


def entrypoint(staged, listen):
    """The command in a staged app.yaml, listening as a Program says."""
    command = yaml.safe_load((staged / "app.yaml").read_text())["entrypoint"]
    assert "--port=$PORT" in command
    return command.replace("--port=$PORT", listen)


def online(folder, *before):
    """A folder as App Engine runs it: online(folder, "nice") has a command before that."""
    # Coverage would count as the app's memory.
    env = {"COVERAGE_PROCESS_CONFIG": None, "GAE_ENV": None}
    return Program(before, folder, env=env, online=True)


def google(folder):
    """Google's dev_appserver.py; only in a network of its own, see beside_google."""
    command = ["dev_appserver.py", "--port=0", "--admin_port=0", "app.yaml"]
    command += [f"--storage_path={folder.parent / 'storage'}"]
    # As Firestore: a query finds what was put just before.
    command += ["--datastore_consistency_policy=consistent"]
    command += ["--skip_sdk_update_check=true"]
    return Program(tuple(command), folder, r'"default" running at: http://\S+:(\d+)')


def flask(*options, reloads=False):
    command = (PYTHON, *"-m flask --app flask_page run --port 0".split(), *options)
    return Program(command, BENCHMARKS, reloads=reloads)


def gunicorn(app, folder):
    command = (PYTHON, *"-m gunicorn -b 127.0.0.1:0 --threads 8".split(), app)
    return Program(command, folder)


LOCAL = local("first_app")
GUNICORN = gunicorn("temperature:my_app", FIRST_APP)
FLASK = flask()
FLASK_DEBUG = flask("--debug", reloads=True)
FLASK_ON_GUNICORN = gunicorn("flask_page:app", BENCHMARKS)


class Server:
    """A program that runs; what it prints goes to two files in the folder `logs`.

    port: where it listens. announcement: what it printed until then.
    """

    def __init__(self, program, logs):
        self.program = program
        self.output, self.log_file = logs / "output", logs / "log"
        command, folder = program.command, program.folder
        if program.online:
            folder = logs / "site"
            stage(program.folder, folder)
            starts = entrypoint(folder, program.listen)
            if sys.platform == "win32":
                command = (*command, PYTHON, *starts.split()[1:])
            else:
                command = (*command, "sh", "-c", f"exec {starts}")
        self.started = time.perf_counter()
        with self.output.open("w") as output, self.log_file.open("w") as log:
            self.process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment({"PATH": BESIDE_PYTHON, **program.env}),
                stdout=output,
                stderr=log,
                start_new_session=True,
            )
        try:
            self.port = int(wait_for(self.find_port, 90, lambda: self.log)[1])
        except BaseException:
            self.kill()
            raise
        self.announcement = self.output.read_text().partition("\n\n")[0] + "\n"

    def find_port(self):
        printed = f"{self.output.read_text()}\0{self.log}"
        found = re.search(self.program.says, printed)
        assert found or self.process.poll() is None, printed
        return found

    @property
    def log(self):
        return self.log_file.read_text(errors="replace")

    def get(self, path, method="GET", **options):
        return ask(self.port, method, path, **options)

    def wait_for_log(self, words, seconds=30):
        """Wait until the log has these words; return it."""
        wait_for(lambda: words in self.log, seconds, lambda: self.log)
        return self.log

    def stop(self, how=signal.SIGTERM):
        """End the server and return its exit status and what it logged."""
        self.process.send_signal(how)
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        if self.program.reloads:
            self.kill()
        return self.process.returncode, self.log

    def kill(self):
        """End it and all that it started."""
        if sys.platform == "win32":
            self.process.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextlib.contextmanager
def serving(program, logs=None):
    """Run a server until the end of the block: gives a Server."""
    with contextlib.ExitStack() as stack:
        # On Windows, a process that the server started keeps its files for a moment.
        own = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        logs = logs or Path(stack.enter_context(own))
        server = Server(program, logs)
        try:
            yield server
        finally:
            if server.process.poll() is None:
                server.stop()


@contextlib.contextmanager
def serving_google(folder=FIRST_APP):
    """Run Google's server with a staged copy of a folder: gives a Server."""
    bring_loopback_up()
    with tempfile.TemporaryDirectory() as out:
        stage(folder, Path(out) / "site")
        with serving(google(Path(out) / "site")) as server:
            yield server


def bring_loopback_up():
    """Do what `ip link set lo up` does."""
    import fcntl  # not on Windows

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh22x", b"lo", 0x1 | 0x40))


def seconds_to_first_page(server, page="/temperature"):
    """Wait until a server shows a page; return the seconds since it was typed."""

    def answers():
        with contextlib.suppress(OSError):
            return server.get(page).status == 200

    wait_for(answers, 90, lambda: server.log)
    return time.perf_counter() - server.started


def ask(port, method, path, **options):
    """Return a response, its body read into .text, over a connection of its own."""
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    with contextlib.closing(connection):
        connection.request(method, path, **options)
        response = connection.getresponse()
        response.text = response.read().decode(errors="replace")
        return response


def send(port, data):
    """Send bytes as they are; return all that comes back until the server hangs up."""
    with socket.create_connection(("localhost", port), timeout=60) as connection:
        connection.sendall(data)
        return b"".join(iter(lambda: connection.recv(65536), b""))
