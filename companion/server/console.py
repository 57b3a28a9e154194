"""The log on the console: the server's own lines, and those of the reader's code."""

import functools
import logging
import time
from collections.abc import Callable, Iterable
from typing import Any, TextIO
from urllib.parse import quote

from companion.app_yaml_router.wsgi import Environ, Headers, StartResponse, WSGIApp
from companion.running.automatic_requests import is_automatic
from companion.terminal import BOLD, GREY, RED, YELLOW, painted, shown

# A hierarchy of its own, because the reader's code may configure or disable logging's.
loggers = logging.Manager(logging.RootLogger(logging.INFO))
logger = loggers.getLogger("default")  # App Engine's name for a first service
FORMAT = "%(levelname)-8s %(asctime)s %(name)s: %(message)s"  # Google's
# The characters of a URL (RFC 3986, section 2). All others are logged as %XX, because
# they could be control characters for the terminal.
URL_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"


class Formatter(logging.Formatter):
    """Indents all lines but the first, so that none looks like an entry of the log."""

    def format(self, record: logging.LogRecord) -> str:
        return "\n  ".join(map(shown, super().format(record).split("\n")))


class TerminalFormatter(Formatter):
    """Short lines in colour: `18:12:34 GET / 500`."""

    def format(self, record: logging.LogRecord) -> str:
        when = time.strftime("%H:%M:%S", time.localtime(record.created))
        short = getattr(record, "short", "")
        first, *rest = (short or super().format(record)).split("\n")
        status = short.rpartition(" ")[2]
        problem = record.levelno >= logging.ERROR or status.startswith("5")
        warning = record.levelno >= logging.WARNING or status.startswith("4")
        colour = RED if problem else YELLOW if warning else ""
        lines = [f"{painted(when, GREY)} {painted(first, colour)}"]
        for line in rest:
            is_hint = line.strip().startswith("hint: ")
            lines.append(painted(line, BOLD if is_hint else ""))
        return "\n".join(lines)


def set_up(stream: TextIO, is_short: bool) -> None:
    """Have both logged to a stream. is_short: as on a terminal, not as Google does."""
    for root in (loggers.root, logging.root):
        handler = logging.StreamHandler(stream)
        short, long = TerminalFormatter("%(message)s"), Formatter(FORMAT)
        handler.setFormatter(short if is_short else long)
        root.addHandler(handler)
        root.setLevel(logging.INFO)


def log_requests(app: WSGIApp, on_first: Callable[[], object]) -> WSGIApp:
    """Log an app's responses as Google's server does. on_first: called at the first."""
    call_once = functools.cache(on_first)

    def logged(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: Headers, *exc_info: Any) -> Any:
            call_once()
            if is_automatic(environ) and not is_own_file(status, headers):
                return start_response(status, headers, *exc_info)
            method, code = environ["REQUEST_METHOD"], status.split()[0]
            url = quote(environ["REQUEST_URI"], safe=URL_CHARACTERS, encoding="latin-1")
            logger.info(
                '"%s %s %s" %s %s',
                *(method, url, environ["SERVER_PROTOCOL"], code),
                dict(headers).get("Content-Length", "-"),
                extra={"short": f"{method} {url} {code}"},  # see TerminalFormatter
            )
            return start_response(status, headers, *exc_info)

        return app(environ, start)

    return logged


def is_own_file(status: str, headers: Headers) -> bool:
    """Whether the folder has the file, such as an icon, that a browser asks for."""
    content_type = dict(headers).get("Content-Type", "")
    return status < "400" and not content_type.startswith("text/")
