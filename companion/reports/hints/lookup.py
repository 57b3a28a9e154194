"""Finds the hint for an error: what to write instead."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tokenize import COMMENT, DEDENT, INDENT, NEWLINE, NL, generate_tokens

from companion.attempt import attempt
from companion.reports.frames import Frame, lines_of
from companion.reports.hidden_module import is_hidden, rename
from companion.reports.hints import missing_name
from companion.reports.hints.did_you_mean import did_you_mean
from companion.reports.hints.endless_loop import endless_loop
from companion.reports.hints.failure import NO_FRAME, Failure
from companion.reports.hints.missing_module import old_copy
from companion.reports.hints.moved_module import moved_module
from companion.reports.hints.past_the_end import past_the_end
from companion.reports.hints.typed_text import typed_text
from companion.reports.hints.unclosed_string import unclosed_string

FILE = Path(__file__).with_name("hints.txt")
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
        also = f", and import my_{module[1]} for what is in it"
        return rename(module[1], folder, also)
    frame = frames[0] if frames else NO_FRAME
    whole = attempt(statement_at, frame, folder)
    statement, first = whole or (frame.text, frame.line)
    failure = Failure(error, kind, message, frame, statement, first, folder)
    finders = (
        old_copy,
        unclosed_string,
        typed_text,
        endless_loop,
        past_the_end,
        *(row.advice for row in hints().get(kind, ())),
        moved_module,
        missing_name.unset_variable,
        missing_name.returned_none,
        did_you_mean,
        *(row.advice for row in hints().get(f"{kind}/last", ())),
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


@dataclass(frozen=True)
class Hint:
    r"""A row of hints.txt: an error, and what to write instead.

    message: a pattern to find in the error's message.
    write: the advice, without a capital letter; \1 is the message's first group.
    code: a pattern to find in the statement that failed. NAME in it is replaced by \1.
    file: one to find in the whole file, with ^ and $ for its lines; LINE is its line.
    What a group `value` matched replaces VALUE in the advice, and so on for each group;
    those of `code` do so in `file` too. The line of a group `at` replaces LINE.
    """

    message: str
    write: str
    code: str = ""
    file: str = ""

    def advice(self, failure: Failure) -> str:
        """Return the advice if the row matches the error, or an empty string."""
        message = re.search(self.message, failure.message)
        if not message:
            return ""
        name = re.escape(message[1].strip()) if message.re.groups and message[1] else ""
        pattern = self.code.replace("NAME", name)
        code = re.search(pattern, failure.statement, re.DOTALL)
        texts = code.groupdict("") if code else {}
        pattern = self.file.replace("NAME", name)
        for group, text in texts.items():
            pattern = pattern.replace(group.upper(), re.escape(text))
        text = failure.text if self.file else ""
        file = re.search(pattern, text, re.MULTILINE)
        if not code or not file:
            return ""
        texts = {
            key.upper(): text for key, text in (texts | file.groupdict("")).items()
        }
        found, first = (file, 1) if self.file else (code, failure.first)
        start = found.start("at" if texts.pop("AT", "") else 0)
        texts["LINE"] = str(first + found.string.count("\n", 0, start))
        advice = message.expand(self.write)
        return re.sub("|".join(texts), lambda word: texts[word[0]], advice)


def read(text: str) -> dict[str, list[Hint]]:
    """Return the rows for each error's name; a line may have several names.

    Raises ValueError if a row is wrong.
    """
    found: dict[str, list[Hint]] = {}
    kinds: list[list[Hint]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        if not line.startswith(" "):
            kinds = [found.setdefault(kind, []) for kind in line.split()]
            continue
        *patterns, advice = line.strip().split(" => ")
        is_advice = re.match("[a-z]+ ", advice)  # its first letter may become a capital
        if not kinds or len(patterns) not in (1, 2, 3) or not is_advice:
            raise ValueError(f"{FILE.name}:{number}: not a row of a hint: {line}")
        for rows in kinds:
            rows.append(Hint(patterns[0], advice, *patterns[1:]))
    return found


@cache
def hints() -> dict[str, list[Hint]]:
    """Return the rows of hints.txt, which are read when the first error is shown."""
    return read(FILE.read_text(encoding="utf-8"))
