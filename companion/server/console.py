"""The log on the console: the server's own lines, and those of the reader's code."""

import logging
import time
from typing import TextIO

from companion.terminal import BOLD, GREY, RED, YELLOW, painted, shown

# A hierarchy of its own, because the reader's code may configure or disable logging's.
loggers = logging.Manager(logging.RootLogger(logging.INFO))
logger = loggers.getLogger("default")  # App Engine's name for a first service
FORMAT = "%(levelname)-8s %(asctime)s %(name)s: %(message)s"  # Google's
HINT = "hint: "


class Formatter(logging.Formatter):
    """Indents all lines but the first, so that none looks like an entry of the log."""

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        if text.isprintable():  # as nearly always
            return text
        return "\n  ".join(map(shown, text.split("\n")))


class TerminalFormatter(Formatter):
    """Short lines in colour: `18:12:34 GET / 500`."""

    def format(self, record: logging.LogRecord) -> str:
        when = time.strftime("%H:%M:%S", time.localtime(record.created))
        short = getattr(record, "short", "")
        first, *rest = (short or super().format(record)).split("\n")
        status = short.rpartition(" ")[2]
        problem = record.levelno >= logging.ERROR or status.startswith("5")
        warning = record.levelno >= logging.WARNING or status.startswith("4")
        colour = RED if problem else YELLOW if warning else ""
        lines = [f"{painted(when, GREY)} {painted(first, colour)}"]
        for line in rest:
            is_hint = line.strip().startswith(HINT)
            lines.append(painted(line, BOLD if is_hint else ""))
        return "\n".join(lines)


def set_up(stream: TextIO, is_short: bool) -> None:
    """Have both logged to a stream. is_short: as on a terminal, not as Google does."""
    for root in (loggers.root, logging.root):
        handler = logging.StreamHandler(stream)
        handler.setFormatter(
            TerminalFormatter("%(message)s") if is_short else Formatter(FORMAT)
        )
        root.addHandler(handler)
        root.setLevel(logging.INFO)
