"""Detects whether a file was saved again, even twice within one tick of the clock."""

import hashlib
import os
import time
from pathlib import Path

# The coarsest timestamps of a file system (FAT: 2 seconds).
CLOCK_TICK = 2_000_000_000  # nanoseconds

# How often to read, every 1 ms, a file that an editor may have just emptied.
LOOKS = 50

# Times in ns, size in bytes and inode; None if there is no file.
Stamp = tuple[int, int, int, int] | None


class WatchedFile:
    """A file as last read; call read() before changed()."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> bytes | None:
        """Return the file's bytes, or None if it can't be read.

        Most editors empty a file before they write it: an empty one is read again.
        """
        for _ in range(LOOKS):
            # Stamp first: then the next look notices a save in between.
            now = time.time_ns()
            self.stamp = stamp(self.path)
            data = read(self.path)
            # If the file was saved just now, another save may get the same stamp.
            newest = max(self.stamp[:2]) if self.stamp else 0
            self.settled = newest < now - CLOCK_TICK
            if self.settled or data != b"":
                break
            time.sleep(0.001)
        self.digest = None if data is None else hashlib.blake2b(data).digest()
        return data

    def changed(self) -> bool:
        """Whether the file's content is different from when it was last read."""
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
