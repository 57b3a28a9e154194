"""Finds out whether any of the files that a reader edits was saved."""

import os
import queue
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from companion.running.reloading.watched_file import Stamp, stamp

INTERVAL = 0.5  # seconds between two looks at a folder
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


class Saves:
    """Notices the saves in a folder.

    A save may take several writes, so it counts once nothing changes any more.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen = snapshot(folder)
        self.told: dict[Path, Stamp] | None = None

    def happened(self) -> bool:
        """Whether there was a save since this was last true; true at first, too."""
        now = snapshot(self.folder)
        is_new = now != self.told and now == self.seen
        if is_new:
            self.told = now
        self.seen = now
        return is_new


def watch(folders: Callable[[], Iterable[Path]]) -> "queue.Queue[Path]":
    """Return a queue that gets each folder now, and again after every save in it.

    folders: called in a thread, which looks at them again and again.
    """
    saved: queue.Queue[Path] = queue.Queue()

    def look() -> None:
        saves: dict[Path, Saves] = {}
        while True:
            saves = {one: saves.get(one) or Saves(one) for one in folders()}
            for folder, each in saves.items():
                if each.happened():
                    saved.put(folder)
            time.sleep(INTERVAL)

    threading.Thread(target=look, daemon=True).start()
    return saved
