"""Checks a folder again after each save, and does what a key says."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

from companion.checking.keys import pressed, single_keys
from companion.checking.printing import Printer
from companion.problem import Problem
from companion.running.reloading.snapshot import Saves

INTERVAL = 0.25  # seconds between two looks at the folder
KEYS = "Ctrl-C or q to stop, h to see longer changes, l to list the steps"

Command = Callable[[], object]


def watch(
    folder: Path, check: Command, keys: Mapping[str, Command], printer: Printer
) -> None:
    """Check now and after every save, until q is pressed or KeyboardInterrupt.

    keys: what other keys do.
    """
    saves = Saves(folder if folder.is_dir() else folder.parent)
    with single_keys():
        while (key := pressed(INTERVAL).lower()) != "q":
            if saves.happened():
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
