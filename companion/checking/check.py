"""A check, and how it is stopped by what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from companion.problem import Problem


class CheckFailed(Exception):
    """Carries a problem up to the check that reports it."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem)


@dataclass(frozen=True)
class Check:
    """Something that the tutorial says a visitor gets.

    section: the section of the tutorial. asked: the request, for messages. expected:
    the expected result, for messages. judge: takes the visit and returns the problem,
    or None if the check passes.
    """

    section: str
    asked: str
    expected: str
    judge: Callable[[Any], Problem | None]


def check(
    section: str, asked: str, expected: str
) -> Callable[[Callable[[Any], Problem | None]], Check]:
    """Make a check of the function that judges the visit; see Check."""
    return lambda judge: Check(section, asked, expected, judge)
