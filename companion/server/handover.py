"""What the parent process and the server share: times, sockets and messages.

The server inherits the sockets. Their numbers are in an environment variable.
"""

import contextlib
import json
import os
import select
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

VARIABLE = "COMPANION_SERVER"


class Timeouts(NamedTuple):
    """The seconds after which the parent decides that a page or a server hangs."""

    page: float = 30.0  # that a page or a script may run
    grace: float = 3.0  # that it then has to end
    beat: float = 0.5  # between two heartbeats that the server sends to its parent

    @property
    def silence(self) -> float:
        """How long a server may send no heartbeat."""
        return self.page + self.grace


class Handover(NamedTuple):
    """What a server is started with; the sockets are file descriptors."""

    sockets: tuple[int, ...]  # that listen
    control: int  # to the parent
    notes: str  # the folder for the two files below
    first: bool  # whether this is the first server

    @property
    def stacks(self) -> Path:
        """Where each thread was when Python ended."""
        return Path(self.notes, "stacks.txt")

    @property
    def last_end(self) -> Path:
        """The report of how the last server ended."""
        return Path(self.notes, "end.json")


def take_over() -> Handover | None:
    """Return what the parent passed on, or None in the parent itself."""
    text = os.environ.pop(VARIABLE, "")
    return Handover(*json.loads(text)) if text else None


class Control:
    """The server's end of the socket to the parent."""

    def __init__(self, number: int) -> None:
        self.socket = socket.socket(fileno=number)
        self.socket.set_inheritable(False)
        self.socket.settimeout(1)  # if the parent is paused, the server goes on
        self.lock = threading.Lock()

    def send(self, **message: Any) -> None:
        """Send a message, or drop it if the parent is gone or doesn't read."""
        with self.lock, contextlib.suppress(OSError):
            self.socket.sendall(json.dumps(message).encode() + b"\n")

    def end_with_parent(self, end: Callable[[], object]) -> None:
        """Call `end` when the parent has ended, for whatever reason."""
        select.select([self.socket], [], [])
        end()
