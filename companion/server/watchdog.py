"""Tells the parent process that the server is alive and, if it ends, on which line."""

import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from time import sleep  # the reader's code may replace time.sleep
from types import FrameType
from typing import NoReturn

from companion.reports.frames import stack
from companion.reports.process_end import report_time_limit
from companion.reports.report import Report
from companion.running.stack_notes import StackNotes
from companion.server.handover import Control, Timeouts


class Watchdog:
    """Keeps the parent informed. folder: the reader's, as a real path."""

    def __init__(
        self, control: Control, stacks: Path, folder: Path, timeouts: Timeouts
    ) -> None:
        self.control = control
        self.folder = folder
        self.timeouts = timeouts
        self.notes = StackNotes(stacks)
        self.exit = self.notes.exit

    def start(self, running: Callable[[], list[FrameType]]) -> None:
        """Start. running: returns the frames of threads in the reader's code."""
        self.notes.start()
        self.notes.end_at_signal()
        threading.Thread(target=self.beat, args=[running], daemon=True).start()
        self.control.send(ready=True)

    def beat(self, running: Callable[[], list[FrameType]]) -> None:
        while True:
            if sys.platform == "win32":
                self.notes.end_after(self.timeouts.silence)  # there is no SIGUSR1
            self.send_heartbeat(running())
            sleep(self.timeouts.beat)

    def send_heartbeat(self, running: list[FrameType]) -> None:
        """Send what runs, then clear the notes, unless there is a new one."""
        noted = self.notes.size
        stacks = [stack(frame, self.folder) for frame in running]
        self.control.send(running=[asdict(found[0]) for found in stacks if found])
        if self.notes.size == noted:
            self.notes.clear()

    def end_stuck(self, frame: FrameType | None) -> NoReturn:
        """End the process, because a page still runs after its time, at this frame."""
        frames = stack(frame, self.folder)
        self.end(report_time_limit(self.timeouts.page, frames, self.folder))

    def end_saying(self, message: str, hint: str) -> NoReturn:
        """End the process for a reason that isn't in a line of the reader's code."""
        self.end(Report("", message, hint))

    def end(self, why: Report) -> NoReturn:
        self.control.send(end=why.to_json())
        self.exit(1)
