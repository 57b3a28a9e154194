"""Says why a page doesn't exist (404), doesn't accept a form (405) or is empty."""

import inspect
import re
from pathlib import Path
from urllib.parse import quote

import webapp2

from companion.app_yaml_router import routing
from companion.app_yaml_router.static_files import is_private
from companion.app_yaml_router.wsgi import Environ, WSGIApp
from companion.closest import closest
from companion.config.app_yaml import AppYaml
from companion.errors import UserError
from companion.reports.handler_frame import (
    class_frame,
    error_at,
    find_line,
    function_frame,
)
from companion.reports.unserved_file import explain_file

MOST_ROUTES = 10  # to show
PLAIN_PATH = re.compile(r"/[\w/.-]*")


def explain_path(folder: Path, settings: AppYaml, environ: Environ) -> UserError:
    """Return why no script and no file in app.yaml answers a path."""
    path = routing.read_path(environ)
    if any(route.url.fullmatch(path) for route in settings.routes):
        return explain_static(folder, settings, environ["REQUEST_METHOD"], path)
    return explain_unrouted(settings, path)


def explain_unrouted(settings: AppYaml, path: str) -> UserError:
    """Return the error for a path that no handler in app.yaml matches."""
    urls = [route.url.pattern for route in settings.routes]
    near = closest(path, filter(PLAIN_PATH.fullmatch, urls))
    hint = f"did you mean `{near}`?" if near else "write `url: /.*` to match any page"
    # Quoted as in a URL, because it may have control characters for the terminal.
    return settings.error_at(0, f"no url matches {quote(path)}", hint)


def explain_static(
    folder: Path, settings: AppYaml, method: str, path: str
) -> UserError:
    """Return the error for a path that matches static files, but no file is there."""
    handler = next(h for h in settings.handlers if h.route.url.fullmatch(path))
    if method == "POST":
        hint = "point the form's action at a script's url"
        message = f"{quote(path)} is a static file"
        return settings.error_at(handler.line, message, hint)
    match = handler.route.url.fullmatch(path)
    assert match
    name = match.expand(handler.route.static_file)
    wanted = folder / handler.route.static_root / name
    inside = wanted.resolve().is_relative_to(folder)
    names = [found.name for found in wanted.parent.glob("*")] if inside else []
    near = closest(wanted.name, sorted(names))
    file = (Path(handler.route.static_root) / name).as_posix()
    if wanted.name in names and is_private(name):
        message = (
            f"{quote(file)} isn't shown to visitors: code, hidden files and copies"
        )
        return settings.error_at(handler.line, message, "give it another name")
    hint = f"did you mean `{near}`?" if near else "save the file there"
    return settings.error_at(handler.line, f"there is no {quote(file)}", hint)


def explain_by_app(
    folder: Path,
    settings: AppYaml,
    module: str,
    app: WSGIApp,
    empty: bool,
    environ: Environ,
) -> UserError | None:
    """Return why a webapp2 app answers 404, 405 or with an empty page.

    It is None if the app's own code answers so. module: the name of its module.
    """
    if not isinstance(app, webapp2.WSGIApplication):
        return None
    request = webapp2.Request(environ)
    method = request.method.lower()
    if empty:
        return explain_empty(folder, app.router.match(request)[0].handler, method)
    by_form = method == "post" or bool(request.query_string)
    try:
        handler = app.router.match(request)[0].handler
    except webapp2.exc.HTTPException:
        file = None if by_form else explain_file(folder, settings, request.path)
        return file or explain_unknown_path(folder, module, app, request.path, by_form)
    if not inspect.isclass(handler) or hasattr(handler, method):
        return None
    message = f"{handler.__name__} has no method {method}"
    own = {
        name: each for name, each in vars(handler).items() if inspect.isfunction(each)
    }
    near = closest(method, own)
    if near:
        frame = function_frame(own[near], folder)
        return error_at(frame, message, f"write `def {method}` instead of `def {near}`")
    other = "get" if method == "post" else "post"
    frame = function_frame(getattr(handler, other, None), folder)
    if frame and by_form:
        hint = f'write `def {method}(self):` here, or `method="{other}"` in the form'
        return error_at(frame, message, hint)
    hint = f"add `def {method}(self):` to it"
    if frame:
        hint = f"open the page with the form, or {hint}"
    return error_at(class_frame(handler, folder), message, hint)


def explain_empty(folder: Path, handler: object, method: str) -> UserError | None:
    """Return where the method is that wrote nothing, or None if it isn't known."""
    frame = function_frame(getattr(handler, method, None), folder)
    hint = "call self.response.write(...) with the page"
    message = f"{method} wrote nothing, so the page is empty"
    return error_at(frame, message, hint) if frame else None


def explain_unknown_path(
    folder: Path, module: str, app: webapp2.WSGIApplication, path: str, by_form: bool
) -> UserError:
    """Return the error for a path that isn't in routes.

    by_form: whether a form sent the request, rather than somebody who typed the path.
    """
    paths = [route.template.strip("^$") for route in app.router.match_routes]
    near = closest(path, filter(PLAIN_PATH.fullmatch, paths))
    message = f"routes has no {path}"
    if path[1:] in paths:
        hint = f"write the route with a slash: '{path}'"
    elif near and by_form:
        message = f"routes has {near}, not {path}"
        hint = "write the same path in routes and in the form"
    elif near:
        hint = f"did you mean `{near}`?"
    else:
        hint = f"add ('{path}', ...) to routes"
        message += f", only {', '.join(paths[:MOST_ROUTES])}" if paths else ""
    frame = find_line(folder, r"^\s*routes\s*=|\bWSGIApplication\(", module)
    return error_at(frame, message, hint)
