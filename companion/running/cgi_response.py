"""Reads what a CGI script printed as a response: headers, a blank line, the body."""

import re
from http import HTTPStatus
from wsgiref.util import is_hop_by_hop

from companion.config.handlers import HEADER_NAME
from companion.errors import UserError

TYPE = "Content-Type: text/html"


def parse(script: str, output: bytes) -> tuple[str, list[tuple[str, str]], bytes]:
    """Split what a script printed into status, headers and body: RFC 3875, section 6.

    Raises UserError, naming the script, if it can't be split.
    """
    blank_line = re.search(rb"(\A|\r?\n)\r?\n", output)
    if not blank_line:
        message = "prints no blank line between headers and page"
        raise UserError(message, script, details=beginning(output))
    status = "200 OK"
    headers = []
    for line in output[: blank_line.start()].splitlines():
        name, colon, value = line.decode("latin-1").partition(":")
        value = value.strip()
        if not colon or not HEADER_NAME.fullmatch(name) or "\0" in value:
            message = f"prints {beginning(line)!r} where a header like {TYPE!r} belongs"
            raise UserError(message, script, details=beginning(output))
        if name.lower() == "status":
            status = read_status(script, value)
        elif not is_hop_by_hop(name):  # those are between server and browser
            headers.append((name.title(), value))
    names = {name for name, _ in headers}
    if "Location" in names and status == "200 OK":
        status = "302 Found"  # RFC 3875, 6.2.3
    if "Content-Type" not in names:
        headers.append(("Content-Type", "text/html; charset=utf-8"))
    body = output[blank_line.end() :]
    headers = [header for header in headers if header[0] != "Content-Length"]
    return status, [*headers, ("Content-Length", str(len(body)))], body


def read_status(script: str, value: str) -> str:
    """Complete a `Status:` header, like 404, to `404 Not Found`."""
    try:
        status = HTTPStatus(int(value[:3]))
    except ValueError:
        status = HTTPStatus.CONTINUE
    if status < 200:  # those are no answer yet
        message = f"prints Status: {value}; write a number like Status: 404"
        raise UserError(message, script)
    return f"{status.value} {status.phrase}"


def beginning(output: bytes) -> str:
    return output[:200].decode("utf-8", errors="replace")
