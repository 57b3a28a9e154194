"""Tells whether a file was saved again, even twice within a tick of the clock."""

import hashlib
import os
import time
from pathlib import Path

# The coarsest clock that a file system stamps its files with (FAT: 2 seconds).
CLOCK_TICK = 2_000_000_000  # nanoseconds

# How often to look, at 1 ms intervals, at a file that an editor may have just emptied.
LOOKS = 50

# Times in ns, size in bytes and number; None: there is no file.
Stamp = tuple[int, int, int, int] | None


class WatchedFile:
    """A file as it was when it was read last; read it before asking for changes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> bytes | None:
        """Return what the file holds now, or None if it can't be read.

        Most editors empty a file before they write it: a file that is empty just now is
        read again until it isn't, for a moment.
        """
        for _ in range(LOOKS):
            # Stamp first: a save in between then shows as a change at the next look.
            now = time.time_ns()
            self.stamp = stamp(self.path)
            data = read(self.path)
            # Of a file saved just now, the next save may leave the same stamp.
            newest = max(self.stamp[:2]) if self.stamp else 0
            self.settled = newest < now - CLOCK_TICK
            if self.settled or data != b"":
                break
            time.sleep(0.001)
        self.digest = None if data is None else hashlib.blake2b(data).digest()
        return data

    def changed(self) -> bool:
        """Whether the file holds something else than when it was read last."""
        if self.settled and stamp(self.path) == self.stamp:
            return False
        before = self.digest
        self.read()
        return self.digest != before


def stamp(path: Path) -> Stamp:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None
