"""Starts a process and reads the lines that it prints, in a thread."""

import queue
import subprocess
import threading
from collections.abc import Mapping, Sequence
from typing import Any

LAST_LINES = 0.5  # seconds for the last lines to arrive once the process has ended

Process = subprocess.Popen[str]
Lines = queue.Queue[str]


def start(
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
