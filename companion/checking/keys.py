"""Reads single keys from the terminal, without Enter."""

import contextlib
import sys
import time
from collections.abc import Iterator

if sys.platform == "win32":
    import msvcrt

    single_keys = contextlib.nullcontext

    def pressed(seconds: float) -> str:
        time.sleep(seconds)
        return msvcrt.getwch() if msvcrt.kbhit() else ""

else:
    import os
    import select
    import termios
    import tty

    @contextlib.contextmanager
    def single_keys() -> Iterator[None]:
        """Have keys arrive without Enter; Ctrl-C still interrupts."""
        before = termios.tcgetattr(sys.stdin) if sys.stdin.isatty() else None
        try:
            if before:
                tty.setcbreak(sys.stdin)
            yield
        finally:
            if before:
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)

    def pressed(seconds: float) -> str:
        """Wait for so many seconds at most; return the key that is pressed, or ""."""
        if not sys.stdin.isatty():
            time.sleep(seconds)
            return ""
        readable, _, _ = select.select([sys.stdin], [], [], seconds)
        return os.read(0, 1).decode(errors="replace") if readable else ""
