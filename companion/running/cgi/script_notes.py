"""Reads the notes that script_host.py made about a script that failed."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from companion.reports.frames import Frame
from companion.reports.process_end import own_frames, report_end, report_time_limit
from companion.reports.report import Report, from_json


@dataclass(frozen=True)
class ScriptNotes:
    """The notes of one run. path: the folder with script_host.py's files."""

    path: Path
    folder: Path
    script: str

    def report_time_limit(self, seconds: float) -> Report:
        return report_time_limit(seconds, self.stacks(), self.folder)

    def report_failure(self, status: int) -> Report:
        """Return the report of the script's exception or, without one, of its end."""
        with contextlib.suppress(FileNotFoundError):
            text = (self.path / "error.json").read_text(encoding="ascii")
            return from_json(text)
        return report_end(status, self.stacks(), where=self.script)

    def stacks(self) -> tuple[Frame, ...]:
        dump = (self.path / "stacks.txt").read_text(encoding="utf-8")
        return own_frames(dump, self.folder)
