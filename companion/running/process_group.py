"""Starts a process in a group of its own, reads its lines, and kills it as a group."""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from typing import Any

LAST_LINES = 0.5  # seconds for the last lines to arrive once the process has ended

Process = subprocess.Popen[str]
Lines = queue.Queue[str]

# The arguments of Popen() for a process that Ctrl-C in the terminal doesn't reach. On
# Windows, what such a process starts isn't killed with it.
OWN_GROUP: dict[str, Any]
if sys.platform == "win32":
    OWN_GROUP = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
else:
    OWN_GROUP = {"start_new_session": True}


def start_in_group(
    words: Sequence[str], env: Mapping[str, str], most: int = 0, **options: Any
) -> tuple[Process, Lines]:
    """Return a process with its lines; the last is empty, once the process has ended.

    most: how many lines may wait to be read, if there is a limit; a process that prints
    more has to wait, too. options: Popen()'s. Its standard input is a pipe, which
    closes with this process.
    """
    process = subprocess.Popen(
        words,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        **OWN_GROUP,
        **options,
    )
    lines: Lines = queue.Queue(most)
    threading.Thread(target=read, args=(process, lines), daemon=True).start()
    return process, lines


def read(process: Process, lines: Lines) -> None:
    def read_all() -> None:
        assert process.stdout
        with process.stdout:
            for line in process.stdout:
                lines.put(line)

    reader = threading.Thread(target=read_all, daemon=True)
    reader.start()
    process.wait()
    # A process that it started may keep the pipe open.
    reader.join(LAST_LINES)
    lines.put("")


def kill(process: subprocess.Popen[Any]) -> None:
    """Kill a process and, if it has its own process group, its children."""
    # macOS refuses to signal a group in which every process has already ended.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        process.kill()
        if sys.platform != "win32":
            os.killpg(process.pid, signal.SIGKILL)
