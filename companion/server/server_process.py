"""A server process, as its parent sees it."""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from companion.server.handover import VARIABLE, Handover, Timeouts

UTF_8 = {"PYTHONUTF8": "1"}  # for the open() of the reader's code, as on App Engine
# On Windows, the server gets a group of its own, which Ctrl-C doesn't reach.
GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
END_GRACE = 2.0  # seconds for the server to end by itself


class Server:
    """A server process and what it has reported."""

    def __init__(self, listening: tuple[int, ...], notes: Path, first: bool) -> None:
        self.ready = False  # whether it serves
        self.answered = False  # whether it has sent a response
        self.silent = False  # whether it sent no heartbeat for too long
        self.running: list[dict[str, Any]] = []  # the frames of its last heartbeat
        self.last_words = ""  # the report of why it ended itself, as JSON
        self.unread = b""
        self.control, theirs = socket.socketpair()
        with theirs:
            theirs.set_inheritable(True)
            self.handover = Handover(listening, theirs.fileno(), str(notes), first)
            self.process = subprocess.Popen(
                [sys.executable, *sys.orig_argv[1:]],
                env={**os.environ, **UTF_8, VARIABLE: json.dumps(self.handover)},
                close_fds=False,
                creationflags=GROUP,
            )

    def watch(self, timeouts: Timeouts) -> None:
        """Return when the server has ended or has sent no heartbeat for too long.

        Time that this process was suspended doesn't count.
        """
        silence = 0.0
        while silence < timeouts.silence:
            readable, _, _ = select.select([self.control], [], [], timeouts.beat)
            if readable:
                data = b""
                with contextlib.suppress(ConnectionResetError):  # it was killed
                    data = self.control.recv(65536)
                if not data:
                    return
                self.read(data)
                silence = 0.0
            elif self.ready:
                silence += timeouts.beat
        self.silent = True

    def read(self, data: bytes) -> None:
        """Handle the messages in `data`; see watchdog.py for their fields."""
        *lines, self.unread = (self.unread + data).split(b"\n")
        for message in map(json.loads, lines):
            self.ready = self.ready or "ready" in message
            self.answered = self.answered or "answered" in message
            self.running = message.get("running", self.running)
            self.last_words = message.get("end", self.last_words)

    def end(self) -> None:
        """Wait for the process to end by itself, or kill it.

        A silent one gets signals, because it may not notice that the socket is closed.
        """
        try:
            if self.silent and sys.platform != "win32":
                self.process.send_signal(signal.SIGUSR1)  # see StackNotes.end_at_signal
                self.process.send_signal(signal.SIGCONT)  # if it was stopped
            self.control.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(END_GRACE)
        finally:  # even if Ctrl-C is pressed again
            self.process.kill()
            self.process.wait()
