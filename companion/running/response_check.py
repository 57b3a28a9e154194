"""Reads an app's response; refuses an invalid one, and names the reader's own line."""

import ast
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any, NoReturn

from companion.app_yaml_router.wsgi import Headers
from companion.attempt import attempt
from companion.config.handler_checks import HEADER_NAME
from companion.errors import TimeLimitExceeded
from companion.problem import NOWHERE, Place, Problem
from companion.reports.frames import Frame, lines_of
from companion.reports.handler_frame import error_in
from companion.running.limits import PageLimit
from companion.source.file import File
from companion.source.search import ReaderCode

WRITE_STATUS = 'write a string like "200 OK"'
RETURN = 'write return [b"..."], with the page in bytes'

STATUS = re.compile("[1-5][0-9]{2}( [\t -~\xa0-\xff]*)?")  # RFC 9112, section 4
# Characters that a header's value can't contain: RFC 9110, section 5.5.
NOT_ALLOWED = re.compile("[^\t -~\xa0-\xff]")


def check_response(folder: Path, status: object, headers: Headers) -> None:
    """Raise Problem for an invalid status or header: PEP 3333, RFC 9110."""
    if not isinstance(status, str):
        raise Problem(f"the status is {status!r}, not a string", WRITE_STATUS)
    if not STATUS.fullmatch(status):
        place = place_of(folder, status)
        if place == NOWHERE:
            place = place_of(folder, status.partition(" ")[2] or status)
        raise Problem(f"{status!r} isn't a valid status", WRITE_STATUS, place)
    for name, value in headers:
        problem = find_problem(name, value)
        if problem:
            raise replace(problem, place=place_of(folder, name))


def find_problem(name: object, value: object) -> Problem | None:
    if not isinstance(name, str) or not HEADER_NAME.fullmatch(name):
        message = f"{name!r} isn't a valid header name"
        hint = "use letters, digits and hyphens"
        if "/" in str(name) and HEADER_NAME.fullmatch(str(value)):
            hint = f"name and value are swapped: write headers[{value!r}] = {name!r}"
        return Problem(message, hint)
    if not isinstance(value, str):
        message = f"the header {name} is {value!r}, not a string"
        return Problem(message, f'write "{value}"')
    wrong = NOT_ALLOWED.search(value)
    if wrong:
        message = f"the header {name} contains {wrong[0]!r}, which isn't allowed"
        return Problem(message, "remove it, or encode it with urllib.parse.quote(...)")
    return None


def place_of(folder: Path, text: object) -> Place:
    """Return the first line of the folder's modules that has a string, or NOWHERE."""
    wanted = str(text).lower()
    paths = sorted(folder.glob("*.py"), key=os.fspath)
    files = [File(path.name, "".join(attempt(lines_of, path) or ())) for path in paths]
    return ReaderCode(tuple(files)).first(
        lambda node: (
            isinstance(node, ast.Constant) and str(node.value).lower() == wanted
        )
    )


def read_body(
    body: Iterable[bytes],
    time_limit: PageLimit,
    log_error: Callable[[BaseException], object],
    find_frame: Callable[[], Frame | None],
) -> Iterable[bytes]:
    """Return the body: a list as it is, anything else as an iterator.

    find_frame: returns the frame of the line that made it, if that is known.

    An error before the first part is raised. A later one is passed to log_error, and
    the body ends there. A part that isn't bytes is a Problem: PEP 3333.
    """

    def check(part: bytes) -> bytes:
        if isinstance(part, bytes):
            return part
        message = f"the app's response has {type(part).__name__} instead of bytes"
        raise error_in(find_frame(), message, 'write .encode("utf-8") after the string')

    if isinstance(body, (list, tuple)):
        return [check(part) for part in body]
    try:
        parts = iter(body)
    except TypeError:
        kind = "None" if body is None else type(body).__name__
        message = f"the app returned {kind} instead of a list of bytes"
        raise error_in(find_frame(), message, RETURN) from None
    first = check(next(parts, b""))
    return rest_of_body(first, parts, time_limit, log_error, check, body)


def rest_of_body(
    first: bytes,
    parts: Iterator[bytes],
    time_limit: PageLimit,
    log_error: Callable[[BaseException], object],
    check: Callable[[bytes], bytes],
    body: Any,
) -> Iterator[bytes]:
    started = monotonic()
    part: bytes | None = first
    try:
        while part is not None:
            yield part
            try:
                with time_limit.limited():
                    part = next(parts, None)
                    if monotonic() - started > time_limit.seconds:
                        end(parts, TimeLimitExceeded(time_limit.seconds))
                    part = part if part is None else check(part)
            except BaseException as error:
                log_error(error)
                return
    finally:
        try:
            if hasattr(body, "close"):  # PEP 3333, "Specification Details"
                body.close()
        except BaseException as error:
            log_error(error)


def end(parts: Any, error: TimeLimitExceeded) -> NoReturn:
    """Raise the error, inside the generator if the parts come from one."""
    if hasattr(parts, "throw"):
        parts.throw(error)
    raise error
