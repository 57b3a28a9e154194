"""Reports which files this process opens, and whether for writing."""

import functools
import os
import sys
from collections.abc import Callable

WRITING = os.O_WRONLY | os.O_RDWR

Listener = Callable[[str, bool], None]


class OpenedFiles:
    """Calls its listeners with each path that is opened and whether for writing."""

    def __init__(self) -> None:
        self.listeners: list[Listener] = []

    def audit(self, event: str, arguments: tuple[object, ...]) -> None:
        """An audit hook: see the table of audit events in Python's documentation."""
        if event == "open":
            path, _, flags = arguments
            self.note(path, bool(flags & WRITING))  # type: ignore[operator]
        elif event == "os.rename":
            self.note(arguments[1], True)

    audit.__cantrace__ = True  # type: ignore[attr-defined] # lets debuggers stop there

    def note(self, path: object, writing: bool) -> None:
        if isinstance(path, (str, bytes)):  # not a file descriptor
            for listener in self.listeners:
                listener(os.fsdecode(path), writing)


@functools.cache
def opened_files() -> OpenedFiles:
    """Return the process's only instance, because audit hooks can't be removed."""
    opened = OpenedFiles()
    sys.addaudithook(opened.audit)
    return opened
