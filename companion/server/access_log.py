"""The access log: one line a request, in the format of Google's local server."""

import functools
import urllib.parse
from collections.abc import Callable, Iterable
from typing import Any

from companion.app_yaml_router.wsgi import Environ, Headers, StartResponse, WSGIApp
from companion.running.automatic_requests import is_automatic
from companion.server.console import logger

# The characters of a URL (RFC 3986, section 2). All others are logged as %XX, because
# they could be control characters for the terminal.
URL_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"


def log_requests(app: WSGIApp, on_first: Callable[[], object]) -> WSGIApp:
    """Wrap an app so that each of its responses is logged.

    on_first: called when the first response starts.
    """
    call_once = functools.cache(on_first)

    def logged(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: Headers, *exc_info: Any) -> Any:
            call_once()
            if is_automatic(environ) and not is_own_file(status, headers):
                return start_response(status, headers, *exc_info)
            method, code = environ["REQUEST_METHOD"], status.split()[0]
            url = urllib.parse.quote(
                environ["REQUEST_URI"], safe=URL_CHARACTERS, encoding="latin-1"
            )
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
