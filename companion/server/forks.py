"""Keeps processes that the reader's code forks from acting as the server."""

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

from companion.app_yaml_router.wsgi import Environ, StartResponse, WSGIApp


def close_in_forks(sockets: Callable[[], Iterable[Any]]) -> None:
    """Have a forked process close its copies of these sockets.

    Otherwise it would keep the port in use after the server has ended, and a visitor
    waiting whose page is finished.
    """

    def close() -> None:
        for one in sockets():
            one.close()

    if sys.platform != "win32":
        os.register_at_fork(after_in_child=close)


def end_forks(app: WSGIApp, exit: Callable[[int], object]) -> WSGIApp:
    """Wrap an app so that a process that is forked in it ends instead of answering."""
    server = os.getpid()

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        body = app(environ, start_response)
        if os.getpid() != server:
            exit(0)
        return body

    return answer
