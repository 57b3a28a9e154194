"""Checks a folder again after each save."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from companion.checking.printing import Printer
from companion.problem import Problem
from companion.running.reloading.snapshot import snapshot

INTERVAL = 0.25  # seconds between two looks at the folder


def watch(folder: Path, check: Callable[[], object], printer: Printer) -> NoReturn:
    """Check now and after every save, until KeyboardInterrupt."""
    checked = None
    folder = folder if folder.is_dir() else folder.parent
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
