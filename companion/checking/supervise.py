"""Starts the worker and yields its events, even if it hangs or crashes."""

import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from companion.checking.events import Asked, Event, Finished, Started, load
from companion.checking.task import Task
from companion.running.process_group import kill

ROOT = Path(__file__).parent.parent.parent

# Seconds beyond the page's limit until the worker's next line. The worker ends itself
# before that, unless the code prevents it.
TIME_LIMIT = 5.0
LAST_LINES = 0.5  # seconds for the last lines to arrive once the worker has ended

RUNNING: "set[subprocess.Popen[str]]" = set()  # the workers of all threads


def ask_worker(task: Task) -> Iterator[Event]:
    """Yield the worker's events, and a failure if it hangs or ends too early."""
    with tempfile.TemporaryDirectory() as notes:
        stacks = Path(notes, "stacks.txt")
        stacks.touch()  # the worker may end before it opens the file
        yield from events_of_worker(task, stacks)


def events_of_worker(task: Task, stacks: Path) -> Iterator[Event]:
    process = subprocess.Popen(
        [
            # Newer Pythons warn about webapp2's source.
            *(sys.executable, "-W", "ignore::SyntaxWarning"),
            *("-m", "companion.checking.worker", task.dump(), str(stacks)),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONSAFEPATH": ""},  # lets it import from ROOT
        stdin=subprocess.PIPE,  # closes with this process, which ends the worker
        stdout=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,  # so that its children can be killed too
    )
    RUNNING.add(process)
    assert process.stdin
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=read_lines, args=(process, lines), daemon=True).start()
    event: Event | None = None
    started = False
    asked = Asked(task.name, "a folder that can be checked")
    timed_out = False
    try:
        while line := lines.get(timeout=task.page_limit + TIME_LIMIT):
            event = load(line)
            if isinstance(event, Asked):
                asked = event
            elif event:
                started = True
                yield event
    except queue.Empty:
        timed_out = True
    finally:
        kill(process)
        process.wait()
        process.stdin.close()
        RUNNING.discard(process)
    if not isinstance(event, Finished):
        from companion.checking.worker_end import failure  # would delay the start

        dump = stacks.read_text(encoding="utf-8", errors="replace")
        if asked.step and not started:
            yield Started(asked.step, 1)
        yield failure(task, asked, process.returncode, dump, timed_out)


def end_workers() -> None:
    """End the workers that other threads have asked."""
    for process in tuple(RUNNING):
        kill(process)


def read_lines(process: "subprocess.Popen[str]", lines: "queue.Queue[str]") -> None:
    """Put the worker's lines into the queue, then an empty line once it has ended."""

    def read() -> None:
        assert process.stdout
        with process.stdout:
            for line in process.stdout:
                lines.put(line)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    process.wait()
    # A process that the worker started may keep the pipe open.
    reader.join(LAST_LINES)
    lines.put("")
