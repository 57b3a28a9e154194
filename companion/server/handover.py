"""What the parent process hands over to the server, and how that talks to the parent.

Sockets are handed over as inheritable ones; their numbers are in the environment.
"""

import contextlib
import json
import os
import select
import socket
import threading
from pathlib import Path
from typing import Any, NamedTuple

VARIABLE = "COMPANION_SERVER"


class Handover(NamedTuple):
    """What a server is started with.

    sockets: the numbers of the sockets to listen at. control: that of the socket that
    leads to the parent. notes: the folder for stacks.txt, where each thread was when
    Python ended, and for end.json, the report of how the last server ended.
    first: whether this server is the first one.
    """

    sockets: tuple[int, ...]
    control: int
    notes: str
    first: bool

    def dump(self) -> str:
        return json.dumps(self)

    @property
    def stacks(self) -> Path:
        return Path(self.notes, "stacks.txt")

    @property
    def last_end(self) -> Path:
        return Path(self.notes, "end.json")


def take_over() -> Handover | None:
    """Return what the parent handed over, or None in the parent itself."""
    text = os.environ.pop(VARIABLE, "")
    return Handover(*json.loads(text)) if text else None


class Control:
    """The server's end of the socket that leads to the parent."""

    def __init__(self, number: int) -> None:
        self.socket = socket.socket(fileno=number)
        self.socket.set_inheritable(False)
        self.socket.settimeout(1)  # a stopped parent doesn't stop the server
        self.lock = threading.Lock()

    def send(self, **message: Any) -> None:
        """Send a message; drop it if the parent is gone or doesn't read."""
        with self.lock, contextlib.suppress(OSError):
            self.socket.sendall(json.dumps(message).encode() + b"\n")

    def wait_for_end(self) -> None:
        """Return once the parent is gone, however it went."""
        select.select([self.socket], [], [])
