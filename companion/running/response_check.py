"""Refuses an invalid response, and names the reader's own line."""

import ast
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from companion.app_yaml_router.wsgi import Headers
from companion.config.handler_checks import HEADER_NAME
from companion.problem import NOWHERE, Place, Problem

WRITE_STATUS = 'write a string like "200 OK"'

STATUS = re.compile("[1-5][0-9]{2}( [\t -~\xa0-\xff]*)?")  # RFC 9112, section 4
# Characters that a header's value can't contain: RFC 9110, section 5.5.
NOT_ALLOWED = re.compile("[^\t -~\xa0-\xff]")


def check_response(folder: Path, status: object, headers: Headers) -> None:
    """Raise Problem for an invalid status or header: PEP 3333, RFC 9110."""
    if not isinstance(status, str):
        raise Problem(f"the status is {status!r}, not a string", WRITE_STATUS)
    if not STATUS.fullmatch(status):
        reason = status.partition(" ")[2] or status
        places = [*places_of(folder, status), *places_of(folder, reason)]
        message = f"{status!r} isn't a valid status"
        raise Problem(message, WRITE_STATUS, (places or [NOWHERE])[0])
    for name, value in headers:
        problem = find_problem(name, value)
        if problem:
            raise replace(problem, place=next(places_of(folder, name), NOWHERE))


def find_problem(name: object, value: object) -> Problem | None:
    """Return what is wrong with a header."""
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


def places_of(folder: Path, name: object) -> Iterator[Place]:
    """Yield each place in the folder's code that contains a string."""
    wanted = str(name).lower()
    for path in sorted(folder.glob("*.py"), key=os.fspath):
        try:
            tree = ast.parse(path.read_bytes())
        except (OSError, SyntaxError, ValueError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and str(node.value).lower() == wanted:
                yield Place(path.name, node.lineno)
