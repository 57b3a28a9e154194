"""Names of files. Windows and macOS also find hello.py as Hello.py."""

import os
import posixpath
from pathlib import Path, PurePosixPath


def has(folder: Path, name: str) -> bool:
    """Whether a folder has just this name, which is a path below it with slashes."""
    for part in PurePosixPath(posixpath.normpath(name)).parts:
        try:
            if part not in os.listdir(folder):
                return False
        except OSError:
            return False
        folder = folder / part
    return True
