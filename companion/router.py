"""The app that the local server runs: a folder's handlers as they are saved now."""

import contextlib
import difflib
import os
import sys
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import webapp2

from companion import main
from companion.config.app_yaml import AppYaml
from companion.config.handlers import is_cgi
from companion.errors import TimeLimitExceeded, UserError
from companion.main import Environ, StartResponse, WSGIApp
from companion.reports.hints import is_hidden, rename
from companion.reports.report import report
from companion.running.cgi_script import CgiScripts
from companion.running.fresh_code import FreshCode
from companion.running.response_body import read_body
from companion.running.response_check import check_response
from companion.running.saved_settings import SavedSettings
from companion.running.time_limit import TimeLimit

ShowError = Callable[[BaseException], WSGIApp]


class Router:
    """Answers as a folder is saved now; `close` undoes what it did to the process.

    show_error: makes the app that answers a request with what its script raised.
    """

    def __init__(
        self,
        settings: SavedSettings,
        code: FreshCode,
        scripts: CgiScripts,
        time_limit: TimeLimit,
        show_error: ShowError,
    ) -> None:
        self.settings = settings
        self.folder = code.folder
        self.code = code
        self.scripts = scripts
        self.time_limit = time_limit
        self.show_error = show_error
        self.one_at_a_time = threading.Lock()

    def close(self) -> None:
        self.scripts.close()
        self.code.close()
        self.settings.close()

    def __call__(
        self, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        try:
            settings = self.settings.read()
            run_script = partial(self.run_script, settings)
            return main.respond(
                environ, start_response, self.folder, settings.routes, run_script
            )
        except BaseException as error:  # exit() in a handler is a SystemExit
            exc_info = sys.exc_info()
            return self.show_error(error)(
                environ,
                lambda status, headers: start_response(status, headers, exc_info),
            )

    def run_script(
        self,
        settings: AppYaml,
        script: str,
        environ: Environ,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *exc_info: Any) -> Any:
            check_response(self.folder, status, headers)
            return start_response(status, headers, *exc_info)

        lock = contextlib.nullcontext() if settings.threadsafe else self.one_at_a_time
        with lock:
            if is_cgi(script):
                return self.scripts.respond(self.folder, script, environ, start)
            with self.time_limit.limited():
                body = self.load(settings, script)(environ, start)
                return read_body(body, self.time_limit, self.show_error)

    def load(self, settings: AppYaml, script: str) -> WSGIApp:
        """Return the app that `module.my_app` names, as saved now.

        Raises UserError if there is no such module or name in it, and whatever
        the module raises when it is imported.
        """
        wrong_script = partial(wrong_script_error, settings, script)
        module_name, _, name = script.rpartition(".")
        try:
            module = self.code.load(module_name)
        except ModuleNotFoundError as error:
            if error.name and f"{module_name}.".startswith(f"{error.name}."):
                raise wrong_script(*self.missing(error.name)) from None
            raise  # the module is there, but one that it imports isn't
        app: WSGIApp | None = getattr(module, name, None)
        if is_hidden(module_name, self.folder):
            message = f"{module_name}.py is hidden by another module of that name"
            raise wrong_script(message, rename(module_name))
        if not callable(app):
            raise wrong_script(*missing_app(module_name, name, vars(module)))
        self.show_errors_of(app)
        return app

    def find_problem(self, script: str) -> str:
        """Say in a line why a script can't answer, or return an empty string."""
        try:
            settings = self.settings.read()
            if not is_cgi(script):
                with self.time_limit.limited():
                    self.load(settings, script)
            elif not (self.folder / script).is_file():
                return f"there is no {script}"
        except UserError as error:
            return f"{error.message}; {error.hint}"
        except (Exception, SystemExit, TimeLimitExceeded) as error:
            return report(error, self.folder).headline
        return ""

    def missing(self, module: str) -> tuple[str, str]:
        """Return what is wrong where app.yaml names this module, and what to write."""
        names = [path.stem for path in self.folder.glob("*.py")]
        near = difflib.get_close_matches(module, names, n=1)
        found = f", but {near[0]}.py is" if near else ""
        hint = f"call the file {module}.py, or write its name behind script:"
        return f"no {module}.py is there{found}", hint

    def show_errors_of(self, app: object) -> None:
        """Have webapp2 show our page where it would show its own, if debug is on."""
        if isinstance(app, webapp2.WSGIApplication) and app.debug:
            # What it calls with any error that nothing else has answered. Its
            # error_handlers would miss what goes wrong after the handler.
            app._internal_error = self.show_error


def wrong_script_error(
    settings: AppYaml, script: str, message: str, hint: str
) -> UserError:
    line = settings.script_lines.get(script, 0)
    return settings.error_at(line, f"script {script}: {message}", hint)


def missing_app(module: str, name: str, names: Iterable[str]) -> tuple[str, str]:
    """Return what is wrong where a module has no such app, and what to write."""
    near = difflib.get_close_matches(name, list(names), n=1)
    if near and near[0] != name:
        message = f"no app called {name} is in {module}.py, but {near[0]} is"
        return message, f"write script: {module}.{near[0]} in app.yaml"
    hint = f"write `{name} = webapp2.WSGIApplication(routes, debug=True)` at the end"
    return f"no app called {name} is in {module}.py", hint


def make_router(
    path: Path,
    name: str,
    show_error: ShowError,
    time_limit: TimeLimit,
    own_group: bool = True,
    on_settings: Callable[[AppYaml], object] | None = None,
) -> Router:
    """Return the router of the app.yaml at `path`, an absolute one.

    name: what messages call the file. own_group: see CgiScripts. on_settings: called
    with what the file says whenever that is new.
    """
    code = FreshCode(Path(os.path.realpath(path.parent)))

    def on_change(settings: AppYaml) -> None:
        code.forget()
        if on_settings:
            on_settings(settings)

    return Router(
        SavedSettings(path, name, on_change),
        code,
        CgiScripts(time_limit.seconds, time_limit.grace, own_group),
        time_limit,
        show_error,
    )
