"""A check of what a visitor gets."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from companion.problem import Problem


@dataclass(frozen=True)
class Check:
    """Something that the tutorial says a visitor gets.

    section: the section of the tutorial. asked: the request, for messages. expected:
    the expected result, for messages. judge: takes the visit and returns the problem,
    or None if the check passes; it may raise it as well.
    """

    section: str
    asked: str
    expected: str
    judge: Callable[[Any], Problem | None]


def check(
    section: str, asked: str, expected: str
) -> Callable[[Callable[[Any], Problem | None]], Check]:
    """Make a check of the function that judges the visit; see Check."""
    return partial(Check, section, asked, expected)
