"""The local server's pages, for a tab that asks for them without a socket."""

import os
import sys
from collections.abc import Sequence
from contextlib import chdir
from functools import partial
from io import StringIO
from typing import Any

from webob.request import BaseRequest

from companion.app_yaml_router.wsgi import WSGIApp
from companion.commands.command_line import find_app_yaml
from companion.problem import Problem
from companion.reports.error_page import error_page
from companion.reports.process_end import NO_END, report_end, report_time_limit
from companion.reports.report import report
from companion.reports.text import console_text
from companion.running.router import Router
from companion.server import announce, console
from companion.server.console import log_requests, logger
from companion.server.last_good import LastGood
from companion.server.show_errors import explain_on_page, show_error
from companion.tab import folder
from companion.tab.scripts import limits_here

ORIGIN = "http://localhost:8080"
SECONDS = 5.0  # that a page may take; not App Engine's 30, for the reader waits

Answer = dict[str, Any]


class Pages:
    """Answers requests for web/worker.js. root: where the reader's folder lies."""

    def __init__(self, root: str = "/") -> None:
        self.log = sys.stdout = sys.stderr = StringIO()
        console.set_up(self.log, is_short=True)
        self.files = folder.Files(root)
        self.folder = self.files.folder
        os.chdir(self.folder)  # as the local server does
        last_good = LastGood(self.folder)
        self.page = partial(error_page, may_see=lambda _: True, since=last_good.since)
        self.router = Router(
            self.folder / "app.yaml",
            "app.yaml",
            show_error=partial(show_error, self.folder, self.page),
            limits=limits_here(self.folder, SECONDS),
            on_settings=partial(announce.warn_of_settings, set()),
            on_unanswered=partial(logger.warning, "%s"),
        )
        app = last_good.remember(self.router)
        app = explain_on_page(app, self.folder, self.page)
        self.app = log_requests(app, on_first=lambda: None)

    def request(self, texts: folder.Texts, *asked: Any) -> Answer:
        """Return the response and what was logged. asked: as for make_request()."""
        self.files.save(texts)
        app = self.app
        try:
            with chdir(self.folder.parent):  # so that it is named as it would be typed
                find_app_yaml(folder.NAME)
        except Problem as error:
            app = self.page(report(error, self.folder))
        return self.answer(make_request(*asked), app)

    def ended(self, texts: folder.Texts, status: int | None, *asked: Any) -> Answer:
        """Answer what ended Python. status: None if it took too long."""
        self.files.save(texts)
        request = make_request(*asked)
        if status is None:
            found = report_time_limit(SECONDS, (), self.folder)
        else:
            found = report_end(status, (), where=request.path, hint=NO_END)
        logger.error("%s", console_text(found))
        return self.answer(request, self.page(found))

    def answer(self, request: BaseRequest, app: WSGIApp) -> Answer:
        response = request.send(app, catch_exc_info=True)
        response.content_length = None  # if it is wrong, WebOb would raise an error
        answer = {"body": response.body, "log": self.log.getvalue()}
        self.log.seek(0)
        self.log.truncate()
        return {"status": response.status, "headers": response.headerlist, **answer}


def make_request(
    method: str,
    url: str,
    headers: Sequence[tuple[str, str]] = (),
    body: bytes = b"",
    is_page: bool = True,
) -> BaseRequest:
    """Return what a browser here asks. is_page: whether it is what the reader opens."""
    request = BaseRequest.blank(url, base_url=ORIGIN, method=method)
    request.environ.update(REQUEST_URI=url, REMOTE_ADDR="127.0.0.1")
    request.headers.update(headers)
    request.headers["Sec-Fetch-Dest"] = "document" if is_page else "empty"
    request.body = bytes(body)  # JavaScript passes a memoryview
    return request
