"""Refuses an invalid response, and names the reader's own line."""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

from companion.config.handler_checks import HEADER_NAME
from companion.errors import UserError

WRITE_STATUS = 'write a string like "200 OK"'

Headers = list[tuple[str, str]]

STATUS = re.compile("[1-5][0-9]{2}( [\t -~\xa0-\xff]*)?")  # RFC 9112, section 4
# Characters that a header's value can't contain: RFC 9110, section 5.5.
NOT_ALLOWED = re.compile("[^\t -~\xa0-\xff]")


def check_response(folder: Path, status: object, headers: Headers) -> None:
    """Raise UserError for an invalid status or header: PEP 3333, RFC 9110."""
    if not isinstance(status, str):
        raise UserError(f"the status is {status!r}, not a string", hint=WRITE_STATUS)
    if not STATUS.fullmatch(status):
        reason = status.partition(" ")[2] or status
        places = [*places_of(folder, status), *places_of(folder, reason)]
        message = f"{status!r} isn't a valid status"
        raise UserError(message, *(places or [("", 0)])[0], hint=WRITE_STATUS)
    for name, value in headers:
        problem = find_problem(name, value)
        if problem:
            file, line = next(places_of(folder, name), ("", 0))
            message, hint = problem
            raise UserError(message, file, line, hint)


def find_problem(name: object, value: object) -> tuple[str, str] | None:
    """Return what is wrong with a header, and what to write instead."""
    if not isinstance(name, str) or not HEADER_NAME.fullmatch(name):
        return (
            f"{name!r} isn't a valid header name",
            "use letters, digits and hyphens",
        )
    if not isinstance(value, str):
        return f"the header {name} is {value!r}, not a string", f'write "{value}"'
    wrong = NOT_ALLOWED.search(value)
    if wrong:
        hint = "remove it, or encode it with urllib.parse.quote(...)"
        return (
            f"the header {name} contains {wrong[0]!r}, which isn't allowed",
            hint,
        )
    return None


def places_of(folder: Path, name: object) -> Iterator[tuple[str, int]]:
    """Yield file and line of each place in the folder's code that contains a string."""
    for path in sorted(folder.glob("*.py"), key=os.fspath):
        try:
            tree = ast.parse(path.read_bytes())
        except (OSError, SyntaxError, ValueError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and same_name(node.value, name):
                yield path.name, node.lineno


def same_name(found: object, name: object) -> bool:
    return found == name or (
        isinstance(found, str)
        and isinstance(name, str)
        and found.lower() == name.lower()
    )
