"""The signals that end a server: Ctrl-C, kill, and closing the terminal."""

import signal
from collections.abc import Callable
from types import FrameType

# Windows has no SIGHUP.
ENDING = (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))


def on_end(end: Callable[[], object]) -> None:
    """Call `end` when one of these signals arrives, unless nohup or & ignores it."""

    def handle(signal_number: int, frame: FrameType | None) -> None:
        end()

    for number in ENDING:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, handle)
