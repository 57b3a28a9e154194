"""Finds the hint for an error: what to write instead."""

import re
import tokenize
from pathlib import Path

from companion.reports.attempt import attempt
from companion.reports.frames import Frame, lines_of
from companion.reports.hidden_module import is_hidden, rename
from companion.reports.hints.app_engine import APP_ENGINE
from companion.reports.hints.did_you_mean import did_you_mean
from companion.reports.hints.python import PYTHON
from companion.reports.hints.python_2 import PYTHON_2
from companion.reports.hints.text import TEXT

BETWEEN_STATEMENTS = (
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.INDENT,
    tokenize.DEDENT,
)

HINTS = (*PYTHON_2, *APP_ENGINE, *TEXT, *PYTHON)


def hint_for(
    error: BaseException,
    kind: str,
    message: str,
    frames: tuple[Frame, ...],
    folder: Path,
) -> str:
    """Return what to write instead, or an empty string.

    kind, message, frames: as in the error's report. folder: the reader's.
    """
    module = re.search(r"(?:module|from) '(\w+)'", message)
    if module and is_hidden(module[1], folder):
        return rename(module[1])
    statement, line = statement_of(frames, folder)
    for hint in HINTS:
        advice = hint.advice(kind, message, statement, line)
        if advice:
            return advice
    return did_you_mean(error, message, statement, folder)


def statement_of(frames: tuple[Frame, ...], folder: Path) -> tuple[str, int]:
    """Return the statement that failed (or only its line) and its first line number."""
    if not frames:
        return "", 0
    found = attempt(statement_at, frames[0], folder)
    return found or (frames[0].text, frames[0].line)


def statement_at(frame: Frame, folder: Path) -> tuple[str, int] | None:
    """Return the whole statement that a line belongs to, or None if none is found."""
    lines = lines_of(folder / frame.file)
    first = 0
    for token in tokenize.generate_tokens(iter([*lines, ""]).__next__):
        if token.type == tokenize.NEWLINE:
            if first <= frame.line <= token.end[0]:
                return "".join(lines[first - 1 : token.end[0]]), first
            first = 0
        elif token.type not in BETWEEN_STATEMENTS:
            first = first or token.start[0]
    return None
