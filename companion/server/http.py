"""Makes waitress serve an app on the parent's sockets, and in no forked process."""

import errno
import os
import socket
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import quote

from companion.app_yaml_router.conformance import conform
from companion.app_yaml_router.server import make_server
from companion.app_yaml_router.wsgi import Environ, StartResponse, WSGIApp
from companion.server.listening import IDENT

NO_DESCRIPTORS = (
    "too many open files",
    "close each file that the code opens: `with open(...) as file:`",
)
CLOSED = ("the server's own socket was closed", "only close what the code has opened")
# After these errors of accept(), the server can't accept any more visitors.
FATAL = {
    **dict.fromkeys((errno.EMFILE, errno.ENFILE), NO_DESCRIPTORS),
    # Another file has the socket's number, or none has.
    **dict.fromkeys((errno.EBADF, errno.ENOTSOCK, errno.EINVAL), CLOSED),
}


class Listener(socket.socket):
    """Calls end_server with a message and a hint if it can accept no more visitors."""

    end_server: Callable[[str, str], object]

    def accept(self) -> tuple[socket.socket, Any]:
        try:
            return super().accept()
        except OSError as error:
            if error.errno in FATAL:
                self.end_server(*FATAL[error.errno])
            raise


def make_local_server(
    app: WSGIApp,
    listeners: Sequence[Listener],
    end_server: Callable[[str, str], object],
    folder: str,
) -> Any:
    """Return a waitress server, whose run() serves until KeyboardInterrupt.

    folder: its name, for another server that wants the port; see listening.py.
    """
    channels: dict[int, Any] = {}
    for listener in listeners:
        listener.set_inheritable(False)
        listener.end_server = end_server
    close_in_forks(lambda: [channel.socket for channel in channels.values()])
    return make_server(
        conform(app),
        channels,
        sockets=list(listeners),
        ident=f"{IDENT} {quote(os.fsencode(folder))}",
        # The error page needs these headers to tell who comes through a tunnel.
        clear_untrusted_proxy_headers=False,
    )


def close_in_forks(sockets: Callable[[], Iterable[Any]]) -> None:
    """Have a forked process close its copies of these sockets.

    Otherwise the port stays in use after the server has ended, and a visitor waits.
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
