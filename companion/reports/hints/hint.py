"""Reads the hints that patterns can find from hints.txt."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from companion.reports.hints.failure import Failure

FILE = Path(__file__).with_name("hints.txt")


@dataclass(frozen=True)
class Hint:
    r"""A row of hints.txt: an error, and what to write instead.

    message: a pattern to find in the error's message.
    write: the advice, without a capital letter; \1 is the message's first group.
    code: a pattern to find in the statement that failed. NAME in it is replaced by \1.
    What its group `value` matched replaces VALUE in the advice, and so on for each
    group. The line of its group `at` replaces LINE.
    """

    message: str
    write: str
    code: str = ""

    def advice(self, failure: Failure) -> str:
        """Return the advice if the row matches the error, or an empty string."""
        found = re.search(self.message, failure.message)
        if not found:
            return ""
        name = re.escape(found[1].strip()) if found.re.groups and found[1] else ""
        pattern = self.code.replace("NAME", name)
        code = re.search(pattern, failure.statement, re.DOTALL)
        if not code:
            return ""
        texts = {name.upper(): text for name, text in code.groupdict("").items()}
        if texts.pop("AT", None) is not None:
            above = failure.statement.count("\n", 0, code.start("at"))
            texts["LINE"] = str(failure.first + above)
        advice = found.expand(self.write)
        words = "|".join(texts)
        return re.sub(words, lambda word: texts[word[0]], advice) if words else advice


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
        if not kinds or len(patterns) not in (1, 2) or not is_advice:
            raise ValueError(f"{FILE.name}:{number}: not a row of a hint: {line}")
        for rows in kinds:
            rows.append(Hint(patterns[0], advice, *patterns[1:]))
    return found


@cache
def hints() -> dict[str, list[Hint]]:
    """Return the rows of hints.txt, which are read when the first error is shown."""
    return read(FILE.read_text(encoding="utf-8"))
