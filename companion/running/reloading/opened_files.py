"""Reports which files this process opens, and whether for writing."""

import functools
import os
import sys
from collections.abc import Callable

WRITING = os.O_WRONLY | os.O_RDWR

# Called with each path that is opened and whether for writing.
listeners: list[Callable[[str, bool], None]] = []


@functools.cache
def add_hook() -> None:
    """Have the listeners called. Only once, because audit hooks can't be removed."""
    sys.addaudithook(audit)


def audit(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: see the table of audit events in Python's documentation."""
    if event == "open":
        path, _, flags = arguments
        note(path, bool(flags & WRITING))  # type: ignore[operator]
    elif event == "os.rename":
        note(arguments[1], True)


audit.__cantrace__ = True  # type: ignore[attr-defined] # lets debuggers stop there


def note(path: object, writing: bool) -> None:
    if isinstance(path, (str, bytes)):  # not a file descriptor
        for listener in listeners:
            listener(os.fsdecode(path), writing)
