"""The files that a folder's modules were loaded from."""

import contextlib
import functools
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from companion.running.reloading.watched_file import WatchedFile

WRITING = os.O_WRONLY | os.O_RDWR


class WatchedFiles:
    """The modules, and the files that they read while they are imported.

    Files that the app writes, such as a visit counter, don't count.
    own_path: returns a folder's path inside the reader's, or "" if it is outside.
    """

    def __init__(self, own_path: Callable[[str], str]) -> None:
        self.own_path = own_path
        self.files: dict[str, WatchedFile] = {}
        self.written: set[str] = set()
        self.thread = threading.local()
        listeners().append(self)

    def close(self) -> None:
        listeners().remove(self)

    def changed(self) -> bool:
        """Whether one of the files was saved, or a missing one exists now."""
        return any(file.changed() for file in list(self.files.values()))

    def forget(self) -> None:
        self.files.clear()

    def read(self, path: str) -> bytes | None:
        """Read and watch a file that the code depends on; None if it doesn't exist."""
        file = WatchedFile(Path(path))
        data = file.read()
        self.files[path] = file
        return data

    @contextlib.contextmanager
    def importing(self) -> Iterator[None]:
        """Watch the files that this thread opens for reading in the `with` block."""
        before = getattr(self.thread, "importing", False)
        self.thread.importing = True
        try:
            yield
        finally:
            self.thread.importing = before

    def note_opened(self, path: str, writing: bool) -> None:
        importing = getattr(self.thread, "importing", False)
        if not (writing and self.files) and not importing:
            return
        folder = self.own_path(os.path.dirname(path))
        if not folder:
            return
        path = os.path.join(folder, os.path.basename(path))
        if writing:
            self.written.add(path)
            if not path.endswith(".py"):
                self.files.pop(path, None)
        elif path not in self.files and path not in self.written:
            self.thread.importing = False  # because read() opens the file again
            self.read(path)
            self.thread.importing = True


@functools.cache
def listeners() -> list[WatchedFiles]:
    """Return those that are told of each file which this process opens.

    They are the same for all, because audit hooks can't be removed.
    """
    found: list[WatchedFiles] = []

    def audit(event: str, arguments: tuple[Any, ...]) -> None:
        """See the table of audit events in Python's documentation."""
        if event == "open":
            path, writing = arguments[0], bool(arguments[2] & WRITING)
        elif event == "os.rename":
            path, writing = arguments[1], True
        else:
            return
        if isinstance(path, (str, bytes)):  # not a file descriptor
            for each in found:
                each.note_opened(os.fsdecode(path), writing)

    audit.__cantrace__ = True  # type: ignore[attr-defined] # lets debuggers stop there
    sys.addaudithook(audit)
    return found
