"""Has check.py's worker find the change that corrects an error, for the error page."""

import threading
from collections.abc import Sequence
from pathlib import Path

from companion.checking.events import FAILED
from companion.checking.repair.advice import is_shown
from companion.checking.repair.repair import repaired
from companion.checking.results import results_of
from companion.checking.supervise import Worker
from companion.checking.task import Task
from companion.problem import Edit
from companion.reports.report import Report
from companion.server import saves

PATIENCE = 1.5  # seconds that a page waits for the changes
PAGE_LIMIT = 1.0  # seconds that a page may take


class Corrections:
    """Finds changes in a thread of its own. path: the app.yaml."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.worker: Worker | None = None
        self.lock = threading.Lock()
        self.found: tuple[str, Sequence[Edit]] = ("", ())

    def find(self, report: Report) -> Sequence[Edit]:
        """Return the changes that make a check pass whose failure is this error."""
        if not report.frames:
            return ()
        thread = threading.Thread(target=self.look, args=[report], daemon=True)
        thread.start()
        thread.join(PATIENCE)
        sought, edits = self.found
        return edits if sought == self.key(report) else ()

    def key(self, report: Report) -> str:
        return f"{saves.version(self.path.parent)} {report.headline}"

    def look(self, report: Report) -> None:
        with self.lock:
            key = self.key(report)
            if self.found[0] != key:
                self.found = (key, self.changes(report))

    def changes(self, report: Report) -> Sequence[Edit]:
        self.worker = self.worker or Worker()
        task = Task(self.path, self.path.name, page_limit=PAGE_LIMIT)
        step, results = results_of(task, self.worker)[0]
        failed = next((one for one in results if one.status == FAILED), None)
        frame = report.frames[0]
        if not failed or (failed.file, failed.line) != (frame.file, frame.line):
            return ()
        for result in repaired(self.worker, task, step, results):
            if result.edits and is_shown(step, result.edits):
                return result.edits
        return ()
