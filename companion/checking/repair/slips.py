"""What people often mistype, and why something else is right."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from companion.checking.events import Result
from companion.checking.repair.changes import START, Change, Changes

FILE = Path(__file__).with_name("slips.txt")
ESCAPED = re.compile(r"\b(?:html\.)?escape\(((?:[^()]|\([^()]*\))*)\)")


@dataclass(frozen=True)
class Slip:
    """A row of slips.txt; or what a hint says, which gives the reason itself."""

    typed: re.Pattern[str]
    instead: str
    why: str = ""

    def changes(self, name: str, text: str) -> Changes:
        """Return the changes that put it right, everywhere in a file."""
        return tuple(
            Change(
                file=name,
                line=text.count("\n", 0, found.start()) + 1,
                start=found.start() + len(START),
                end=found.end() + len(START),
                text=found.expand(self.instead),
                old=(found[0],),
                new=(found.expand(self.instead),),
                why=self.why,
            )
            for found in self.typed.finditer(text)
        )


def read(text: str) -> Iterator[Slip]:
    """Yield the rows of a text like slips.txt."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            typed, instead, why = line.split(" => ")
            yield Slip(re.compile(typed, re.MULTILINE), instead, why)


SURE, WIDE = (tuple(read(part)) for part in FILE.read_text("utf-8").split("---\n"))


def suggested(failed: Result) -> Iterator[Slip]:
    """Yield what a hint says: which name is wrong, or that a text is escaped twice."""
    hint, wrong = failed.hint, re.search(r"'(\w+)'", failed.got)
    right = re.search(r"did you mean `(\w+)`", hint)
    if "escaped twice" in hint:
        yield Slip(ESCAPED, r"\1", "it is escaped already")
    if wrong and right:
        yield Slip(re.compile(rf"\b{wrong[1]}\b"), right[1])
    for name in re.findall(r"give the variable `(\w+)` another name: .* module", hint):
        meant = "|".join(re.findall(rf"\b{name}\.\w+", failed.source))  # the module
        variable = rf"(?<!import )(?<![\w./<])(?!{meant}){name}\b(?!>)"
        yield Slip(re.compile(variable), f"my_{name}")


def slips(text: str, failed: Result) -> list[Changes]:
    """Return what may be mistyped in the file of a failure.

    It is in the failing line, or else in its function, or anywhere. text: the file's.
    """
    lines = enumerate(text.split("\n"), start=1)
    starts = [number for number, each in lines if re.match(r"\s*(def|class)\b", each)]
    line, part = failed.line, bisect(starts, failed.line)
    rows = [*suggested(failed), *SURE, *WIDE]
    for whole in re.findall(r"; write `(.+)`$", failed.hint):
        there = re.compile(re.escape(failed.source))
        rows.append(Slip(there, whole.replace("\\", r"\\")))
    everywhere = [slip.changes(failed.file, text) for slip in rows]
    here = [tuple(one for one in some if one.line == line) for some in everywhere]
    near = [
        tuple(one for one in some if bisect(starts, one.line) == part)
        for some in everywhere
    ]
    return list(dict.fromkeys(some for some in (*here, *near, *everywhere) if some))


def sure(text: str, failed: Result) -> list[Changes]:
    """Return what is wrong beside a failure, even if something else is wrong too."""
    rows = [*suggested(failed), *SURE]
    near = range(failed.line - 1, failed.line + 2)
    found = (
        tuple(one for one in slip.changes(failed.file, text) if one.line in near)
        for slip in rows
    )
    return [some for some in found if some]
