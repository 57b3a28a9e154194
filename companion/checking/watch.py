"""Checks a folder again after each save."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from companion.checking.printing import Printer
from companion.problem import Problem
from companion.running.reloading.watched_file import Stamp, stamp

INTERVAL = 0.25  # seconds between two looks at the folder
SUFFIXES = (".py", ".yaml", ".yml", ".html", ".htm", ".css")


def watch(folder: Path, check: Callable[[], object], printer: Printer) -> NoReturn:
    """Check now and after every save, until KeyboardInterrupt."""
    checked = None
    seen = snapshot(folder)
    while True:
        now = snapshot(folder)
        # A save may take several writes: wait until nothing changes.
        if now != checked and now == seen:
            checked = now
            printer.clear()
            printer.print(f"{time.strftime('%H:%M:%S')}  Ctrl-C to stop.")
            try:
                check()
            except Problem as error:  # there is no app.yaml at the moment
                printer.print(str(error))
            printer.print()
        seen = now
        time.sleep(INTERVAL)


def snapshot(folder: Path) -> dict[Path, Stamp]:
    """Return the stamps of the files that a reader of the tutorial edits.

    Other files don't count, because the app may write them during each check.
    """
    stamps = {}
    for path, folders, names in os.walk(folder if folder.is_dir() else folder.parent):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for file in (Path(path, name) for name in names):
            if file.suffix in SUFFIXES:
                stamps[file] = stamp(file)
    return stamps
