"""What there is to say of a process that the reader's code brought to an end."""

import contextlib
import re
import signal
from pathlib import Path

from companion.reports.frames import Frame, frame_at, is_own
from companion.reports.report import Report

# As in `  File "/home/ann/my_first_app/hello.py", line 12 in get`.
LINE = re.compile(r'^  File "(.*)", line (\d+) in (.*)$', re.MULTILINE)
THREAD = re.compile(r"^(?=(?:Current t|T)hread 0x)", re.MULTILINE)
ESCAPED = re.compile(r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8}")


def report_end(
    status: int, frames: tuple[Frame, ...], where: str = "", hint: str = ""
) -> Report:
    """Return the report of an end with this status, as Popen.returncode has it.

    frames: the lines that ran at the end. where: what else to call the place.
    """
    place = frames[0].place if frames else where
    message = f"this ended Python ({how_it_ended(status)})"
    headline = f"{place}: {message}" if place else message
    return Report("", headline, hint, frames, headline)


def how_it_ended(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    with contextlib.suppress(ValueError):
        return f"signal {signal.Signals(-status).name}"
    return f"signal {-status}"


def own_frames(dump: str, folder: Path) -> tuple[Frame, ...]:
    """Return the folder's frames in what faulthandler wrote, innermost first.

    Those of the first thread that has any; the one at fault is written first.
    """
    for thread in THREAD.split(dump):
        found = tuple(
            frame_at(Path(unescape(filename)), folder, int(line), unescape(function))
            for filename, line, function in LINE.findall(thread)
            if is_own(unescape(filename), folder)
        )
        if found:
            return found
    return ()


def unescape(name: str) -> str:
    r"""Undo faulthandler's writing of letters beyond ASCII as \xNN or \uNNNN."""
    return ESCAPED.sub(lambda found: chr(int(found[0][2:], 16)), name)
