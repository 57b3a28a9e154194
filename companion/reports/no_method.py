"""Says why the class of a page has no method for a request (405)."""

import ast

from companion.closest import closest
from companion.problem import NOWHERE, Problem
from companion.reports.unanswered import ANY_PAGE, Unanswered, by_a_form
from companion.source import webapp
from companion.source.search import ReaderCode


def no_method(asked: Unanswered, code: ReaderCode, class_name: str) -> Problem:
    method = asked.method
    message = f"{class_name} has no method {method}"
    for file, node in code.functions():
        if node.name == method:
            hint = "isn't in the class: indent it and its lines by four spaces"
            return Problem(message, f"{method}() {hint}", file.place(node.lineno))
    if twice := webapp.duplicate(code):
        return twice
    misspelt = closest(method, webapp.methods(code, class_name))
    if misspelt:
        place = webapp.method(code, class_name, misspelt)
        hint = f"write def {method}(self) instead of def {misspelt}(self)"
        edits = place.replacing(f"def {misspelt}(", f"def {method}(")
        return Problem(message, hint, place, edits=edits)
    found = below(asked, code, class_name)
    if not found and not asked.is_typed:
        found = other_class(asked, code, class_name)
    return found or one_method(asked, code, class_name)


def below(asked: Unanswered, code: ReaderCode, class_name: str) -> Problem | None:
    """Say that the path has a route of its own, but below one that matches it too."""
    routes = webapp.routes(code)
    first = next((one for one in routes if one.class_name == class_name), None)
    own = next((one for one in routes if one.path == asked.path), None)
    if not first or not own or first.class_name == own.class_name:
        return None
    message = f"{class_name} has no method {asked.method}"
    above = f"('{first.path}', {class_name}), which matches {own.path} too"
    hint = f"move ('{own.path}', {own.class_name}) above {above}"
    return Problem(message, hint, own.place)


def one_method(asked: Unanswered, code: ReaderCode, class_name: str) -> Problem:
    """Say that a class only has the other method, or none."""
    method = asked.method
    other = "get" if method == "post" else "post"
    message = f"{class_name} has no method {method}"
    node = webapp.handler_classes(code).get(class_name)
    place = webapp.method(code, class_name, other)
    if place == NOWHERE:
        place = code.line_matching(rf"^\s*class\s+{class_name}\b")
    add = f"add a method to {class_name}: def {method}(self)"
    if not node or other not in webapp.methods(code, class_name):
        return Problem(message, add, place)
    instead = f"write def {method}(self) instead of def {other}(self)"
    has_form = "<form" in ast.unparse(node)
    if by_a_form(asked.environ):
        hint = add if has_form and method == "post" else instead
        return Problem(message, f'{hint}, or method="{other}" in the form', place)
    is_front = asked.path == "/" or has_form
    hint = instead if is_front else f"open the page with the form, or {add}"
    return Problem(message, hint, place)


def other_class(asked: Unanswered, code: ReaderCode, class_name: str) -> Problem | None:
    """Say that another class has the method, if one has."""
    method, path = asked.method, asked.written
    message = f"{class_name} has no method {method}"
    routes = webapp.routes(code)
    for route in routes:
        if route.path == asked.path or route.class_name == class_name:
            continue
        if method not in webapp.methods(code, route.class_name):
            continue
        if not asked.settings.matching(route.path):
            place = asked.url(asked.settings.matching(asked.path)[0])
            not_reached = f"no url in app.yaml matches {route.path}"
            return Problem(not_reached, ANY_PAGE, place)
        front = {asked.path: class_name, route.path: route.class_name}.get("/", "")
        twice = [one.class_name for one in routes].count(class_name) > 1
        if not twice and (not front or "get" in webapp.methods(code, front)):
            if method != "post":
                return None
            there = f'action="{route.path}" in the form: {route.class_name}'
            place = code.line_matching(r"<form\b")
            return Problem(message, f"write {there} has post()", place)
        write = f"write ('{path}', {route.class_name}), which has {method}()"
        hint = f"{write}: two classes may be swapped in routes"
        return Problem(message, hint, route.place)
    able = class_for(code, method)
    routed = able in [one.class_name for one in routes]
    if routed or method not in webapp.methods(code, able):
        return None
    place = next((one.place for one in routes if one.path == asked.path), NOWHERE)
    return Problem(message, f"write ('{path}', {able}) in routes", place)


def class_for(code: ReaderCode, method: str) -> str:
    """Return the class to answer a request, preferably one without a route."""
    routed = [route.class_name for route in webapp.routes(code)]
    classes = [name for name in webapp.handler_classes(code) if name not in routed]
    known = [*classes, *routed, "MainPage"]
    able = [name for name in known if method in webapp.methods(code, name)]
    return (able or known)[0]
