"""Has a worker check folders, and yields its events even if it hangs or crashes."""

import contextlib
import os
import queue
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from companion.checking.events import Asked, Finding, Ready, Result, Started, Task, load
from companion.running.process_group import kill, start_in_group

ROOT = Path(__file__).parent.parent.parent

# Seconds beyond the page's limit until the worker's next line. The worker ends itself
# before that, unless the code prevents it.
TIME_LIMIT = 5.0
START_LIMIT = 60.0  # seconds until it's ready, on a slow machine that does much else
SLICE = 0.2  # seconds to wait at a time: on Windows, Ctrl-C doesn't end a wait

RUNNING: "set[subprocess.Popen[str]]" = set()  # the workers of all threads


class Worker:
    """A process that checks one folder after another; use it in a with statement.

    seconds_to_start: how long the process took until it was ready.
    """

    def __init__(self) -> None:
        self.notes = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.stacks = Path(self.notes.name, "stacks.txt")
        self.process: subprocess.Popen[str] | None = None
        self.seconds_to_start = 0.0

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *error: object) -> None:
        if self.process and not any(error):
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                print(file=self.process.stdin, flush=True)
                self.process.wait(timeout=TIME_LIMIT)
        self.kill()
        self.notes.cleanup()

    def start(self) -> "subprocess.Popen[str]":
        """Start the process, unless it waits for a task."""
        if self.process and self.process.poll() is None:
            return self.process
        self.stacks.write_bytes(b"")  # the worker may end before it opens the file
        self.process, self.lines = start_in_group(
            [
                # Newer Pythons warn about webapp2's source.
                *(sys.executable, "-W", "ignore::SyntaxWarning"),
                *("-m", "companion.checking.worker", str(self.stacks)),
            ],
            {
                **os.environ,
                "PYTHONSAFEPATH": "",  # lets it import from ROOT
                "PYTHONUTF8": "1",  # as on App Engine
                # Its temporary files go away with it, even if it is killed.
                "TMPDIR": self.notes.name,
            },
            cwd=ROOT,
        )
        RUNNING.add(self.process)
        return self.process

    def kill(self) -> None:
        if self.process:
            kill(self.process)
            self.process.wait()
            assert self.process.stdin
            with contextlib.suppress(OSError):
                self.process.stdin.close()
            RUNNING.discard(self.process)
            self.process = None

    def ask(self, task: Task, seconds: float | None = None) -> Iterator[Finding]:
        """Yield the events of a task, and a failure if it hangs or ends too early.

        seconds: how long to wait for each event; by default, what a page may take.
        """
        patience = task.page_limit + TIME_LIMIT if seconds is None else seconds
        began = time.monotonic()
        before = self.process
        process = self.start()
        is_new = process is not before
        assert process.stdin
        with contextlib.suppress(OSError):  # it has ended, which is said below
            print(task.dump(), file=process.stdin, flush=True)
        started = False
        asked = Asked(task.name, "a folder that can be checked", task.step)
        hung = False
        try:
            while line := get(self.lines, START_LIMIT if is_new else patience):
                event = load(line)
                if isinstance(event, Ready) and is_new:
                    self.seconds_to_start = time.monotonic() - began
                    is_new = False
                elif isinstance(event, Ready):
                    return
                elif isinstance(event, Asked):
                    asked = event
                elif isinstance(event, (Started, Result)):
                    started = True
                    yield event
        except queue.Empty:
            hung = True
        self.kill()
        from companion.checking.trouble import failure  # would delay the start

        dump = self.stacks.read_text(encoding="utf-8", errors="replace")
        if not started:
            yield Started(asked.step)
        yield failure(task, asked, process.returncode, dump, hung)


def get(lines: "queue.Queue[str]", seconds: float) -> str:
    """Return the next line. Raises queue.Empty if there is none for so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end - SLICE:
        with contextlib.suppress(queue.Empty):
            return lines.get(timeout=SLICE)
    return lines.get(timeout=max(0.0, end - time.monotonic()))


def end_workers() -> None:
    """End the workers that other threads have asked."""
    for process in tuple(RUNNING):
        kill(process)
