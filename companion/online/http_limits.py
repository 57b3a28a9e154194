"""The limits of the HTTP server, waitress: the same online and on this machine."""

from typing import Any

from companion.online.main import MAX_BODY

# Measured with 4,000 connections that each send as much as they may and then no more:
# 152 MB; the smallest machine of App Engine has 384.
WAITRESS: dict[str, Any] = {
    # select(), its default, takes no more than 1,024 connections.
    "asyncore_use_poll": True,
    # Seconds. Front ends keep a connection to use it again, nginx for 60 seconds; the
    # server has to be the one that waits longer.
    "channel_timeout": 75,
    # Bytes of the request line and all headers, the words of a poem among them.
    "max_request_header_size": 32 * 1024,
    # waitress refuses a body of just this length, too.
    "max_request_body_size": MAX_BODY + 1,
    # Bytes taken at a time; while 2,000 connections are open, 480 MB of uploads take a
    # third of the time that they take with its 8 KB.
    "recv_bytes": 64 * 1024,
    # Bytes of an answer that wait for the rest. With 64 connections, 5,000 pages a
    # second come in one piece each, and 3,000 in pieces as the app makes them: for each
    # piece the threads wait for each other. App Engine sends no answer in pieces.
    "send_bytes": 18_000,
    # Bytes of a body in memory; a longer one goes to a temporary file.
    "inbuf_overflow": 32 * 1024,
}
# Each takes a file descriptor, and another one for a body in a temporary file.
CONNECTIONS_ONLINE = 4000


def arguments(options: dict[str, Any]) -> str:
    """Return options as waitress-serve takes them."""
    return " ".join(
        f"--{name}" if value is True else f"--{name}={value}"
        for name, value in ((name.replace("_", "-"), options[name]) for name in options)
    )
