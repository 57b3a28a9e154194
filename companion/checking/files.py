"""Reads a reader's folder, to copy it and to compare it, and writes copies."""

import contextlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from companion.attempt import attempt

SUFFIXES = (".py", ".yaml", ".css", ".html")
MOST_FILES = 500
LARGEST = 1_000_000  # bytes of all files

Folder = Mapping[str, bytes]  # the path and the content of each file
Files = Mapping[str, str]  # the path and the text of each


def read_folder(path: Path) -> Folder | None:
    """Return a folder's files, or None if there are too many to copy them often."""
    found: dict[str, bytes] = {}
    size = 0
    for parent, folders, names in os.walk(path):
        if "pyvenv.cfg" in names:  # a virtual environment
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for file in (Path(parent, name) for name in names):
            data = attempt(file.read_bytes) if attempt(file.is_file) else None
            if data is not None:  # no pipe or broken link, for example
                found[file.relative_to(path).as_posix()] = data
                size += len(data)
            if len(found) > MOST_FILES or size > LARGEST:
                return None
    return found


def write_folder(folder: Folder, path: Path) -> None:
    for name, data in folder.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


@contextlib.contextmanager
def copied(app_yaml: Path) -> Iterator[Path | None]:
    """Copy an app.yaml's folder for a with statement; yield the copy's app.yaml.

    It is None if the folder is too large.
    """
    folder = read_folder(app_yaml.parent)
    if folder is None:
        yield None
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as path:
        write_folder(folder, Path(path))
        yield Path(path, app_yaml.name)


def texts_of(folder: Folder) -> Files:
    """Return the files that a listing has, and that can be read.

    Their lines end with \\n.
    """
    found = {}
    for name, data in folder.items():
        text = attempt(data.decode, "utf-8-sig") if name.endswith(SUFFIXES) else None
        if text is not None:
            found[name] = text.replace("\r\n", "\n").replace("\r", "\n")
    return found
