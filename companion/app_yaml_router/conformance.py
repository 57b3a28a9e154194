"""Makes each response conform to HTTP and PEP 3333, whatever the app does."""

import contextlib
import logging
from collections.abc import Iterable, Iterator
from typing import Any

from webob import exc
from webob.request import BaseRequest

from .wsgi import Environ, Headers, StartResponse, WSGIApp, refused

NOSNIFF = "X-Content-Type-Options", "nosniff"


def conform(app: WSGIApp) -> WSGIApp:
    """Wrap an app so that every request gets a response, and a correct one.

    - Anything that the app raises is logged and answered with 500. waitress would keep
      the connection of an exit(), which isn't an Exception, for good.
    - A HEAD request gets no body.
    - A redirect within the site doesn't repeat the Host header, which anyone can forge.
    - Browsers are told to believe the Content-Type rather than guess another.
    """

    def conforming(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        is_head = environ["REQUEST_METHOD"] == "HEAD"

        def start(status: str, headers: Headers, *exc_info: Any) -> Any:
            write = start_response(status, corrected(environ, headers), *exc_info)
            return (lambda data: None) if is_head else write

        try:
            with only_exceptions():
                body = app(environ, start)
                if is_head:
                    with contextlib.closing(Parts(body)) as parts:
                        next(parts, b"")  # a generator calls start_response here
                    return []
                # waitress sends a file by itself, and knows the length of a list.
                as_it_is = list, tuple, environ.get("wsgi.file_wrapper")
                return body if type(body) in as_it_is else Parts(body)
        except Exception as error:
            logging.exception("%s failed", environ.get("PATH_INFO", ""))
            answer = refused(exc.HTTPInternalServerError)
            exc_info = type(error), error, error.__traceback__
            return answer(environ, lambda *response: start(*response, exc_info))

    return conforming


@contextlib.contextmanager
def only_exceptions() -> Iterator[None]:
    """Turn exit() and the like into an Exception."""
    try:
        yield
    except Exception:
        raise
    except BaseException as error:
        raise RuntimeError(f"the app raised {type(error).__name__}") from error


class Parts:
    """A body whose parts are made while it is sent."""

    def __init__(self, body: Iterable[bytes]) -> None:
        self.body = body
        self.iterator = iter(body)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        with only_exceptions():
            return next(self.iterator)

    def close(self) -> None:
        with only_exceptions():
            if hasattr(self.body, "close"):
                self.body.close()


def corrected(environ: Environ, headers: Headers) -> Headers:
    """Return the headers to send. Raises ValueError for two lengths (RFC 9110, 8.6)."""
    sent, lengths = [NOSNIFF], []
    for name, value in headers:
        key = name.lower()
        if key == "location":
            value = within_site(value, BaseRequest(environ).host_url)
        elif key == "content-length":
            lengths.append(value)
        if key != NOSNIFF[0].lower():
            sent.append((name, value))
    if lengths[1:] or not all(map(str.isdecimal, lengths)):
        raise ValueError(f"Content-Length: {', '.join(lengths)}")
    return sent


def within_site(location: str, site: str) -> str:
    """Return a redirect's target without the site's own scheme and host."""
    rest = location.removeprefix(site)
    if rest == location or rest[:1] not in ("", "/", "?", "#"):
        return location
    if rest.startswith("//"):  # by itself it would name another host
        return f"/.{rest}"
    return rest if rest.startswith("/") else f"/{rest}"
