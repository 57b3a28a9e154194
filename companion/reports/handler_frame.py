"""Finds the reader's line for an error that was raised in webapp2's code or in ours.

webapp2 calls the reader's method and sends what it returns. If `def get():` lacks self,
or returns a string, the exception is raised in webapp2 itself.
"""

import inspect
import re
import sys
from pathlib import Path
from traceback import walk_tb
from types import CodeType
from typing import Any

from companion.own_code import is_own
from companion.problem import NOWHERE, Place, Problem
from companion.reports.frames import Frame, frame_at, lines_of, stack


def handler_frame(error: BaseException, folder: Path) -> Frame | None:
    """Return the frame of the request's handler, or None if it isn't known."""
    webapp2: Any = sys.modules.get("webapp2")  # a script may not import it
    if webapp2 is None:
        return None
    calls = walk_tb(error.__traceback__)
    requests = (frame.f_locals.get("request") for frame, _ in calls)
    matched = (r for r in requests if isinstance(r, webapp2.Request) and r.route)
    request = next(matched, None)
    called = re.match(r"(\w+)\(\) takes", str(error))
    if called and find_line(folder, rf"error_handlers.*\b{called[1]}\b"):
        return find_line(folder, rf"\s*def\s+{called[1]}\b")
    if request is None:
        swapped = re.match(r"type object '(\w+)' has no .*'startswith'$", str(error))
        return find_line(folder, rf"\(\s*{swapped[1]}\s*,") if swapped else None
    handler = request.route.handler
    if isinstance(handler, str):  # in quotation marks
        return find_line(folder, f"(['\"]){re.escape(handler)}\\1")
    if inspect.isroutine(handler):
        name = handler.__name__.strip("<>")  # lambda's name is <lambda>
        return find_line(folder, rf"['\"]\s*,\s*[\w.()]*\b{name}\b")
    if not inspect.isclass(handler):  # MainPage() rather than MainPage
        routed = rf"['\"]\s*,\s*{type(handler).__name__}\s*\("
        return find_line(folder, routed, type(handler).__module__)
    name = request.route.handler_method or request.method.lower()
    method = getattr(handler, name.replace("-", "_"), None)
    is_handler = issubclass(handler, webapp2.RequestHandler)
    if not is_handler or not inspect.isfunction(method):
        pattern = rf"^\s*class\s+{handler.__name__}\b"
        return find_line(folder, pattern, handler.__module__)
    returned = "object is not callable" in str(error)
    return code_frame(method.__code__, folder, r"\s*return\b\s*\S" if returned else "")


def code_frame(code: CodeType, folder: Path, pattern: str = "") -> Frame:
    """Return the frame of a function's first matching line, or of its def."""
    path, first = Path(code.co_filename), code.co_firstlineno
    last = max(line or 0 for _, _, line in code.co_lines())
    body = enumerate(lines_of(path)[first:last], start=first + 1)
    found = [number for number, line in body if pattern and re.match(pattern, line)]
    name = code.co_name if found else ""
    return frame_at(path, folder, found[0] if found else first, name)


def app_frame(folder: Path, app: Any, body: object) -> Frame | None:
    """Return the frame of the line where an app yields or returns its response.

    body: what it returned; if that is a generator, it is at its `yield`.
    """
    generator = getattr(body, "gi_frame", None)
    if generator:
        return next(iter(stack(generator, folder)), None)
    function = app if inspect.isfunction(app) else type(app).__call__
    code = getattr(function, "__code__", None)
    if not code or not is_own(code.co_filename, folder):
        return None
    return code_frame(code, folder, r".*\breturn\b")


def find_line(folder: Path, pattern: str, module: str = "*") -> Frame | None:
    """Return the frame of the first matching line, in one module or in all."""
    for path in sorted(folder.glob(f"{module.replace('.', '/')}.py")):
        for number, line in enumerate(lines_of(path), start=1):
            if re.search(pattern, line):
                return frame_at(path, folder, number)
    return None


def error_in(frame: Frame | None, message: str, hint: str) -> Problem:
    """Return the error at a frame's line, if the frame is known."""
    return Problem(message, hint, Place(frame.file, frame.line) if frame else NOWHERE)
