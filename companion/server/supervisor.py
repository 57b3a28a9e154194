"""The parent process: keeps the sockets open and restarts the server when it ends.

Meanwhile new visitors wait in the sockets' queues. The parent never runs the reader's
code, so that code can't stop it.
"""

import _thread
import os
import signal
import socket
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from companion.commands.signals import ENDING, held_back, on_signals
from companion.server.handover import Timeouts
from companion.server.server_process import Server
from companion.terminal import kept_as_it_is, tell

ENDS = 3  # give up if the same code ends this often in ENDS_SECONDS without a response
ENDS_SECONDS = 10.0


def supervise(
    sockets: Sequence[socket.socket],
    folder: Path,
    timeouts: Timeouts,
    stop_with_stdin: bool,
) -> int:
    """Run servers on these sockets until a signal comes; return the exit status.

    folder: the reader's, as a real path. stop_with_stdin: stop when it closes, too.
    """
    on_signals(ENDING, signal.default_int_handler)
    if stop_with_stdin:
        stop_with_standard_input()
    for one in sockets:
        one.set_inheritable(True)
    with (
        kept_as_it_is(),  # the debugger turns the echo off
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as notes,
    ):
        try:
            numbers = tuple(one.fileno() for one in sockets)
            return run_servers(numbers, Path(notes), folder, timeouts)
        except KeyboardInterrupt:
            if sys.stderr.isatty():  # below the ^C
                print(file=sys.stderr)
            return 0


def stop_with_standard_input() -> None:
    """Have this process get SIGTERM once its standard input closes.

    It is a pipe of the program that started this one, and closes however that ends. The
    server gets an empty standard input, so that breakpoint() doesn't wait for it.
    """
    pipe = os.dup(0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)

    def wait() -> None:
        while os.read(pipe, 4096):
            pass
        _thread.interrupt_main(signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def run_servers(
    listening: tuple[int, ...], notes: Path, folder: Path, timeouts: Timeouts
) -> int:
    """Start one server after another; return an exit status if that doesn't help."""
    ends: deque[float] = deque(maxlen=ENDS)
    first, seen = True, None
    while True:
        try:
            with held_back():  # a signal has to find a server that it can end
                server = Server(listening, notes, first)
            server.watch(timeouts)
        finally:
            server.end()
        if first and not server.ready:  # it has printed why
            return server.process.returncode or 1
        with held_back():  # Python drops an exception where an import cleans up
            # Imported here, because that would delay the start.
            from companion.running.reloading.snapshot import snapshot
            from companion.server.last_end import pass_on, report_last_end

            last_end = report_last_end(server, folder, timeouts)
            before, seen = seen, snapshot(folder)
        if server.answered or before != seen:  # the code may be right now
            ends.clear()
        ends.append(time.monotonic())
        if len(ends) == ENDS and ends[-1] - ends[0] < ENDS_SECONDS:
            advice = "mend the code, and start the server again"
            tell(f"{last_end.headline}, {ENDS} times; {advice}", error=True)
            return 1
        notes.mkdir(parents=True, exist_ok=True)  # somebody may have removed it
        pass_on(last_end, server.handover.last_end)
        first = False
