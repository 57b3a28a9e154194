"""Makes requests to a folder in-process, through the local server's router."""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from webapp2 import WSGIApplication
from webob import exc
from webob.request import BaseRequest

from companion.app_yaml_router.wsgi import WSGIApp
from companion.checking.browser import document, visible
from companion.checking.browser.document import Document
from companion.checking.browser.forms import Form, Request, forms
from companion.checking.events import ANSWERS, LOADS, Asked, Task
from companion.checking.files import copied
from companion.config.app_yaml import AppYaml
from companion.config.scripts import file_of, is_cgi
from companion.problem import Place, Problem
from companion.reports.no_page import explain
from companion.reports.report import Report, report
from companion.reports.unanswered import Unanswered
from companion.running.cgi.scripts import CgiScripts
from companion.running.limits import Limits
from companion.running.router import Router
from companion.running.time_limit import TimeLimit
from companion.source.file import File, read_yaml
from companion.source.search import ReaderCode, reader_code

FROM_HERE: dict[str, Any] = {"REMOTE_ADDR": "127.0.0.1"}
MOST_REDIRECTS = 20  # Fetch Standard, 4.4, "HTTP-redirect fetch"


@dataclass(frozen=True)
class Page:
    """A response; `error` is the report if the reader's code failed.

    redirected_by: the path of the page that sent the browser on to this one, if any.
    """

    request: Request
    status: int
    media_type: str
    location: str
    text: str
    error: Report | None
    redirected_by: str = ""

    @cached_property
    def html(self) -> Document:
        return document.read(self.text)

    @cached_property
    def forms(self) -> list[Form]:
        return forms(self.html, self.request.path)

    @property
    def after_redirect(self) -> str:
        """How a redirect ended, for messages."""
        return f"a redirect to {self.request.path}, which answers: {self.status}"

    @cached_property
    def lines(self) -> list[str]:
        """The lines that a visitor reads."""
        if self.media_type == "text/plain":
            return [" ".join(line.split()) for line in self.text.splitlines()]
        return visible.lines(self.html)

    @cached_property
    def visible_text(self) -> str:
        return " ".join(self.lines)


MakeLimits = Callable[[Task], Limits]


def in_processes(task: Task) -> Limits:
    """Return the limits of a process that check.py kills, with the scripts it runs."""
    return Limits(
        TimeLimit(task.page_limit, task.grace, on_stuck=lambda frame: None),
        CgiScripts(task.page_limit, task.grace, own_group=False),
    )


class Site:
    """Requests a folder's pages; `close` undoes the changes to this process."""

    def __init__(
        self,
        task: Task,
        emit: Callable[[Asked], object],
        make_limits: MakeLimits = in_processes,
    ) -> None:
        """Serve the folder that is to be checked.

        emit: called before the reader's code runs.
        """
        self.task, self.emit, self.make_limits = task, emit, make_limits
        self.folder = task.path.parent
        self.path, self.name = task.path, task.name
        self.error: Report | None = None
        self.pages: list[Page] = []  # all that were sent
        self.step = ""  # see Asked
        # The files behind a script, read and parsed once.
        self.code_of = cache(partial(reader_code, self.folder))
        self.router = Router(self.path, self.name, self.note_error, make_limits(task))

    def close(self) -> None:
        self.router.close()

    @contextlib.contextmanager
    def copied(self) -> "Iterator[Site | None]":
        """Serve a copy of the folder, for a with statement; None if it is too large."""
        with copied(self.path) as path:
            if path is None:
                yield None
                return
            task, before = replace(self.task, path=path), os.getcwd()
            os.chdir(path.parent)
            try:
                with contextlib.closing(Site(task, self.emit, self.make_limits)) as one:
                    yield one
            finally:
                os.chdir(before)

    def read_settings(self) -> AppYaml:
        """Return app.yaml's settings. Raises Problem if they are wrong."""
        return self.router.settings.read()

    def note_error(self, error: BaseException) -> WSGIApp:
        """Store the report of an error, and answer with a plain 500."""
        self.error = report(error, self.router.folder)
        return exc.HTTPInternalServerError()

    @property
    def app_yaml(self) -> File:
        """The text of app.yaml, as it is saved now."""
        return read_yaml(self.path, self.name)

    def app_yaml_words(self, words: str) -> Place:
        """Return the first line of app.yaml that contains these words, or NOWHERE."""
        return ReaderCode((self.app_yaml,)).line_matching(words)

    def script_place(self, script: str) -> Place:
        line = self.read_settings().script_lines.get(script, 1)
        return self.app_yaml.place(line)

    def load(self, script: str) -> tuple[Any, Report | None]:
        """Return a script's app, or the report of why it can't be loaded."""
        self.emit(Asked(file_of(script), LOADS, self.step))
        try:
            with self.router.time_limit.limited():
                app = self.router.load(self.read_settings(), script)
        except BaseException as error:  # exit() in a module is a SystemExit
            return None, report(error, self.router.folder)
        if isinstance(app, WSGIApplication):
            app.debug = True  # or webapp2 would hide an error
        return app, None

    def explain(self, page: Page, is_typed: bool = False) -> Problem | None:
        """Return why there is no page, as the local server does; see Unanswered."""
        settings, environ = self.read_settings(), blank(page.request).environ
        found = settings.matching(page.request.path)
        script = found[0].rule.script if found else ""
        app = self.load(script)[0] if script and not is_cgi(script) else None
        asked = Unanswered(self.router.folder, settings, environ, is_typed)
        return explain(asked, app, empty=page.status == 200)

    def get(self, path: str) -> Page:
        return self.send(Request("GET", path, ()))

    def send(self, request: Request) -> Page:
        """Make a request as a browser would, and follow where the site sends it."""
        page = self.answer(request)
        for _ in range(MOST_REDIRECTS):
            there = urlsplit(page.location)
            if there.netloc != "localhost":
                return page
            asked = tuple(parse_qsl(there.query, keep_blank_values=True))
            path = page.request.path
            page = self.answer(Request("GET", unquote(there.path), asked))
            page = replace(page, redirected_by=path)
        return page

    def answer(self, request: Request) -> Page:
        self.emit(Asked(f"{request.method} {request.path}", ANSWERS, self.step))
        self.error = None
        response = blank(request).send(self.router, catch_exc_info=True)
        response.content_length = None  # if it is wrong, WebOb would raise an error
        body = response.body  # an error while it is made sets self.error
        page = Page(
            request=request,
            status=response.status_int,
            media_type=response.content_type or "",
            location=response.location or "",
            text="" if self.error else decode(body, response.charset),
            error=self.error,
        )
        self.pages.append(page)
        return page


def blank(request: Request) -> BaseRequest:
    """Return the request that a browser on this machine sends."""
    # What a URL can't contain is sent as UTF-8 and %XX: URL Standard, path state.
    url = quote(request.path, safe="!$%&'()*+,/:;=@~", errors="replace")
    fields = urlencode(request.fields, errors="replace")
    if request.method == "POST":
        return BaseRequest.blank(url, environ=FROM_HERE, POST=fields)
    url = f"{url}?{fields}" if fields else url
    return BaseRequest.blank(url, method=request.method, environ=FROM_HERE)


def decode(body: bytes, charset: str | None) -> str:
    """Return a page's text. A charset that isn't known counts as UTF-8."""
    with contextlib.suppress(LookupError):
        return body.decode(charset or "utf-8", errors="replace")
    return body.decode(errors="replace")
