"""What the other modules share: the types of PEP 3333, and an error to raise."""

from collections.abc import Callable, Iterable
from typing import Any

from webob import exc

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
WSGIApp = Callable[[Environ, StartResponse], Iterable[bytes]]


def refused(
    status: type[exc.HTTPError], why: str = "", **headers: str
) -> exc.HTTPError:
    """Return an error to raise, which answers in plain text."""
    text = f"{status.code} {status.title}{why and ': '}{why}\n"
    return status(text=text, content_type="text/plain", headers=headers)
