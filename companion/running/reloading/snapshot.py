"""Finds out whether any of the files that a reader edits was saved."""

import os
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
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


def saves(folder: Path) -> Iterator[bool]:
    """Yield at each look whether there was a save since the last; True at first, too.

    A save may take several writes, so it counts once nothing changes any more.
    """
    told: dict[Path, Stamp] | None = None
    before = snapshot(folder)
    while True:
        now = snapshot(folder)
        is_new = now == before and now != told
        if is_new:
            told = now
        before = now
        yield is_new


def watch(folders: Callable[[], Iterable[Path]]) -> "queue.Queue[Path]":
    """Return a queue that gets each folder now, and again after every save in it.

    folders: called in a thread, which looks at them again and again.
    """
    saved: queue.Queue[Path] = queue.Queue()

    def look() -> None:
        looks: dict[Path, Iterator[bool]] = {}
        while True:
            looks = {one: looks.get(one) or saves(one) for one in folders()}
            for folder, each in looks.items():
                if next(each):
                    saved.put(folder)
            time.sleep(INTERVAL)

    threading.Thread(target=look, daemon=True).start()
    return saved
