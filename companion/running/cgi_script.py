"""Runs a `script: hello.py`: what it prints is the response, headers first."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from webob.request import BaseRequest

from companion.errors import UserError
from companion.main import Environ, StartResponse
from companion.running.cgi_response import parse

TIME_LIMIT = 30.0  # seconds
OUTPUT_LIMIT = 32 * 1024 * 1024  # bytes, as App Engine allows a response
STDERR_LINES = 100  # how many a page shows; the console gets all
LONGEST_LINE = 8192  # bytes
GRACE = 1.0  # seconds for the last output to arrive once the script has ended

# The request's variables besides HTTP_...: RFC 3875, section 4.1.
META_VARIABLES = frozenset(
    """CONTENT_LENGTH CONTENT_TYPE PATH_INFO QUERY_STRING REMOTE_ADDR REMOTE_HOST
    REQUEST_METHOD SCRIPT_NAME SERVER_NAME SERVER_PORT SERVER_PROTOCOL
    SERVER_SOFTWARE""".split()
)


class CgiScripts:
    """Runs scripts, each request in a process of its own; `close` ends them all."""

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        self.time_limit = time_limit  # seconds
        # Whether a script is ended with all that it started. Otherwise it is left
        # to whoever ends this process with its group.
        self.own_group = True
        self.running: set[subprocess.Popen[bytes]] = set()

    def close(self) -> None:
        for process in list(self.running):
            kill(process)

    def respond(
        self, folder: Path, script: str, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer a request with what the script prints.

        Raises UserError if the script is missing, fails, takes too long or
        prints something else than headers, a blank line and a body.
        """
        if not (folder / script).is_file():
            raise UserError("there is no such file, but app.yaml names it", script)
        with tempfile.TemporaryFile() as request_body:
            request_body.write(BaseRequest(environ).body)
            request_body.seek(0)
            output = self.run(folder, script, variables(environ), request_body)
        if not output.strip():
            raise self.printed_nothing(folder, script)
        status, headers, body = parse(script, output)
        start_response(status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def printed_nothing(self, folder: Path, script: str) -> UserError:
        text = (folder / script).read_text(encoding="utf-8", errors="replace")
        app = re.search(r"^(\w+) *= *webapp2\.WSGIApplication", text, re.MULTILINE)
        if not app:
            return UserError("prints nothing", script)
        name = f"{script.removesuffix('.py').replace('/', '.')}.{app[1]}"
        return UserError(f"holds an app; write script: {name} in app.yaml", script)

    def run(
        self, folder: Path, script: str, env: dict[str, str], stdin: IO[bytes]
    ) -> bytes:
        """Return what the script prints, if it ends well and in time."""
        # No .pyc file is read or written: there is none where the prefix points.
        command = [sys.executable, "-B", "-X", f"pycache_prefix={os.devnull}", script]
        try:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=env,
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=self.own_group,
            )
        except OSError as error:  # a query longer than a process can be given
            raise UserError(f"can't be started: {error.strerror}", script) from None
        self.running.add(process)
        timed_out, output, stderr = self.wait(process)
        self.running.discard(process)
        if timed_out:
            message = f"took more than {self.time_limit:g} seconds and was ended"
            raise UserError(message, script, details=stderr)
        if len(output) > OUTPUT_LIMIT:
            raise UserError("prints more than 32 MB, the most a page may hold", script)
        if process.returncode:
            # The last line of a traceback is the error itself.
            last_line = stderr.strip().rpartition("\n")[2]
            message = last_line or f"ended with exit status {process.returncode}"
            raise UserError(message, script, details=stderr)
        return output

    def wait(self, process: subprocess.Popen[bytes]) -> tuple[bool, bytes, str]:
        """Return whether the time ran out, and what came on stdout and stderr."""
        assert process.stdout and process.stderr
        timed_out = threading.Event()

        def expire() -> None:
            timed_out.set()
            kill(process)

        timer = threading.Timer(self.time_limit, expire)
        timer.daemon = True
        timer.start()
        output = bytearray()
        stderr: deque[str] = deque(maxlen=STDERR_LINES)
        readers = [
            threading.Thread(target=reader, args=arguments, daemon=True)
            for reader, arguments in (
                (read_output, (process.stdout, output, process)),
                (copy_stderr, (process.stderr, stderr)),
            )
        ]
        for reader in readers:
            reader.start()
        process.wait()
        kill(process)  # what it started, and left behind
        for reader in readers:
            # Something that left the script's group may hold the other end.
            reader.join(GRACE)
        timer.cancel()
        return timed_out.is_set(), bytes(output), "".join(stderr)


def kill(process: subprocess.Popen[Any]) -> None:
    """End a process and, if it has a group of its own, whatever it started."""
    with contextlib.suppress(ProcessLookupError):
        process.kill()
        if sys.platform != "win32":  # pragma: no branch (the tests run on Linux)
            os.killpg(process.pid, signal.SIGKILL)


def read_output(
    stdout: IO[bytes], output: bytearray, process: subprocess.Popen[bytes]
) -> None:
    """Add what a script prints to the output; end the script if it is too much."""
    with stdout:
        for chunk in iter(lambda: os.read(stdout.fileno(), 65536), b""):
            output += chunk
            if len(output) > OUTPUT_LIMIT:
                kill(process)
                return


def copy_stderr(stderr: IO[bytes], last_lines: deque[str]) -> None:
    """Copy what a script writes there to the console, and keep its last lines."""
    with stderr:
        for line in iter(lambda: stderr.readline(LONGEST_LINE), b""):
            last_lines.append(line.decode("utf-8", errors="replace"))
            sys.stderr.write(last_lines[-1])


def variables(environ: Environ) -> dict[str, str]:
    """Make the environment that tells a script about the request: RFC 3875, 4.1."""
    request = {
        # The server handed us the bytes as Latin-1; a NUL can't be in a variable.
        name: os.fsdecode(value.encode("latin-1").replace(b"\0", b""))
        for name, value in environ.items()
        if name in META_VARIABLES or name.startswith("HTTP_")
    }
    # A request's "Proxy:" header is not the setting that programs take it for.
    request.pop("HTTP_PROXY", None)
    return {
        **os.environ,
        "GATEWAY_INTERFACE": "CGI/1.1",
        "PYTHONIOENCODING": "utf-8",
        **request,
    }
