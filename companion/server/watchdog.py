"""Tells the parent process that the server is alive and, if it ends, on which line."""

import faulthandler
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from time import sleep  # the reader's code may replace time.sleep
from types import FrameType
from typing import NoReturn

from companion.errors import TimeLimitExceeded
from companion.reports.frames import stack
from companion.reports.report import Report, report
from companion.server.handover import Control
from companion.server.limits import Limits

# Audit events of calls that end a process without running Python's cleanup.
ENDING = ("os.kill", "os.killpg", "os.exec")


class Watchdog:
    """Keeps the parent informed. folder: the reader's, as a real path."""

    def __init__(
        self, control: Control, stacks: Path, folder: Path, limits: Limits
    ) -> None:
        self.control = control
        self.folder = folder
        self.limits = limits
        self.process = os.getpid()
        self.exit = os._exit
        # faulthandler writes to the descriptor, so it has to stay open.
        self.stacks = stacks.open("wb", buffering=0)

    def start(self, running: Callable[[], list[FrameType]]) -> None:
        """Start. running: returns the frames of threads in the reader's code."""
        faulthandler.enable(self.stacks)
        sys.addaudithook(self.audit)
        os._exit = self.exit_with_note
        threading.Thread(target=self.beat, args=[running], daemon=True).start()
        self.control.send(ready=True)

    def beat(self, running: Callable[[], list[FrameType]]) -> None:
        almost_over = self.limits.silence - 2 * self.limits.beat
        while True:
            os.ftruncate(self.stacks.fileno(), 0)
            os.lseek(self.stacks.fileno(), 0, os.SEEK_SET)
            # A regular expression that never ends blocks all other threads. This
            # writes the stacks without Python's lock.
            faulthandler.dump_traceback_later(almost_over, file=self.stacks)
            stacks = [stack(frame, self.folder) for frame in running()]
            self.control.send(running=[asdict(found[0]) for found in stacks if found])
            sleep(self.limits.beat)

    def end_stuck(self, frame: FrameType | None) -> NoReturn:
        """End the process, because a page still runs after its time, at this frame."""
        found = report(TimeLimitExceeded(self.limits.page), self.folder)
        self.end(replace(found, frames=stack(frame, self.folder)))

    def end_saying(self, message: str, hint: str) -> NoReturn:
        """End the process for a reason that isn't in a line of the reader's code."""
        self.end(Report("", message, hint))

    def end(self, why: Report) -> NoReturn:
        self.control.send(end=why.to_json())
        self.exit(1)

    def exit_with_note(self, status: int) -> NoReturn:
        """Replace os._exit(): note the stack first."""
        self.note_stack()
        self.exit(status)

    def audit(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in ENDING:
            self.note_stack()

    audit.__cantrace__ = True  # type: ignore[attr-defined] # lets debuggers stop there

    def note_stack(self) -> None:
        """Write this thread's stack to the file, except in a forked process."""
        if os.getpid() == self.process:
            faulthandler.dump_traceback(self.stacks, all_threads=False)
