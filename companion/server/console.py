"""The log on the console: the server's own lines, and those of the reader's code."""

import logging
import os

from companion.terminal import shown

# A hierarchy of its own, because the reader's code may configure or disable logging's.
loggers = logging.Manager(logging.RootLogger(logging.INFO))
FORMAT = "%(levelname)-8s %(asctime)s %(name)s: %(message)s"


class Formatter(logging.Formatter):
    """Indents all lines but the first, so that none looks like an entry of the log."""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        if text.isprintable():  # as nearly always
            return text
        return "\n  ".join(map(shown, text.split("\n")))


def set_up() -> None:
    """Have both logged on standard error."""
    # Not sys.stderr, which the reader's code may close.
    console = os.fdopen(os.dup(2), "w", errors="backslashreplace", encoding="utf-8")
    for root in (loggers.root, logging.root):
        handler = logging.StreamHandler(console)
        handler.setFormatter(Formatter(FORMAT))
        root.addHandler(handler)
        root.setLevel(logging.INFO)
