"""Hints about a string with three quotation marks that isn't closed where it should be.

Python names another line: the next three quotation marks, which should open a string,
close this one, and the HTML between them is read as code.
"""

import re

from companion.reports.hints.failure import Failure

MARKS = re.compile(r"\"\"\"|'''")
# The rest of a line before the marks that open a string.
OPENS = re.compile(r"^\s*([\w.]+\s*=|return\b|[\w.]+\()\s*[fFrRbBuU]{0,2}$")
TWO_MARKS = re.compile(r"^\s*(?:[\w.]+\s*=|return\b|[\w.]+\()\s*(\"\"|'')\s*<", re.M)


def unclosed_string(failure: Failure) -> str:
    if not isinstance(failure.error, SyntaxError):
        return ""
    text = "".join(failure.lines)
    unclosed = failure.message.startswith("unterminated triple-quoted")
    for two in TWO_MARKS.finditer(text):
        line = line_at(text, two.start(1))
        if unclosed or line <= failure.frame.line <= line + 2:
            return f"write {two[1]}{two[1][0]} instead of {two[1]} in line {line}"
    opened, is_certain = left_open(text)
    if not opened or not (is_certain or unclosed):
        return ""
    line = line_at(text, opened.start())
    return f"write {opened[0]} at the end of the string that begins in line {line}"


def left_open(text: str) -> tuple[re.Match[str] | None, bool]:
    """Return the marks that open the string which isn't closed, or None.

    Also return whether the marks that close it look like those that open another one.
    """
    opened: re.Match[str] | None = None
    for marks in MARKS.finditer(text):
        if not opened:
            before = text[: marks.start()].rpartition("\n")[2]
            opened = None if before.lstrip().startswith("#") else marks
        elif marks[0] == opened[0]:
            *lines, last = text[opened.end() : marks.start()].split("\n")
            if lines and OPENS.search(last):
                return opened, True
            opened = None
    return opened, False


def line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
