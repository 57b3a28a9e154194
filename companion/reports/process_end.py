"""The report of a process that the reader's code ended, or kept from ending."""

import contextlib
import re
import signal
from dataclasses import replace
from pathlib import Path

from companion.errors import TimeLimitExceeded
from companion.own_code import is_own
from companion.reports.frames import Frame, frame_at
from companion.reports.report import Report, report

# As in `  File "/home/ann/my_first_app/hello.py", line 12 in get`.
LINE = re.compile(r'^  File "(.*)", line (\d+) in (.*)$', re.MULTILINE)
TIMEOUT = "Timeout ("  # how faulthandler's dump after a time begins
THREAD = re.compile(r"^(?=(?:Current t|T)hread 0x)", re.MULTILINE)
# What faulthandler writes for letters that aren't ASCII.
ESCAPED = re.compile(r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|\\U[0-9a-f]{8}")

NO_END = "a page must not end Python: remove os._exit(), or the call that crashed"


def report_end(
    status: int, frames: tuple[Frame, ...], where: str = "", hint: str = ""
) -> Report:
    """Return the report of a process that ended.

    status: Popen.returncode. frames: what was running. where: named if there are none.
    """
    place = frames[0].place if frames else where
    return Report("", how_it_ended(status), hint, frames, place=place)


def report_time_limit(limit: float, frames: tuple[Frame, ...], folder: Path) -> Report:
    """Return the report of code that ran for too long.

    limit: in seconds. frames: the lines that were running.
    """
    return replace(report(TimeLimitExceeded(limit), folder), frames=frames)


def how_it_ended(status: int) -> str:
    if status >= 0:
        return f"Python exited with status {status}"
    with contextlib.suppress(ValueError):
        return f"Python was killed by {signal.Signals(-status).name}"
    return f"Python was killed by signal {-status}"


def own_frames(dump: str, folder: Path) -> tuple[Frame, ...]:
    """Return the folder's frames in faulthandler's dump, innermost first.

    They are from the first thread that has any; the current thread is the first.
    """
    text = ESCAPED.sub(lambda found: chr(int(found[0][2:], 16)), dump)
    for thread in THREAD.split(text):
        found = tuple(
            frame_at(Path(filename), folder, int(line), function)
            for filename, line, function in LINE.findall(thread)
            if is_own(filename, folder)
        )
        if found:
            return found
    return ()
