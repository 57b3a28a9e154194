"""A check, and its finding if the result isn't as expected."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from companion.problem import NOWHERE, Place


@dataclass(frozen=True)
class Finding:
    """What is wrong, according to a check.

    got: the actual result. hint: what to write instead; empty if the cause isn't known.
    expected: the expected result, if it differs from the check's.
    blocks: whether the checks after this one have to wait until it is fixed.
    read_assignment: whether to show the tutorial's assignment again.
    section: the section of the tutorial that explains it, if it isn't the check's.
    """

    got: str
    hint: str = ""
    place: Place = NOWHERE
    expected: str = ""
    blocks: bool = False
    read_assignment: bool = False
    section: str = ""


class CheckFailed(Exception):
    """Carries a finding up to the check that reports it."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding)


@dataclass(frozen=True)
class Check:
    """Something that the tutorial says a visitor gets.

    section: the section of the tutorial. asked: the request, for messages. expected:
    the expected result, for messages. judge: takes the visit and returns the finding,
    or None if the check passes.
    """

    section: str
    asked: str
    expected: str
    judge: Callable[[Any], Finding | None]
