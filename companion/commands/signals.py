"""The signals that end a command: Ctrl-C, kill, and closing the terminal."""

import contextlib
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType

# Closing the terminal sends SIGHUP; on Windows, SIGBREAK.
if sys.platform == "win32":
    CLOSED = (signal.SIGTERM, signal.SIGBREAK)
else:
    CLOSED = (signal.SIGTERM, signal.SIGHUP)
ENDING = (signal.SIGINT, *CLOSED)


def on_signals(
    numbers: tuple[int, ...], handle: Callable[[int, FrameType | None], object]
) -> None:
    """Have `handle` called at these signals, but for those ignored, as under nohup."""
    for number in numbers:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, handle)


def exit_if_closed() -> None:
    """Exit at the signals but Ctrl-C, with a shell's status; `finally` blocks run."""
    on_signals(CLOSED, lambda number, _: sys.exit(128 + number))


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """Hold signals back in the block, and from what it starts until let_through().

    Python prints a traceback if Ctrl-C is pressed while it starts.
    """
    if sys.platform == "win32":  # where a process group does it
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def let_through() -> None:
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
