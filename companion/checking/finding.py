"""What a check is, and what it says when it finds something else than expected."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Place:
    """A line of the reader's. line and column count from 1; column 0 is none."""

    file: str
    line: int = 0
    source: str = ""
    column: int = 0


NOWHERE = Place("")


@dataclass(frozen=True)
class Finding:
    """What a check found that is wrong.

    got: what there was. hint: what to write instead; empty where the cause isn't known.
    expected: what should be there, where that is something else than the check's.
    blocks: whether the checks after it can't tell anything before this is fixed.
    read_assignment: whether the tutorial's assignment, read again, helps most.
    """

    got: str
    hint: str = ""
    place: Place = NOWHERE
    expected: str = ""
    blocks: bool = False
    read_assignment: bool = False


class CheckFailed(Exception):
    """Carries a finding from where it was made to the check that reports it."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding)


@dataclass(frozen=True)
class Check:
    """One thing that the tutorial says a visitor gets.

    section: the tutorial's section that says so. asked, expected: the check in words.
    judge: takes the visit to the page and returns what is wrong with it, if anything.
    """

    section: str
    asked: str
    expected: str
    judge: Callable[[Any], Finding | None]
