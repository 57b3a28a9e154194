"""Finds out whether any of the files that a reader edits was saved."""

import os
from pathlib import Path

from companion.running.reloading.watched_file import Stamp, stamp

SUFFIXES = (".py", ".yaml", ".yml", ".html", ".htm", ".css")


def snapshot(folder: Path) -> dict[Path, Stamp]:
    """Return the stamps of the files that a reader of the tutorial edits.

    Other files don't count, because the app may write them during each check.
    """
    stamps = {}
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for file in (Path(path, name) for name in names):
            if file.suffix in SUFFIXES:
                stamps[file] = stamp(file)
    return stamps
