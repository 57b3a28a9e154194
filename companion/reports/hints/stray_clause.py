"""Hints about try, except, if and else that don't belong together."""

import re

from companion.reports.hints.failure import Failure

CLAUSE = re.compile(r"([ \t]*)(except|finally|elif|else)\b")
EXCEPT = re.compile(r"\s*(except|finally)\b")
OPENERS = {
    "except": "try",
    "finally": "try",
    "elif": "if|elif",
    "else": "if|elif|for|while|try|except",
}


def stray_clause(failure: Failure) -> str:
    if not isinstance(failure.error, SyntaxError):
        return ""
    clause = CLAUSE.match(failure.frame.text)
    if clause:
        return without_opener(failure, clause)
    if failure.message == "expected 'except' or 'finally' block":
        return without_except(failure)
    return ""


def without_opener(failure: Failure, clause: re.Match[str]) -> str:
    """A clause without the try or if that it belongs to, or not aligned with it."""
    opener = re.compile(rf"([ \t]*)({OPENERS[clause[2]]})\b")
    above = failure.lines[: failure.frame.line - 1]
    start = max((n for n, line in enumerate(above) if is_start(line)), default=0)
    found = [
        (number, opened)
        for number, line in enumerate(above[start:], start=start + 1)
        for opened in [opener.match(line)]
        if opened
    ]
    if not found and OPENERS[clause[2]] == "try":
        return "write `try:` above the lines that can fail, and indent them"
    if len(found) != 1 or found[0][1][1] == clause[1]:
        return ""
    number, opened = found[0]
    return f"align {clause[2]} with {opened[2]} on line {number}"


def without_except(failure: Failure) -> str:
    """A line below a try, where its except is missing or only follows further below."""
    for line in failure.lines[failure.frame.line :]:
        if is_start(line):
            break
        if EXCEPT.match(line):
            return "indent this line like the lines above it"
    return "write `except ValueError:` above this line, aligned with try"


def is_start(line: str) -> bool:
    """Whether a function or a class starts in the line."""
    return bool(re.match(r"\s*(def|class)\b", line))
