"""Says in a check what is wrong if the reader's code fails, or ends the worker."""

import os
import re
from pathlib import Path

from companion.checking.events import Asked, Result, Task, failed
from companion.checking.step_names import SECTIONS
from companion.errors import TimeLimitExceeded
from companion.problem import Place, Problem
from companion.reports import process_end
from companion.reports.frames import Frame
from companion.reports.report import Report
from companion.source.lines import indentation

OWN_FAILURE = 70  # the worker's exit status after an exception in check.py itself


def of_report(report: Report) -> Problem:
    """Return what the error page says: the message, the line and the hint."""
    place = place_of(report.frames[0]) if report.frames else Place(report.place)
    got = report.error  # without its place: the problem has its own
    if report.kind == TimeLimitExceeded.__name__:
        got += ", the limit in a check"
    escapes = re.search(r"\bescape\b|'(cgi|html)'", report.error)
    section = SECTIONS["welcome_escaped"] if escapes else ""
    return Problem(got, report.hint, place, blocks=True, section=section)


def place_of(frame: Frame) -> Place:
    """Return a frame's line, and its column if Python knows it."""
    indent = indentation(frame.text)
    column = max(frame.columns[0] - indent, 0) + 1 if frame.columns else 0
    return Place(frame.file, frame.line, frame.text.strip(), column)


def failure(task: Task, asked: Asked, status: int, dump: str, hung: bool) -> Result:
    """Return the failure of what the worker asked for last.

    status: the worker's Popen.returncode. dump: what its stack_notes.py wrote.
    hung: whether check.py had to end it.
    """
    folder = Path(os.path.realpath(task.path.parent))
    frames = process_end.own_frames(dump, folder)
    if hung or dump.startswith(process_end.TIMEOUT):
        ended = process_end.report_time_limit(task.page_limit, frames, folder)
    elif status == OWN_FAILURE:
        ended = Report("", "check.py itself failed; see the traceback above")
    else:
        ended = process_end.report_end(status, frames, hint=process_end.NO_END)
    return failed("", asked.asked, asked.expected, of_report(ended))
