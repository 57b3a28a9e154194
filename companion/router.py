"""The app that the local server runs: a folder's handlers as saved, and error pages."""

import contextlib
import difflib
import logging
import os
import sys
import threading
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

import webapp2

from companion import main
from companion.config import app_yaml
from companion.config.app_yaml import AppYaml
from companion.config.handlers import is_cgi
from companion.errors import UserError
from companion.main import Environ, StartResponse, WSGIApp
from companion.reports.error_page import error_page
from companion.reports.error_report import Report, report
from companion.reports.hints import is_hidden, rename
from companion.running.cgi_script import CgiScripts
from companion.running.fresh_code import FreshCode
from companion.running.time_limit import TimeLimit, TimeLimitExceeded
from companion.running.watched_file import WatchedFile

log = logging.getLogger("default")  # what App Engine calls a project's first service


class Router:
    """Answers as the folder is saved now; `close` undoes what it did to the process."""

    def __init__(self, path: Path, name: str = "app.yaml") -> None:
        """Route by the app.yaml at `path`, an absolute one; errors call it `name`."""
        self.name = name
        self.folder = Path(os.path.realpath(path.parent))
        self.file = WatchedFile(path)
        self.settings: AppYaml | None = None
        self.last_report: Report | None = None
        self.lock = threading.Lock()
        self.one_at_a_time = threading.Lock()
        self.outer_environ = dict(os.environ)
        self.env_variables: Mapping[str, str] = {}
        self.code = FreshCode(self.folder)
        self.scripts = CgiScripts()
        self.time_limit = TimeLimit()

    def close(self) -> None:
        self.scripts.close()
        self.code.close()
        self.set_environ({})

    def __call__(
        self, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        try:
            settings = self.read_settings()
            run_script = partial(self.run_script, settings.threadsafe)
            return main.respond(
                environ, start_response, self.folder, settings.routes, run_script
            )
        except BaseException as error:  # exit() in a handler is a SystemExit
            exc_info = sys.exc_info()
            return self.show(error)(
                environ,
                lambda status, headers: start_response(status, headers, exc_info),
            )

    def read_settings(self) -> AppYaml:
        """Return what app.yaml says now. Raises UserError if it is wrong."""
        with self.lock:
            changed = self.file.changed()
            if changed or self.settings is None:
                self.settings = None
                settings = app_yaml.read(self.file.path, self.name)
                self.set_environ(settings.env_variables)
                self.code.forget()
                self.settings = settings
            return self.settings

    def set_environ(self, variables: Mapping[str, str]) -> None:
        """Put app.yaml's env_variables in the place of those it had before."""
        for name in self.env_variables:
            os.environ.pop(name, None)
            if name in self.outer_environ:
                os.environ[name] = self.outer_environ[name]
        os.environ.update(variables)
        self.env_variables = variables

    def run_script(
        self,
        threadsafe: bool,
        script: str,
        environ: Environ,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        with contextlib.nullcontext() if threadsafe else self.one_at_a_time:
            if is_cgi(script):
                scripts = self.scripts
                return scripts.respond(self.folder, script, environ, start_response)
            with self.time_limit.limited():
                return self.load(script)(environ, start_response)

    def load(self, script: str) -> WSGIApp:
        """Return the app that `module.my_app` names, as saved now.

        Raises UserError if there is no such module or name in it, and whatever
        the module raises when it is imported.
        """
        module_name, _, name = script.rpartition(".")
        try:
            module = self.code.load(module_name)
        except ModuleNotFoundError as error:
            if error.name and f"{module_name}.".startswith(f"{error.name}."):
                raise self.wrong_script(script, self.missing(error.name)) from None
            raise  # the module is there, but one that it imports isn't
        app: WSGIApp | None = getattr(module, name, None)
        if is_hidden(module_name, self.folder):
            raise self.wrong_script(script, rename(module_name))
        if not callable(app):
            near = difflib.get_close_matches(name, vars(module), n=1)
            found = f", but {near[0]} is" if near and near[0] != name else ""
            message = f"no app called {name} is in {module_name}.py{found}"
            raise self.wrong_script(script, message)
        self.show_errors_of(app)
        return app

    def find_problem(self, script: str) -> str:
        """Say in a line why a script can't answer, or return an empty string."""
        try:
            if not is_cgi(script):
                with self.time_limit.limited():
                    self.load(script)
            elif not (self.folder / script).is_file():
                return f"there is no {script}"
        except UserError as error:
            return error.message
        except (Exception, SystemExit, TimeLimitExceeded) as error:
            return report(error, self.folder).message
        return ""

    def missing(self, module: str) -> str:
        names = [path.stem for path in self.folder.glob("*.py")]
        near = difflib.get_close_matches(module, names, n=1)
        found = f", but {near[0]}.py is" if near else ""
        return f"no {module}.py is there{found}"

    def wrong_script(self, script: str, message: str) -> UserError:
        line = self.settings.script_lines.get(script, 0) if self.settings else 0
        return UserError(f"script {script}: {message}", self.name, line)

    def show_errors_of(self, app: object) -> None:
        """Have webapp2 show our page where it would show its own, if debug is on."""
        if isinstance(app, webapp2.WSGIApplication) and app.debug:
            # What it calls with any error that nothing else has answered. Its
            # error_handlers would miss what goes wrong after the handler.
            app._internal_error = self.show

    def show(self, error: BaseException) -> WSGIApp:
        """Tell the console of an error and return the app that tells the browser."""
        self.last_report = found = report(error, self.folder)
        log.error("%s", "\n".join(filter(None, [found.advice, found.details])))
        return error_page(found)
