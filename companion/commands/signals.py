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


def on_signals(numbers: tuple[int, ...], handle: Callable[[int], object]) -> None:
    """Call `handle` with the number of each of these signals that arrives.

    A signal that is ignored stays so, such as SIGHUP under nohup.
    """

    def handler(number: int, frame: FrameType | None) -> None:
        handle(number)

    for number in numbers:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, handler)


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """Have a process that is started in the block get no signal before `let_through`.

    Python prints a traceback if Ctrl-C is pressed while it starts.
    """
    if sys.platform == "win32":  # where OUT_OF_REACH does it
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
