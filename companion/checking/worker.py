"""Runs folders' code for check.py in a separate process that may hang or crash."""

import contextlib
import os
import queue
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from companion.checking.events import Event, Ready, Task, dump
from companion.checking.run import run
from companion.checking.trouble import OWN_FAILURE
from companion.running.stack_notes import StackNotes

MARGIN = 0.5  # seconds for the report of code that was ended at its limit


def main() -> None:
    """Do the tasks that check.py sends, and print the events."""
    sys.dont_write_bytecode = True  # no .pyc files in the reader's folder
    tasks = read_tasks(os.dup(0))
    # The reader's code must not print between the events.
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    errors = os.fdopen(os.dup(2), "w", encoding="utf-8")
    sys.excepthook = partial(end_with_traceback, errors)
    for descriptor, mode in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY)):
        os.dup2(os.open(os.devnull, mode), descriptor)
    os.environ["GAE_ENV"] = "localdev"

    dump_file = Path(sys.argv[1])
    tempfile.tempdir = str(dump_file.parent)  # which check.py deletes
    notes = StackNotes(dump_file)
    notes.start()
    with contextlib.suppress(BrokenPipeError):  # check.py has ended meanwhile
        print(dump(Ready()), file=events, flush=True)
        for task in tasks:
            do(task, notes, events)
            if os.getpid() != notes.process:  # pragma: no cover (a forked copy)
                break
    notes.exit(0)  # a thread that the reader's code started may never end


def do(task: Task, notes: StackNotes, events: TextIO) -> None:
    end_after = task.page_limit + task.grace + MARGIN

    def emit(event: Event) -> None:
        if os.getpid() != notes.process:  # pragma: no cover (a forked copy)
            return
        notes.clear()
        notes.end_after(end_after)
        print(dump(event), file=events, flush=True)

    os.chdir(task.path.parent)
    run(task, emit)
    emit(Ready())
    notes.end_never()


def end_with_traceback(errors: TextIO, *error: Any) -> None:
    """Print the traceback of an error in check.py itself: stderr is os.devnull here."""
    traceback.print_exception(*error, file=errors)
    errors.flush()
    os._exit(OWN_FAILURE)


def read_tasks(pipe: int) -> Iterator[Task]:
    """Yield the tasks up to an empty line; kill this process if check.py ends before.

    pipe: check.py has the other end, which closes when check.py ends.
    """
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()

    def read() -> None:
        with os.fdopen(pipe, encoding="utf-8") as file:
            for line in map(str.strip, file):
                lines.put(line)
                if not line:
                    return
        kill_all()  # pragma: no cover (killed before coverage is saved)

    threading.Thread(target=read, daemon=True).start()
    while line := lines.get():
        yield Task.load(line)


def kill_all() -> None:  # pragma: no cover (killed before coverage is saved)
    if sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


if __name__ == "__main__":  # pragma: no branch
    main()
