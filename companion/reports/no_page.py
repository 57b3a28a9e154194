"""Says why a page doesn't exist (404) or is empty; no_method.py has the rest (405)."""

import inspect
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import webapp2

from companion.app_yaml_router.static_files import is_private
from companion.app_yaml_router.wsgi import WSGIApp
from companion.closest import ask, closest
from companion.config.handlers import Handler
from companion.config.scripts import app_script
from companion.problem import NOWHERE, Edit, Problem
from companion.reports.no_method import class_for, no_method
from companion.reports.unanswered import ANY_PAGE, Unanswered, by_a_form
from companion.reports.unserved_file import explain_file, where_it_is
from companion.source import webapp
from companion.source.search import ReaderCode, reader_code

MOST_ROUTES = 10  # to show
PLAIN_PATH = re.compile(r"/[\w/.-]*")
PARENTHESES = "call write() with parentheses: self.response.write(...)"


def explain(asked: Unanswered, app: WSGIApp | None, empty: bool) -> Problem | None:
    """Return why a request gets 404, 405 or an empty page.

    It is None if the reader's own code answers so. app: what answers, if it is an app.
    """
    found = asked.settings.matching(asked.path)
    if not found:
        return unmatched(asked)
    if not found[0].rule.script:
        return no_static_file(asked, found[0])
    if not isinstance(app, webapp2.WSGIApplication):
        return None
    code = reader_code(asked.folder, found[0].rule.script)
    try:
        handler = app.router.match(webapp2.Request(asked.environ))[0].handler
    except webapp2.exc.HTTPException:
        return no_route(asked, code)
    if empty:
        return wrote_nothing(asked, code, handler)
    if not inspect.isclass(handler) or hasattr(handler, asked.method):
        return None
    return no_method(asked, code, handler.__name__)


def unmatched(asked: Unanswered) -> Problem:
    urls = [handler.rule.url.pattern for handler in asked.settings.handlers]
    near = closest(asked.path, filter(PLAIN_PATH.fullmatch, urls))
    hint = ask(near) if near and asked.is_typed else ANY_PAGE
    message = f"no url in app.yaml matches {asked.written}"
    scripts = [one for one in asked.settings.handlers if one.rule.script]
    handler = (scripts or asked.settings.handlers)[0]
    place = asked.url(handler)
    edits = place.replacing(f"url: {handler.rule.url.pattern}", "url: /.*")
    return Problem(message, hint, place, edits=edits if hint == ANY_PAGE else ())


def no_static_file(asked: Unanswered, handler: Handler) -> Problem:
    place = asked.url(handler)
    if asked.method == "post":
        hint = "point the form's action at a script's url"
        return Problem(f"{asked.written} is a static file", hint, place)
    match = handler.rule.url.fullmatch(asked.path)
    assert match
    name = match.expand(handler.rule.static_file)
    wanted = asked.folder / handler.rule.static_root / name
    inside = wanted.resolve().is_relative_to(asked.folder)
    names = [found.name for found in wanted.parent.glob("*")] if inside else []
    file = quote((Path(handler.rule.static_root) / name).as_posix())
    if wanted.name in names and is_private(name):
        message = f"visitors don't see {file}, nor any code, hidden file or copy"
        return Problem(message, "give it another name", place)
    if inside and wanted.is_dir():
        return Problem(f"{file} is a folder", "ask for one of its files", place)
    hint = ask(closest(wanted.name, sorted(names)))
    if inside and not hint.endswith(f"{wanted.suffix}`?"):
        hint = where_it_is(asked.folder, asked.settings, unquote(file)) or hint
    return Problem(f"there is no {file}", hint or "save the file there", place)


def no_route(asked: Unanswered, code: ReaderCode) -> Problem:
    typed = not by_a_form(asked.environ)
    file = typed and explain_file(asked.folder, asked.settings, asked.path)
    found = file or (typed and no_address(asked)) or other_module(asked)
    found = found or webapp.duplicate(code)
    if found:
        return found
    path, routes = asked.written, webapp.routes(code)
    paths = [route.path for route in routes]
    message = f"routes has no {path}"
    if path in paths:
        call = "webapp2.WSGIApplication(routes, debug=True)"
        place = code.call("WSGIApplication")
        return Problem(f"the app isn't given the route {path}", f"write {call}", place)
    if "%s" in path:
        hint = f"write '{path}' % (...), with the value in the brackets"
        return Problem(message, hint, code.line_matching(re.escape(path)))
    replaced = (one for one in webapp.routes(code, are_kept=False) if one.path == path)
    if before := next(replaced, None):
        place = routes[0].place if routes else NOWHERE
        hint = f"delete these routes: they replace those on line {before.place.line}"
        is_whole = re.fullmatch(r"\w+ *= *\[.*\]", place.source)
        edit = Edit(place.file, place.line, (place.source,))
        return Problem(message, hint, place, edits=(edit,) if is_whole else ())
    slashless = next((one for one in routes if one.path == path.lstrip("/")), None)
    if slashless:
        hint = f"write the route with a slash: ('{path}', {slashless.class_name})"
        place, old = slashless.place, slashless.path
        edits = place.replacing(old, path) if old else ()
        return Problem(message, hint, place, edits=edits)
    urls = [handler.rule.url.pattern for handler in asked.settings.handlers]
    own = closest(path, filter(PLAIN_PATH.fullmatch, paths))
    near = own or closest(path, filter(PLAIN_PATH.fullmatch, urls))
    beginning = PLAIN_PATH.match(asked.path)
    if beginning and re.search('["=<>]', asked.path):
        hint = f"close the quotation marks after {beginning[0]} in the form or the link"
    elif re.search(r"\bb'", asked.path):
        hint = "write .decode() after what is bytes, before it goes into an address"
    elif near and (asked.is_typed or not own):
        hint = ask(near)
    elif near:
        message = f"routes has {near}, not {path}"
        hint = f"write '{path}' instead of '{near}', or change the form's action"
    else:
        known = ", ".join(one or "''" for one in paths[:MOST_ROUTES])
        message += f", only {known}" if known else ""
        name, write = class_for(code, asked.method), ""
        if asked.method == "post" and "post" not in webapp.methods(code, name):
            name, write = "Greeting", "write a class Greeting with def post, and "
        if not webapp.handler_classes(code):  # routes may name them as text
            name = "..."
        hint = f"{write}add ('{path}', {name}) to routes"
    app = code.line_matching(r"\bWSGIApplication\(")
    *_, place = app, *code.lines_matching(r"^\s*routes\s*=")
    place = next((one.place for one in routes if one.path == near), place)
    return Problem(message, hint, place)


def no_address(asked: Unanswered) -> Problem | None:
    """Say that what was typed is the name of a file or of the folder."""
    name = asked.path.strip("/")
    scripts = [handler.rule.script for handler in asked.settings.handlers]
    is_file = name.endswith((".py", ".yaml")) and (asked.folder / name).is_file()
    if (name and name in (asked.folder.name, *scripts)) or is_file:
        hint = "open / instead: routes says which pages there are"
        return Problem(f"{name} is in your folder, but no page", hint)
    return None


def other_module(asked: Unanswered) -> Problem | None:
    """Say that the routes of another module have the path, if one's have."""
    answers = asked.settings.matching(asked.path)[0]
    named = [handler.rule.script for handler in asked.settings.handlers]
    files = sorted(asked.folder.glob("*.py"))
    for script in [*named, *(app_script(asked.folder, file.name) for file in files)]:
        if not script or script == answers.rule.script or asked.path == "/":
            continue
        routes = webapp.routes(reader_code(asked.folder, script))
        if asked.path not in [route.path for route in routes]:
            continue
        message = f"{asked.path} goes to {answers.rule.script}, but {script} has it"
        hint = f"add `- url: {asked.path}` with `script: {script}` above this url"
        if script in [one.rule.script for one in asked.settings.matching(asked.path)]:
            hint = f"move this url and its script below those of {script}"
        return Problem(message, hint, asked.url(answers))
    return None


def wrote_nothing(asked: Unanswered, code: ReaderCode, handler: Any) -> Problem | None:
    """Say why a page is empty, if its class is in the reader's code."""
    class_name, method = getattr(handler, "__name__", ""), asked.method
    if method not in webapp.methods(code, class_name):
        return None
    message = f"{method}() wrote nothing, so the page is empty"
    returned = "return doesn't send the page: use self.response.write(...) instead"
    to_console = "print() writes to the console; self.response.write() writes the page"
    written, line = webapp.write_in_if(code, class_name, method)
    belongs = f"this line belongs to the `if` on line {line}, so it doesn't always run"
    for place, hint in (
        (code.uncalled("write"), PARENTHESES),
        (code.call("print"), to_console),
        (webapp.first_return(code), returned),
        (written, f"{belongs}: indent it less"),
    ):
        if place != NOWHERE:
            return Problem(message, hint, place)
    place = webapp.method(code, class_name, method)
    writes = webapp.writes(code, class_name, method) and code.call("write") != NOWHERE
    hint = "" if writes else "call self.response.write(...) with the page"
    return Problem(message, hint, place)
