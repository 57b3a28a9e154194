"""Where something is wrong in the reader's files."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A line of the reader's code. line and column count from 1; 0 means unknown."""

    file: str
    line: int = 0
    source: str = ""
    column: int = 0


NOWHERE = Place("")
