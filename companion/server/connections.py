"""How many connections the server can have, and which to close for a new one."""

import errno
import socket
import sys
from collections.abc import Callable
from typing import Any

WANTED = 8192  # descriptors
OTHER_USES = 100  # descriptors for files, scripts and the reader's own code
WINDOWS_CONNECTIONS = 400  # select() there takes 512 sockets


def most_connections() -> int:
    """Raise the limit of open files, and return how many connections it allows."""
    if sys.platform == "win32":
        return WINDOWS_CONNECTIONS  # pragma: no cover (the tests run on Linux)
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < WANTED:
        soft = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    # One descriptor for the connection, and one for a long form in a temporary file.
    return max(10, (min(soft, WANTED) - OTHER_USES) // 2)


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
    """A listening socket that always has room for the next visitor.

    before_accept: called before each connection is accepted.
    end_server: called with a message and a hint if no visitor can be accepted.
    """

    before_accept: Callable[[], object]
    end_server: Callable[[str, str], object]

    def accept(self) -> tuple[socket.socket, Any]:
        self.before_accept()
        try:
            return super().accept()
        except OSError as error:
            if error.errno in FATAL:
                self.end_server(*FATAL[error.errno])
            raise


def make_room(channels: dict[int, Any], most: int) -> None:
    """Make waitress close the connection that is idle longest, if there are `most`.

    channels: waitress's map of open sockets. Only connections without a request in
    progress are closed.
    """
    if len(channels) < most:
        return
    waiting = [
        channel
        for channel in channels.values()
        if hasattr(channel, "requests")
        and not channel.requests
        and not channel.will_close
    ]
    if waiting:
        min(waiting, key=lambda channel: channel.last_activity).will_close = True
