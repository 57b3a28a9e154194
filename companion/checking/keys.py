"""Reads single keys from the terminal, without Enter."""

import contextlib
import sys
import time
from collections.abc import Iterator

from companion.terminal import kept_as_it_is

if sys.platform == "win32":
    import msvcrt

    single_keys = contextlib.nullcontext

    def pressed(seconds: float) -> str:
        time.sleep(seconds)
        return msvcrt.getwch() if msvcrt.kbhit() else ""

else:
    import os
    import select
    import tty

    @contextlib.contextmanager
    def single_keys() -> Iterator[None]:
        """Have keys arrive without Enter; Ctrl-C still interrupts."""
        with kept_as_it_is():
            if sys.stdin.isatty():
                tty.setcbreak(sys.stdin)
            yield

    def pressed(seconds: float) -> str:
        """Wait for so many seconds at most; return the key that is pressed, or ""."""
        if not sys.stdin.isatty():
            time.sleep(seconds)
            return ""
        readable, _, _ = select.select([sys.stdin], [], [], seconds)
        return os.read(0, 1).decode(errors="replace") if readable else ""
