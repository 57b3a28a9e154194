"""The terminal: text from outside is shown without its control characters."""

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from typing import TextIO

# The control characters but the tab (ECMA-48), and those that can't be seen, break
# lines or turn the direction of text (Unicode, UAX 9).
CONTROL = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)

BOLD = "\033[1m"
GREEN = "\033[32m"
GREY = "\033[2m"
RED = "\033[31m"
YELLOW = "\033[33m"
PLAIN = "\033[0m"


def shown(line: str) -> str:
    r"""Return a line with its control characters as Python writes them: \x1b."""
    return CONTROL.sub(lambda found: ascii(found[0])[1:-1], line)


@contextlib.contextmanager
def kept_as_it_is() -> Iterator[None]:
    """Leave the terminal as it was, such as with an echo of what is typed."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        yield
        return
    import termios  # there is none in the tab

    before = termios.tcgetattr(sys.stdin)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def takes_escapes(stream: TextIO) -> bool:
    """Whether a stream is a terminal that takes ECMA-48's sequences, as for colours.

    A console of Windows has to be told to (ENABLE_VIRTUAL_TERMINAL_PROCESSING).
    """
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32":
        import ctypes
        import msvcrt

        console = ctypes.c_void_p(msvcrt.get_osfhandle(stream.fileno()))
        mode = ctypes.c_ulong()
        kernel = ctypes.windll.kernel32
        return bool(
            kernel.GetConsoleMode(console, ctypes.byref(mode))
            and kernel.SetConsoleMode(console, mode.value | 4)
        )
    return True


def painted(text: str, colour: str) -> str:
    """Return text in a colour, if any and NO_COLOR allows it (https://no-color.org)."""
    in_colour = colour and not os.environ.get("NO_COLOR")
    return f"{colour}{text}{PLAIN}" if in_colour else text


def tell(line: str, error: bool = False) -> None:
    """Print a line; error: on standard error."""
    print(shown(line), file=sys.stderr if error else sys.stdout)
