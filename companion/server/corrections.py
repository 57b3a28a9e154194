"""Has check.py's worker find the change that corrects an error, for the error page.

The page asks whether there is news, and then loads itself again.
"""

import hashlib
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import webob

from companion.app_yaml_router.wsgi import Environ, StartResponse, WSGIApp
from companion.reports.error_page import Advice
from companion.reports.report import Report
from companion.running.reloading.snapshot import snapshot
from companion.server import hosts
from companion.server.listening import NEWS_PATH

if TYPE_CHECKING:
    from companion.checking.supervise import Worker

PATIENCE = 1.0  # seconds that a page waits for the changes


class Corrections:
    """Finds changes in a thread of its own. path: the app.yaml."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.worker: Worker | None = None
        self.lock = threading.Lock()
        self.found: tuple[str, Advice] = ("", ("", ()))
        self.late = 0  # how often changes were found after a page had been sent

    def find(self, report: Report) -> Advice:
        """Return the changes that correct an error, with the hint of the check."""
        unknown = report.hint, ()
        if not report.frames:
            return unknown
        key = f"{self.saved()} {report.headline}"
        sent = threading.Event()
        arguments = (key, report, sent)
        thread = threading.Thread(target=self.look, args=arguments, daemon=True)
        thread.start()
        thread.join(PATIENCE)
        sent.set()
        return self.found[1] if self.found[0] == key else unknown

    def saved(self) -> str:
        """Return a text that is different after each save."""
        stamps = sorted(snapshot(self.path.parent).items())
        return hashlib.blake2b(repr(stamps).encode(), digest_size=8).hexdigest()

    def version(self) -> str:
        """Return a text that is different when there is news."""
        return f"{self.saved()}.{self.late}"

    def news(self, before: str) -> str:
        """Return what is new since a version(): `saved`, `more` to show, or nothing."""
        now = self.version()
        if before.partition(".")[0] != now.partition(".")[0]:
            return "saved"
        return "more" if before != now else ""

    def tell_news(self, app: WSGIApp) -> WSGIApp:
        """Wrap an app so that it tells the news to the error page; see its SCRIPT."""

        def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            if environ["PATH_INFO"] != NEWS_PATH or not hosts.is_local(environ):
                return app(environ, start_response)
            before = webob.Request(environ).params.get("version", "")
            response = webob.Response(self.news(str(before)), content_type="text/plain")
            response.headers["Cache-Control"] = "no-store"
            return response(environ, start_response)

        return answer

    def look(self, key: str, report: Report, sent: threading.Event) -> None:
        with self.lock:
            if self.found[0] != key or not self.found[1][1]:  # the machine was busy
                hint, edits = self.changes(report)
                self.found = (key, (hint, edits))
                self.late += bool(edits and sent.is_set())

    def changes(self, report: Report) -> Advice:
        # They would delay the server's start.
        from companion.checking.events import Task
        from companion.checking.files import copied
        from companion.checking.repair.advice import is_shown
        from companion.checking.repair.repair import repaired
        from companion.checking.results import first_failed, results_of
        from companion.checking.supervise import Worker

        unknown = report.hint, ()
        with copied(self.path) as copy:  # the check sends forms
            if not copy:
                return unknown
            self.worker = self.worker or Worker()
            task = Task(copy, copy.name)
            step, results = results_of(task, self.worker)[0]
            failed = first_failed(results)
            frame = report.frames[0]
            if not failed or (failed.file, failed.line) != (frame.file, frame.line):
                return unknown
            found = repaired(self.worker, task, step, results)[results.index(failed)]
            shows = found.edits and is_shown(step, found.edits)
            return (found.hint, found.edits) if shows else unknown
