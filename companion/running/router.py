"""The app that the local server runs: a folder's handlers as they are saved now."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import webapp2

from companion.app_yaml_router import routing
from companion.app_yaml_router.google_apis import remove_claims
from companion.app_yaml_router.names import has
from companion.app_yaml_router.wsgi import Environ, Headers, StartResponse, WSGIApp
from companion.attempt import attempt
from companion.config.app_yaml import AppYaml
from companion.config.scripts import is_cgi
from companion.problem import NOWHERE, Problem
from companion.reports.handler_frame import app_frame, error_in
from companion.reports.missing_script import missing_script
from companion.reports.no_page import explain
from companion.reports.report import report
from companion.reports.text import one_line
from companion.reports.unanswered import Unanswered, by_a_form
from companion.running.automatic_requests import is_automatic
from companion.running.cgi.respond import respond
from companion.running.limits import Limits
from companion.running.load_app import load_app
from companion.running.reloading.reloader import Reloader
from companion.running.reloading.saved_settings import SavedSettings
from companion.running.response_check import check_response, read_body
from companion.services.files import index_yaml
from companion.services.services import Services, check_switched_on
from companion.source.file import File, read_yaml

REASON = "companion.reason"  # in a request's environ: why there is no page, a Problem
START = 'write start_response("200 OK", headers) before the app returns'


class Router:
    """Answers as a folder is saved now; `close` undoes what it did to the process.

    path: the folder's app.yaml, as an absolute path. name: what messages call the file.
    show_error: makes the app that answers a request with what its script raised.
    on_settings: called with what app.yaml says whenever that is new.
    on_unanswered: called with the reason why a page isn't there, doesn't take a form or
    is empty. data: the file that keeps the datastore; without one it is in memory.
    """

    def __init__(
        self,
        path: Path,
        name: str,
        show_error: Callable[[BaseException], WSGIApp],
        limits: Limits,
        on_settings: Callable[[AppYaml], object] = lambda settings: None,
        on_unanswered: Callable[[Problem], object] = lambda reason: None,
        data: Path | None = None,
    ) -> None:
        self.folder = Path(os.path.realpath(path.parent))
        self.reloader = Reloader(self.folder, on_unanswered)
        self.services = Services(data, index_yaml(self.folder))
        self.yaml = File(path.name, "")
        self.settings = SavedSettings(path, name, self.on_change)
        self.scripts = limits.scripts
        self.time_limit = limits.pages
        self.show_error = show_error
        self.on_settings = on_settings
        self.on_unanswered = on_unanswered
        self.one_at_a_time = threading.Lock()

    @property
    def texts(self) -> dict[str, str]:
        """The texts of the folder's files that are in use, by path in the folder."""
        return {**self.reloader.texts, self.yaml.name: self.yaml.text}

    def on_change(self, settings: AppYaml) -> None:
        self.yaml = read_yaml(settings.path, settings.path.name)
        self.reloader.forget()
        self.services.start(settings)
        self.on_settings(settings)

    def close(self) -> None:
        self.scripts.close()
        self.reloader.close()
        self.services.close()
        self.settings.close()

    def __call__(
        self, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        try:
            settings = self.settings.read()
            remove_claims(environ)
            answer: WSGIApp = partial(self.answer, settings)
            if settings.app_engine_apis:
                answer = self.services.started.around(answer)
            return answer(environ, start_response)
        except BaseException as error:  # exit() in a handler is a SystemExit
            exc_info = sys.exc_info()
            with self.time_limit.limited():  # it may have a __str__ that never ends
                page = self.show_error(error)
            return page(
                environ,
                lambda status, headers: start_response(status, headers, exc_info),
            )

    def answer(
        self, settings: AppYaml, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        def get_app(script: str) -> WSGIApp:
            return partial(self.run_script, settings, script)

        def start(status: str, headers: Headers, *exc_info: Any) -> Any:
            self.explain(settings, environ, status, headers)
            return start_response(status, headers, *exc_info)

        keep_out = self.services.started.keep_out if settings.app_engine_apis else None
        answer = routing.find_answer(
            environ, self.folder, settings.url_rules, get_app, keep_out
        )
        return answer(environ, start)

    def run_script(
        self,
        settings: AppYaml,
        script: str,
        environ: Environ,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        app: WSGIApp | None = None
        started = False

        def start(status: str, headers: Headers, *exc_info: Any) -> Any:
            nonlocal started
            check_response(self.folder, status, headers)
            self.explain(settings, environ, status, headers, app)
            started = True
            return start_response(status, headers, *exc_info)

        def log_error(error: BaseException) -> None:
            self.show_error(error)(environ, lambda *_: None)  # too late for a page

        lock = contextlib.nullcontext() if settings.threadsafe else self.one_at_a_time
        with lock:
            if is_cgi(script):
                return respond(self.scripts, self.folder, script, environ, start)
            with self.time_limit.limited():
                app = self.load(settings, script)
                body = app(environ, start)
                find_frame = partial(app_frame, self.folder, app, body)
                parts = read_body(body, self.time_limit, log_error, find_frame)
                if not started:
                    message = f"{script} didn't call start_response"
                    raise error_in(find_frame(), message, START)
                return parts

    def explain(
        self,
        settings: AppYaml,
        environ: Environ,
        status: str,
        headers: Headers,
        app: WSGIApp | None = None,
    ) -> None:
        """Log why a page isn't there or is empty, unless a browser asked by itself.

        The environ gets the reason as well, for a page that says so; but not if the app
        has a page of its own for it. app: what answers, if a module's app does.
        """
        no_text = status[:3] == "200" and ("Content-Length", "0") in headers
        empty = no_text and app is not None
        by_reader = environ["REQUEST_METHOD"] in ("GET", "POST")
        unanswered = empty or status[:3] in ("404", "405")
        if not unanswered or not by_reader or is_automatic(environ):
            return
        asked = Unanswered(self.folder, settings, environ, not by_a_form(environ))
        reason = attempt(explain, asked, app, empty)
        if reason:
            if int(status[:3]) not in getattr(app, "error_handlers", ()):
                environ[REASON] = reason
            self.on_unanswered(reason)

    def load(self, settings: AppYaml, script: str) -> WSGIApp:
        """Return the app that a script names. Raises what load_app() raises."""
        app = load_app(self.reloader, settings, script)
        if not settings.app_engine_apis:
            check_switched_on(self.folder, self.reloader.modules)
        if isinstance(app, webapp2.WSGIApplication) and app.debug:
            # What it calls with any error that nothing else has answered. Its
            # error_handlers would miss what goes wrong after the handler.
            app._internal_error = raise_again
        return app

    def find_problem(self, script: str) -> str:
        """Say in a line why a script can't answer, or return an empty string."""
        try:
            settings = self.settings.read()
            if not is_cgi(script):
                with self.time_limit.limited():
                    self.load(settings, script)
            elif not has(self.folder, script):
                raise missing_script(self.folder, script)
        except Problem as error:
            in_app_yaml = error.place.file == self.settings.name
            return str(replace(error, place=NOWHERE) if in_app_yaml else error)
        except BaseException as error:  # exit() in a module is a SystemExit
            return one_line(report(error, self.folder))
        return ""


def raise_again(error: BaseException) -> NoReturn:
    raise error
