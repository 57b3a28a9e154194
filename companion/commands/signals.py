"""The signals that end a command: Ctrl-C, kill, and closing the terminal."""

import signal
from collections.abc import Callable
from types import FrameType

# Windows has no SIGHUP.
CLOSED = (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
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
