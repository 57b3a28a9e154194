"""Runs each CGI script in a process of its own."""

import contextlib
import io
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from companion.problem import Place, Problem
from companion.reports.process_end import own_frames, report_end, report_time_limit
from companion.reports.report import ScriptFailed, from_json
from companion.running.process_group import OWN_GROUP, kill
from companion.terminal import shown

OUTPUT_LIMIT = 32 * 1024 * 1024  # bytes, App Engine's limit for a response
LONGEST_LINE = 8192  # characters of standard error
OUTPUT_GRACE = 1.0  # seconds for the last output to arrive once the script has ended
HOST = Path(__file__).parent / "script_host.py"


class CgiScripts:
    """Runs scripts, each request in its own process; `end` kills them all.

    seconds: how long a script may run. grace: how long it then has to write its stack.
    own_group: whether each script gets its own process group, so that its children are
    killed with it; otherwise the caller kills this process's group.
    """

    def __init__(self, seconds: float, grace: float, own_group: bool = True) -> None:
        self.seconds = seconds
        self.grace = grace
        self.own_group = own_group
        self.running: set[subprocess.Popen[bytes]] = set()
        # Closes when this process ends, for whatever reason. Scripts wait for that.
        self.pipe = os.pipe()

    def end(self) -> None:
        for process in list(self.running):
            kill(process)

    def close(self) -> None:
        self.end()
        for descriptor in self.pipe:
            os.close(descriptor)

    def run(
        self, folder: Path, script: str, env: Mapping[str, str], stdin: IO[bytes]
    ) -> bytes:
        """See Scripts."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as notes:
            started = time.monotonic()
            try:
                process = self.start(script, notes, cwd=folder, env=env, stdin=stdin)
            except OSError as error:  # the query is too long for a process
                message = f"can't be started: {error.strerror}"
                raise Problem(message, place=Place(script)) from None
            output = self.wait(process)
            if len(output) > OUTPUT_LIMIT:
                message = "prints more than 32 MB, the limit for a page"
                raise Problem(message, place=Place(script))
            if not process.returncode:
                return output
            dump = Path(notes, "stacks.txt").read_text(encoding="utf-8")
            frames = own_frames(dump, folder)
            if time.monotonic() - started > self.seconds:
                raise ScriptFailed(report_time_limit(self.seconds, frames, folder))
            with contextlib.suppress(FileNotFoundError):
                text = Path(notes, "error.json").read_text(encoding="ascii")
                raise ScriptFailed(from_json(text))
            raise ScriptFailed(report_end(process.returncode, frames, where=script))

    def start(self, script: str, notes: str, **options: Any) -> subprocess.Popen[bytes]:
        """Start a script. notes: see script_host.py. options: Popen()'s."""
        # Windows has no pass_fds.
        pipe = self.pipe[0] if sys.platform != "win32" else -1
        return subprocess.Popen(
            [
                *(sys.executable, "-B"),  # write no .pyc files
                *(HOST, script, notes, str(self.seconds), str(pipe)),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=[pipe] if pipe >= 0 else [],
            **(OWN_GROUP if self.own_group else {}),
            **options,
        )

    def wait(self, process: subprocess.Popen[bytes]) -> bytes:
        """Return the output once the script has ended or the time limit killed it."""
        self.running.add(process)
        timer = threading.Timer(self.seconds + self.grace, kill, [process])
        timer.daemon = True
        timer.start()
        output = bytearray()
        readers = [
            threading.Thread(target=read_output, args=(process, output), daemon=True),
            threading.Thread(target=copy_stderr, args=(process.stderr,), daemon=True),
        ]
        for reader in readers:
            reader.start()
        process.wait()
        kill(process)  # and the children it left behind
        last = time.monotonic() + OUTPUT_GRACE
        for reader in readers:
            # A process that left the script's group may keep the pipe open.
            reader.join(max(0.0, last - time.monotonic()))
        timer.cancel()
        self.running.discard(process)
        return bytes(output)


def read_output(process: subprocess.Popen[bytes], output: bytearray) -> None:
    """Append a script's stdout to `output`; kill the script at the limit."""
    assert process.stdout
    with process.stdout as stdout:
        for chunk in iter(lambda: os.read(stdout.fileno(), 65536), b""):
            output += chunk
            if len(output) > OUTPUT_LIMIT:
                kill(process)
                return


def copy_stderr(stderr: IO[bytes]) -> None:
    with io.TextIOWrapper(stderr, encoding="utf-8", errors="replace") as lines:
        for line in iter(lambda: lines.readline(LONGEST_LINE), ""):
            sys.stderr.write("\n".join(map(shown, line.split("\n"))))
