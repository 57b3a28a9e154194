"""Checks a folder again after each save, and does what a key says."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

from companion.checking.keys import pressed, single_keys
from companion.checking.printing import Printer
from companion.problem import Problem
from companion.running.reloading.snapshot import snapshot

INTERVAL = 0.25  # seconds between two looks at the folder
KEYS = "Ctrl-C or q to stop, h to see longer changes, l to list the steps"

Command = Callable[[], object]


def watch(
    folder: Path, check: Command, keys: Mapping[str, Command], printer: Printer
) -> None:
    """Check now and after every save, until q is pressed or KeyboardInterrupt.

    keys: what other keys do.
    """
    checked = None
    folder = folder if folder.is_dir() else folder.parent
    seen = snapshot(folder)
    with single_keys():
        while (key := pressed(INTERVAL).lower()) != "q":
            now = snapshot(folder)
            # A save may take several writes: wait until nothing changes.
            if now != checked and now == seen:
                checked = now
                run(check, printer)
            elif key in keys:
                run(keys[key], printer)
            seen = now


def run(command: Command, printer: Printer) -> None:
    printer.clear()
    printer.print(f"{time.strftime('%H:%M:%S')}  {KEYS}")
    try:
        command()
    except Problem as error:  # there is no app.yaml at the moment
        printer.print(str(error))
    printer.print()
