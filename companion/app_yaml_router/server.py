"""The HTTP server, waitress: its limits, how it starts and how it stops."""

import contextlib
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Iterable
from functools import partial
from typing import Any

from waitress import wasyncore
from waitress.server import BaseWSGIServer, create_server

from .channel import ROOM, Channel
from .forms import MAX_BODY
from .wsgi import WSGIApp

# Measured with 4,000 connections that each send as much as they may and then no more:
# 152 MB; the smallest machine of App Engine has 384.
LIMITS: dict[str, Any] = {
    # select(), its default, takes no more than 1,024 connections.
    "asyncore_use_poll": True,
    # Seconds. Front ends keep a connection to use it again, nginx for 60 seconds; the
    # server has to be the one that waits longer.
    "channel_timeout": 75,
    # Bytes of the request line and all headers, the words of a poem among them.
    "max_request_header_size": 32 * 1024,
    # waitress refuses a body of just this length, too.
    "max_request_body_size": MAX_BODY + 1,
    # Bytes taken at a time. While 2,000 connections are open, 480 MB of uploads take a
    # third of the time that they take with its 8 KB. And an address that is a little
    # too long is read to its end, or else the visitor wouldn't see the answer.
    "recv_bytes": 64 * 1024,
    # Bytes in memory of a form and of a page that waits for its visitor; the rest goes
    # to a temporary file.
    "inbuf_overflow": 32 * 1024,
    "outbuf_overflow": 256 * 1024,
    # So that a visitor can wait for another. With more, they wait for Python's lock.
    "threads": 8,
}
WANTED_FILES = 8192
OTHER_FILES = 100  # for the app's own files and modules, and those of a form
STALLED_SECONDS = 30  # that a thread waits for a visitor who reads nothing
WINDOWS_CONNECTIONS = 400  # select() there takes 512 sockets
M_MMAP_THRESHOLD = -3  # as in malloc.h
LARGE_BLOCK = 1024 * 1024  # bytes
STOPPING = (signal.SIGTERM, signal.SIGINT)
STOP_SECONDS = 2.5  # App Engine ends a process 3 seconds after its SIGTERM


def most_connections() -> int:
    """Raise the limit of open files, and return how many connections it allows."""
    if sys.platform == "win32":
        return WINDOWS_CONNECTIONS
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = WANTED_FILES if hard == resource.RLIM_INFINITY else min(WANTED_FILES, hard)
    if soft < WANTED_FILES:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    # One descriptor for the connection, and one for a long form in a temporary file.
    return max(10, (most - OTHER_FILES) // 2)


def make_server(app: WSGIApp, channels: dict[int, Any], **options: Any) -> Any:
    """Return a waitress server. channels: an empty dict, its map of open sockets."""
    # waitress warns whenever more requests come at once than it has threads.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    limits = {**LIMITS, "connection_limit": most_connections() + ROOM}
    server = create_server(app, map=channels, **limits, **options)
    for listener in listeners(channels):
        listener.channel_class = Channel
    return server


def listeners(channels: dict[int, Any]) -> list[Any]:
    return [one for one in channels.values() if isinstance(one, BaseWSGIServer)]


def serve(app: WSGIApp, host: str, port: int, **options: Any) -> None:
    """Serve until SIGTERM or Ctrl-C, then finish pages. Exits if it can't listen."""
    give_memory_back()
    channels: dict[int, Any] = {}
    try:
        make_server(app, channels, host=host, port=port, **options)
    except (OSError, ValueError) as error:
        sys.exit(f"--host {host} --port {port}: {error}")
    first = listeners(channels)[0]
    name = first.effective_host.replace("0.0.0.0", "localhost")
    print(f"Serving on http://{name}:{first.effective_port}", flush=True)
    stopping = threading.Event()

    def stop(*_: object) -> None:
        stopping.set()
        first.pull_trigger()  # wakes up the loop

    for number in STOPPING:
        signal.signal(number, stop)
    default_in_forks(STOPPING)
    while not stopping.is_set():
        end = time.monotonic() + 1
        while not stopping.is_set() and time.monotonic() < end:
            take_turn(channels, seconds=1)
        close_stalled(channels)
    finish(channels)


def default_in_forks(numbers: Iterable[int]) -> None:
    """Have forked processes end at these signals, none of which is lost meanwhile."""
    if sys.platform == "win32":
        return

    block = partial(signal.pthread_sigmask, signal.SIG_BLOCK, numbers)
    unblock = partial(signal.pthread_sigmask, signal.SIG_UNBLOCK, numbers)

    def reset() -> None:  # pragma: no cover (in a process that isn't measured)
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)
        unblock()

    os.register_at_fork(before=block, after_in_parent=unblock, after_in_child=reset)


def give_memory_back() -> None:
    """Have large blocks of memory go back to the system as soon as they aren't used.

    glibc, the C library of most Linuxes, keeps up to 64 MB for each thread (mallopt(3),
    M_MMAP_THRESHOLD).
    """
    import ctypes  # the local server doesn't need it

    with contextlib.suppress(AttributeError, OSError, TypeError):  # not glibc
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK)


def close_stalled(channels: dict[int, Any]) -> None:
    """Close connections for which a thread has waited for too long."""
    for channel in channels.values():
        if isinstance(channel, Channel) and channel.is_stalled(STALLED_SECONDS):
            channel.will_close = True


def take_turn(channels: dict[int, Any], seconds: float) -> None:
    """Wait for up to so long until a connection has something to do, and do it."""
    wasyncore.loop(seconds, LIMITS["asyncore_use_poll"], channels, count=1)


def finish(channels: dict[int, Any]) -> None:
    """Accept no more visitors, and finish and send the pages that are being made."""
    end = time.monotonic() + STOP_SECONDS
    for listener in listeners(channels):
        wasyncore.dispatcher.close(listener)  # its own close() would end its trigger
    while (left := end - time.monotonic()) > 0 and any(map(is_busy, channels.values())):
        take_turn(channels, seconds=min(left, 1))


def is_busy(channel: Any) -> bool:
    """Whether a page is being made or sent for a connection."""
    return isinstance(channel, Channel) and bool(
        channel.requests or channel.total_outbufs_len or channel.unread
    )
