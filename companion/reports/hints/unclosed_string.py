"""Hints about a string with three quotation marks that isn't closed where it should be.

Python names another line: the next three quotation marks, which should open a string,
close this one, and the HTML between them is read as code.
"""

import re

from companion.reports.hints.failure import Failure

# The marks that open a string. A comment or a short string may have such marks in it.
TOKEN = re.compile(r"(?P<marks>\"{3}|'{3})|#.*|\"(\\.|[^\"\\\n])*\"|'(\\.|[^'\\\n])*'")
# The rest of a line before the marks that open a string.
OPENS = re.compile(r"^\s*([\w.]+\s*=|return\b|[\w.]+\()\s*[fFrRbBuU]{0,2}$")
TWO_MARKS = re.compile(r"^\s*(?:[\w.]+\s*=|return\b|[\w.]+\()\s*(\"\"|'')\s*<", re.M)


def unclosed_string(failure: Failure) -> str:
    if not isinstance(failure.error, SyntaxError):
        return ""
    text = failure.text
    unclosed = failure.message.startswith("unterminated triple-quoted")
    for two in TWO_MARKS.finditer(text):
        line = line_at(text, two.start(1))
        if unclosed or line <= failure.frame.line <= line + 2:
            return f"write {two[1]}{two[1][0]} instead of {two[1]} on line {line}"
    opened, is_certain = left_open(text)
    if not opened or not (is_certain or unclosed):
        return ""
    line = line_at(text, opened.start())
    if line > failure.frame.line:  # Python has read all lines above this one
        return ""
    return f"write {opened[0]} at the end of the string that begins on line {line}"


def left_open(text: str) -> tuple[re.Match[str] | None, bool]:
    """Return the marks that open the string which isn't closed, or None.

    Also return whether the marks that close it look like those that open another one.
    """
    position = 0
    while token := TOKEN.search(text, position):
        position = token.end()
        if not token["marks"]:
            continue
        end = text.find(token[0], position)
        *lines, last = text[position : max(end, 0)].split("\n")
        if end < 0 or (lines and OPENS.search(last)):
            return token, end >= 0
        position = end + len(token[0])
    return None, False


def line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
