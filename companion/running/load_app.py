"""Finds the app that a script in app.yaml names, in the code as it is saved now."""

import re
from collections.abc import Mapping
from pathlib import Path

import webapp2

from companion.app_yaml_router.routing import named_app
from companion.app_yaml_router.wsgi import WSGIApp
from companion.closest import ask, closest
from companion.config.app_yaml import AppYaml
from companion.config.scripts import file_of
from companion.problem import Place, Problem
from companion.reports.hidden_module import is_hidden, rename
from companion.reports.missing_script import missing_script
from companion.running.reloading.reloader import Reloader
from companion.source.file import File, empty, read


def load_app(reloader: Reloader, settings: AppYaml, script: str) -> WSGIApp:
    """Return the app that `module.my_app` names.

    Raises Problem if there is no such module or name in it, and whatever the module
    raises when it is imported.
    """
    module_name, _, name = script.rpartition(".")
    package = module_name.partition(".")[0]
    place = Place(settings.name, settings.script_lines.get(script, 0))
    if is_hidden(package, reloader.folder):
        raise hidden(script, package, reloader.folder, place)
    try:
        module = reloader.load(module_name)
    except ModuleNotFoundError as error:
        if error.name and f"{module_name}.".startswith(f"{error.name}."):
            raise missing_script(reloader.folder, script, place) from None
        raise  # the module is there, but one that it imports isn't
    app: WSGIApp | None = getattr(module, name, None)
    values = vars(module)
    if not callable(app):
        file = file_of(script)
        near = closest(name, values) or an_app(values)
        is_named = script == named_app(settings.entrypoint)
        key, dot = ("entrypoint", ":") if is_named else ("script", ".")
        if near or is_named:
            message = f"{key} {module_name}{dot}{name}: {file} has no app called {name}"
            hint = ask(near and f"{module_name}{dot}{near}")
            other = f"write what {file} calls its app instead of {name}"
            raise Problem(message, hint or other, place)
        raise no_app(read(reloader.folder, file) or File(file, ""), name)
    if isinstance(app, type) and issubclass(app, webapp2.RequestHandler):
        hint = f"write script: {module_name}.{an_app(values) or 'my_app'}"
        message = f"script {script}: {name} is a class, not an app"
        raise Problem(message, hint, place)
    return app


def no_app(file: File, name: str) -> Problem:
    """Say that a module has no app of this name, and where it should be made."""
    if not file.text.strip():
        return empty(file.name)
    message = f"no app called {name}, which app.yaml names"
    for number, line in enumerate(file.lines, start=1):
        if re.match(rf"\s+{name} *=", line):
            edge = "at the left edge; delete a def or if that has no lines left"
            hint = f"write {name}, and what it needs, {edge}"
            return Problem(message, hint, file.place(number))
    hint = f"write `{name} = webapp2.WSGIApplication(routes, debug=True)`"
    if "webapp2" not in file.text and "print" in file.text:
        script = f"script: {file.name}"
        hint = f"write {script} in app.yaml, as long as {file.name} prints its page"
    elif "http.server" in file.text:
        hint = (
            "make its class a webapp2.RequestHandler, with get() for do_GET() and "
            f"self.response.write() for self.wfile.write(), and {hint}"
        )
    return Problem(message, hint, Place(file.name))


def an_app(values: Mapping[str, object]) -> str:
    """Return the name of a module's first webapp2 app, or an empty string."""
    apps = (key for key in values if isinstance(values[key], webapp2.WSGIApplication))
    return next(apps, "")


def hidden(script: str, module: str, folder: Path, place: Place) -> Problem:
    """Return the error about a module or package that Python doesn't find."""
    name = f"{module}.py" if (folder / f"{module}.py").is_file() else f"folder {module}"
    message = f"script {script}: your {name} has another module's name"
    also = f", and write script: my_{script}"
    return Problem(message, rename(module, folder, also), place)
