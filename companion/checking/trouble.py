"""Turns an error in the reader's code or app.yaml into a problem."""

import re

from companion.checking.step_names import SECTIONS
from companion.problem import Place, Problem
from companion.reports.frames import Frame
from companion.reports.report import Report
from companion.source.search import Sources
from companion.source.unexpected_none import unexpected_none


def of_report(report: Report, sources: Sources) -> Problem:
    """Return what the error page says: the message, the line and the hint."""
    found = as_on_the_page(report)
    known = unexpected_none(found.message, sources)
    escapes = re.search(r"\bescape\b|\bhtml\.\w+\(", found.place.source)
    section = SECTIONS["welcome_escaped"] if escapes and not known else ""
    hint = known or found.hint
    return Problem(found.message, hint, found.place, blocks=True, section=section)


def as_on_the_page(report: Report) -> Problem:
    place = place_of(report.frames[0]) if report.frames else Place(report.place)
    got = report.error  # without its place: the problem has its own
    if report.seconds:
        got += ", the limit in a check"
    return Problem(got, report.hint, place, blocks=True)


def place_of(frame: Frame) -> Place:
    """Return a frame's line, and its column if Python knows it."""
    line = dict(frame.source).get(frame.line, "")
    indent = len(line) - len(line.lstrip())
    column = max(frame.columns[0] - indent, 0) + 1 if frame.columns else 0
    return Place(frame.file, frame.line, line.strip(), column)
