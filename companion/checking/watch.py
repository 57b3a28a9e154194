"""Checks a folder again after each save, and does what a key says."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from companion.checking.printing import Printer
from companion.problem import Problem
from companion.running.reloading.snapshot import saves
from companion.terminal import kept_as_it_is

INTERVAL = 0.25  # seconds between two looks at the folder
KEYS = "Ctrl-C or q to stop, h to see longer changes, l to list the steps"

Command = Callable[[], object]


def watch(
    folder: Path, check: Command, keys: Mapping[str, Command], printer: Printer
) -> None:
    """Check now and after every save, until q is pressed or KeyboardInterrupt.

    keys: what other keys do.
    """
    looks = saves(folder if folder.is_dir() else folder.parent)
    with single_keys():
        while (key := pressed(INTERVAL).lower()) != "q":
            if next(looks):
                run(check, printer)
            elif key in keys:
                run(keys[key], printer)


def run(command: Command, printer: Printer) -> None:
    printer.clear()
    printer.print(f"{time.strftime('%H:%M:%S')}  {KEYS}")
    try:
        command()
    except Problem as error:  # there is no app.yaml at the moment
        printer.print(str(error))
    printer.print()


if sys.platform == "win32":
    import msvcrt

    single_keys = contextlib.nullcontext

    def pressed(seconds: float) -> str:
        time.sleep(seconds)
        return msvcrt.getwch() if msvcrt.kbhit() else ""

else:
    import os
    import select
    import signal
    import tty

    @contextlib.contextmanager
    def single_keys() -> Iterator[None]:
        """Have keys arrive without Enter; Ctrl-C still interrupts."""
        with kept_as_it_is():
            if sys.stdin.isatty():
                tty.setcbreak(sys.stdin)
                # After Ctrl-Z and fg, the terminal is as the shell had it.
                signal.signal(signal.SIGCONT, lambda *_: tty.setcbreak(sys.stdin))
            yield

    def pressed(seconds: float) -> str:
        """Wait for so many seconds at most; return the key that is pressed, or ""."""
        if not sys.stdin.isatty():
            time.sleep(seconds)
            return ""
        readable, _, _ = select.select([sys.stdin], [], [], seconds)
        return os.read(0, 1).decode(errors="replace") if readable else ""
