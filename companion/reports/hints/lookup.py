"""Finds the hint for an error: what to write instead."""

import re
from pathlib import Path
from tokenize import COMMENT, DEDENT, INDENT, NEWLINE, NL, generate_tokens

from companion.attempt import attempt
from companion.reports.frames import Frame, lines_of
from companion.reports.hidden_module import is_hidden, rename
from companion.reports.hints.did_you_mean import did_you_mean
from companion.reports.hints.failure import NO_FRAME, Failure
from companion.reports.hints.hint import hints
from companion.reports.hints.missing_module import old_copy
from companion.reports.hints.missing_name import (
    returned_none,
    self_parameter,
    unset_variable,
)
from companion.reports.hints.moved_module import moved_module
from companion.reports.hints.typed_text import typed_text
from companion.reports.hints.unclosed_string import unclosed_string

BETWEEN_STATEMENTS = {COMMENT, NL, INDENT, DEDENT}


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
    module = re.search(r"(?:module|from|;) '(\w+)'", message)
    if module and is_hidden(module[1], folder):
        return rename(module[1], folder, f", and import my_{module[1]}")
    frame = frames[0] if frames else NO_FRAME
    whole = attempt(statement_at, frame, folder)
    statement, first = whole or (frame.text, frame.line)
    failure = Failure(error, kind, message, frame, statement, first, folder)
    finders = (
        old_copy,
        unclosed_string,
        typed_text,
        *(row.advice for row in hints().get(kind, ())),
        moved_module,
        unset_variable,
        self_parameter,
        returned_none,
        did_you_mean,
    )
    return next(filter(None, (find(failure) for find in finders)), "")


def statement_at(frame: Frame, folder: Path) -> tuple[str, int] | None:
    """Return the whole statement that a line belongs to, and its first line number.

    It is None if Python can't find the statement's end.
    """
    lines = lines_of(folder / frame.file)
    first = 0
    for token in generate_tokens(iter([*lines, ""]).__next__):
        if token.type == NEWLINE:
            if first <= frame.line <= token.end[0]:
                return "".join(lines[first - 1 : token.end[0]]), first
            first = 0
        elif token.type not in BETWEEN_STATEMENTS:
            first = first or token.start[0]
    return None
