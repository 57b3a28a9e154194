"""Calls functions that may fail because of the reader's own classes."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def attempt(function: Callable[..., T], *arguments: object) -> T | None:
    """Call a function, such as an exception's __str__; return None if it raises."""
    try:
        return function(*arguments)
    except (Exception, SystemExit):
        return None
