"""Finds the line of code that writes a line of the poem."""

import re

from companion.checking.pages.poem.shape import SLOTS
from companion.problem import NOWHERE, Place
from companion.source.search import Sources

# How many places there are to fill in, in each line of the poem. The last line may have
# the article "a" itself.
BLANKS = ((3,), (7,), (3,), (5, 6))
BLANK = re.compile(r"\{[^{}]*\}|%s")
TITLE, ADVERB_LINE = 0, 2
# The number of the poem's line that has each slot, from 0: 2, 6, 3 and 5 slots a line.
LINES = [number for number, slots in enumerate((2, 6, 3, 5)) for _ in range(slots)]
LINE_OF = dict(zip(SLOTS, LINES, strict=True))


def code_of_slot(source: Sources, slot: str) -> Place:
    """Return the line of code that writes a slot, if only one can be it."""
    fitting = [
        file.place(at)
        for file in source.files
        for at, line in enumerate(file.lines, start=1)
        if fits(line, LINE_OF[slot])
    ]
    return fitting[0] if len(fitting) == 1 else NOWHERE


def fits(line: str, number: int) -> bool:
    if len(BLANK.findall(line)) not in BLANKS[number] or "<input" in line:
        return False
    with_adverb = bool(re.search(r"(\}|%s),|\bthe\b", line))
    return number not in (TITLE, ADVERB_LINE) or with_adverb == (number == ADVERB_LINE)
