"""Turns an error in the reader's code or app.yaml into a problem."""

import re

from companion.checking.step_names import SECTIONS
from companion.errors import TimeLimitExceeded
from companion.problem import Place, Problem
from companion.reports.frames import Frame
from companion.reports.report import Report
from companion.source.lines import indentation


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
