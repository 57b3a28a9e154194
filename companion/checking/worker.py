"""Runs a folder's code for check.py in a separate process that may hang or crash."""

import os
import signal
import sys
import threading
import traceback
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from companion.checking.events import Event, Finished, dump
from companion.checking.run import run, run_each, run_loading
from companion.checking.step_names import EACH, LOADING
from companion.checking.task import Task
from companion.checking.worker_end import OWN_FAILURE
from companion.running.stack_notes import StackNotes

MARGIN = 0.5  # seconds for the report of code that was ended at its limit


def main() -> None:
    """Do the task that the command line gives, and print the events."""
    task, stacks = Task.load(sys.argv[1]), Path(sys.argv[2])
    sys.dont_write_bytecode = True  # no .pyc files in the reader's folder
    end_with_parent(os.dup(0))
    # The reader's code must not print between the events.
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    errors = os.fdopen(os.dup(2), "w", encoding="utf-8")
    sys.excepthook = partial(end_with_traceback, errors)
    for descriptor, mode in ((0, os.O_RDONLY), (1, os.O_WRONLY), (2, os.O_WRONLY)):
        os.dup2(os.open(os.devnull, mode), descriptor)
    os.environ["GAE_ENV"] = "localdev"
    os.chdir(task.path.parent)

    notes = StackNotes(stacks)
    notes.start()
    end_after = task.page_limit + task.grace + MARGIN

    def emit(event: Event) -> None:
        if os.getpid() == notes.process:  # not in a forked copy
            notes.clear()
            notes.end_after(end_after)
            print(dump(event), file=events, flush=True)

    {EACH: run_each, LOADING: run_loading}.get(task.step, run)(task, emit)
    emit(Finished())
    notes.exit(0)  # a thread that the reader's code started may never end


def end_with_traceback(errors: TextIO, *error: Any) -> None:
    """Print the traceback of an error in check.py itself: stderr is os.devnull here."""
    traceback.print_exception(*error, file=errors)
    errors.flush()
    os._exit(OWN_FAILURE)


def end_with_parent(pipe: int) -> None:
    """Kill this process and its children when check.py ends.

    pipe: check.py has the other end, which closes when check.py ends.
    """

    def wait() -> None:  # pragma: no cover (killed before coverage is saved)
        os.read(pipe, 1)
        if sys.platform != "win32":
            os.killpg(0, signal.SIGKILL)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


if __name__ == "__main__":  # pragma: no branch
    main()
