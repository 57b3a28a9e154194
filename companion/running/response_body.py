"""Reads the body of an app's response, which may be a generator."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from time import monotonic
from typing import Any, NoReturn

from companion.errors import TimeLimitExceeded
from companion.reports.frames import Frame
from companion.reports.handler_frame import error_in
from companion.running.limits import PageLimit

RETURN = 'write return [b"..."], with the page in bytes'


def read_body(
    body: Iterable[bytes],
    time_limit: PageLimit,
    log_error: Callable[[BaseException], object],
    find_frame: Callable[[], Frame | None],
) -> Iterable[bytes]:
    """Return the body: a list as it is, anything else as an iterator.

    find_frame: returns the frame of the line that made it, if that is known.

    An error before the first part is raised. A later one is passed to log_error, and
    the body ends there.
    """
    check = partial(checked, find_frame)
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


def checked(find_frame: Callable[[], Frame | None], part: bytes) -> bytes:
    """Return a part of the body. Raises Problem unless it is bytes: PEP 3333."""
    if isinstance(part, bytes):
        return part
    message = f"the app's response has {type(part).__name__} instead of bytes"
    raise error_in(find_frame(), message, 'write .encode("utf-8") after the string')
