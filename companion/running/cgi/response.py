"""Parses a CGI script's output: headers, a blank line, the body."""

import re
from http import HTTPStatus
from pathlib import Path
from wsgiref.util import is_hop_by_hop

from webob.headers import ResponseHeaders

from companion.app_yaml_router.wsgi import Headers
from companion.config.handler_checks import HEADER_NAME
from companion.problem import Place, Problem
from companion.reports.frames import lines_of

PRINT_PAGE = 'write print("Content-Type: text/plain") and print("") first'
PRINT_BELOW = "move it below the headers and the empty line"
PRINT_BLANK_LINE = 'write print("") between the headers and the page'
PRINT_IT_ABOVE = 'write print("") above this line'
PRINT_NO_SPACE = 'write print("") for the blank line, without spaces in it'
LONGEST_QUOTE = 200  # bytes of what a script printed


def parse(folder: Path, script: str, output: bytes) -> tuple[str, Headers, bytes]:
    """Parse a script's output into status, headers and body: RFC 3875, section 6.

    Raises Problem if it can't be parsed, if possible with the line that prints it.
    """
    blank_line = re.search(rb"(\A|\r?\n)\r?\n", output)
    if not blank_line:
        raise without_blank_line(folder, script, output)
    status = "200 OK"
    headers = ResponseHeaders()
    for line in output[: blank_line.start()].splitlines():
        if not is_header(line):
            page = output[blank_line.end() :]
            raise not_a_header(folder, script, line, page)
        name, _, value = map(str.strip, line.decode("latin-1").partition(":"))
        if name.lower() == "status":
            status = read_status(script, value)
        elif not is_hop_by_hop(name):  # the server sets those
            headers.add(name.title(), with_charset(name, value))
    if "Location" in headers and status == "200 OK":
        status = "302 Found"  # RFC 3875, 6.2.3
    headers.setdefault("Content-Type", "text/html; charset=utf-8")
    body = output[blank_line.end() :]
    headers["Content-Length"] = str(len(body))
    return status, list(headers.items()), body


def without_blank_line(folder: Path, script: str, output: bytes) -> Problem:
    lines = output.splitlines()
    if not is_header(lines[0]):
        return not_a_header(folder, script, lines[0])
    page = next((line for line in lines if not is_header(line)), b"")
    number = line_that_prints(page, folder / script)
    hint = PRINT_IT_ABOVE if number else PRINT_BLANK_LINE
    if "print(" not in "".join(lines_of(folder / script)):
        hint = r'write() ends no line: write "Content-Type: text/plain\n\n"'
    if page and not page.strip():
        hint = PRINT_NO_SPACE
    message = "prints no blank line between headers and page"
    return Problem(message, hint, Place(script, number))


def not_a_header(folder: Path, script: str, line: bytes, page: bytes = b"") -> Problem:
    """Say what to do with a line among the headers. page: what comes below them."""
    message = f"prints {beginning(line)!r}, which isn't a header"
    number = line_that_prints(line, folder / script)
    lines = list(enumerate(map(str.lower, lines_of(folder / script)), start=1))
    first = next((at for at, each in lines if each.lstrip().startswith("print(")), 0)
    headers = next((at for at, each in lines if "content-type" in each), 0)
    if (number or first) < headers and not is_header(page.partition(b"\n")[0]):
        hint = f"remove this line, or {PRINT_BELOW}" if page.strip() else PRINT_BELOW
        return Problem(message, hint, Place(script, number or first))
    return Problem(message, PRINT_PAGE, Place(script, number))


def line_that_prints(printed: bytes, path: Path) -> int:
    """Return the number of the first print() with exactly these words, or 0."""
    words = re.escape(beginning(printed))
    prints = re.compile(rf"\s*print\((['\"]){words}\1\)")
    lines = enumerate(lines_of(path), start=1)
    return next((number for number, line in lines if prints.match(line)), 0)


def is_header(line: bytes) -> bool:
    name, colon, value = line.decode("latin-1").partition(":")
    return bool(colon and HEADER_NAME.fullmatch(name)) and "\0" not in value


def with_charset(name: str, value: str) -> str:
    """Add `charset=utf-8` to a text's Content-Type, unless it has a charset."""
    lower = value.lower()
    is_text = name.lower() == "content-type" and lower.startswith("text/")
    return f"{value}; charset=utf-8" if is_text and "charset" not in lower else value


def read_status(script: str, value: str) -> str:
    """Return the full status, like `404 Not Found`, for a `Status:` header like 404."""
    try:
        status = HTTPStatus(int(value[:3]))
    except ValueError:
        status = HTTPStatus.CONTINUE
    if status < 200:  # an interim response, or not a status
        message = f"prints an invalid Status: {value}"
        raise Problem(message, "write a number like Status: 404", Place(script))
    return f"{status.value} {status.phrase}"


def beginning(output: bytes) -> str:
    return output[:LONGEST_QUOTE].decode("utf-8", errors="replace")
