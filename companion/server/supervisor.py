"""The parent process: keeps the sockets open and restarts the server when it ends.

Meanwhile new visitors wait in the sockets' queues. The parent never runs the reader's
code, so that code can't stop it.
"""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from companion.commands.signals import ENDING, held_back, on_signals
from companion.server.handover import VARIABLE, Handover
from companion.server.timeouts import Timeouts
from companion.terminal import tell

END_GRACE = 2.0  # seconds for the server to end by itself
ENDS = 3  # give up if the server ends this often in ENDS_SECONDS without a response
ENDS_SECONDS = 10.0


def supervise(
    sockets: Sequence[socket.socket], folder: Path, timeouts: Timeouts
) -> int:
    """Run servers on these sockets until a signal comes; return the exit status.

    folder: where the reader's code is, as a real path.
    """
    on_signals(ENDING, interrupt)
    for one in sockets:
        one.set_inheritable(True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as notes:
        try:
            numbers = tuple(one.fileno() for one in sockets)
            return run_servers(numbers, Path(notes), folder, timeouts)
        except KeyboardInterrupt:
            return 0


def interrupt(number: int) -> NoReturn:
    raise KeyboardInterrupt


def run_servers(
    listening: tuple[int, ...], notes: Path, folder: Path, timeouts: Timeouts
) -> int:
    """Start one server after another; return an exit status if that doesn't help."""
    ends: deque[float] = deque(maxlen=ENDS)
    first = True
    while True:
        try:
            with held_back():  # a signal has to find a server that it can end
                server = Server(listening, notes, first)
            server.watch(timeouts)
        finally:
            server.end()
        if first and not server.ready:  # it has printed why
            return server.process.returncode or 1
        # Imported here, because that would delay the start.
        from companion.server.last_end import pass_on, report_last_end

        last_end = report_last_end(server, folder, timeouts)
        if server.answered:
            ends.clear()
        ends.append(time.monotonic())
        if len(ends) == ENDS and ends[-1] - ends[0] < ENDS_SECONDS:
            tell(f"{last_end.headline}, {ENDS} times; giving up", error=True)
            return 1
        notes.mkdir(parents=True, exist_ok=True)  # somebody may have removed it
        pass_on(last_end, server.handover.last_end)
        first = False


class Server:
    """A server process and what it has reported.

    ready: whether it serves. answered: whether it has sent a response. silent: whether
    it sent no heartbeat for too long. running: the frames of its last heartbeat.
    last_words: the report of why it ended itself. Both are parsed JSON.
    """

    def __init__(self, listening: tuple[int, ...], notes: Path, first: bool) -> None:
        self.ready = self.answered = self.silent = False
        self.running: list[dict[str, Any]] = []
        self.last_words: dict[str, Any] | None = None
        self.unread = b""
        self.control, theirs = socket.socketpair()
        with theirs:
            theirs.set_inheritable(True)
            self.handover = Handover(listening, theirs.fileno(), str(notes), first)
            self.process = subprocess.Popen(
                [sys.executable, *sys.orig_argv[1:]],
                env={**os.environ, VARIABLE: self.handover.dump()},
                close_fds=False,
            )

    def watch(self, timeouts: Timeouts) -> None:
        """Return when the server has ended or has sent no heartbeat for too long.

        Time that this process was suspended doesn't count.
        """
        silence = 0.0
        while silence < timeouts.silence:
            readable, _, _ = select.select([self.control], [], [], timeouts.beat)
            if readable:
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
