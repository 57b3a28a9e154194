"""Has check.py's worker find the change that corrects an error, for the error page."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from companion.problem import Edit
from companion.reports.report import Report
from companion.server import saves

if TYPE_CHECKING:
    from companion.checking.supervise import Worker

PATIENCE = 1.0  # seconds that a page waits for the changes


class Corrections:
    """Finds changes in a thread of its own. path: the app.yaml."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.worker: Worker | None = None
        self.lock = threading.Lock()
        self.found: tuple[str, Sequence[Edit]] = ("", ())
        self.late = 0  # how often changes were found after a page had been sent

    def find(self, report: Report) -> Sequence[Edit]:
        """Return the changes that make a check pass whose failure is this error."""
        if not report.frames:
            return ()
        key = f"{saves.version(self.path.parent)} {report.headline}"
        sent = threading.Event()
        arguments = (key, report, sent)
        thread = threading.Thread(target=self.look, args=arguments, daemon=True)
        thread.start()
        thread.join(PATIENCE)
        sent.set()
        return self.found[1] if self.found[0] == key else ()

    def version(self) -> str:
        """Return what news() in saves.py compares."""
        return f"{saves.version(self.path.parent)}.{self.late}"

    def look(self, key: str, report: Report, sent: threading.Event) -> None:
        with self.lock:
            if self.found[0] != key or not self.found[1]:  # the machine was busy
                edits = self.changes(report)
                self.found = (key, edits)
                self.late += bool(edits and sent.is_set())

    def changes(self, report: Report) -> Sequence[Edit]:
        # They would delay the server's start.
        from companion.checking.repair.advice import is_shown
        from companion.checking.repair.repair import repaired
        from companion.checking.results import first_failed, results_of
        from companion.checking.supervise import Worker
        from companion.checking.task import Task

        self.worker = self.worker or Worker()
        task = Task(self.path, self.path.name)
        step, results = results_of(task, self.worker)[0]
        failed = first_failed(results)
        frame = report.frames[0]
        if not failed or (failed.file, failed.line) != (frame.file, frame.line):
            return ()
        at = results.index(failed)
        edits = repaired(self.worker, task, step, results)[at].edits
        return edits if is_shown(step, edits) else ()
