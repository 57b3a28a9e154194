"""The sockets that the server listens on."""

import errno
import socket
from collections.abc import Callable
from typing import Any

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
    """A listening socket that notices if it can accept no more visitors.

    end_server: called with a message and a hint if no visitor can be accepted.
    """

    end_server: Callable[[str, str], object]

    def accept(self) -> tuple[socket.socket, Any]:
        try:
            return super().accept()
        except OSError as error:
            if error.errno in FATAL:
                self.end_server(*FATAL[error.errno])
            raise
