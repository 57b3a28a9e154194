"""Finds the line of code that writes a line of the poem."""

from companion.checking.pages.poem.shape import SLOTS
from companion.problem import NOWHERE, Place
from companion.source.search import ReaderCode

# At least three places to fill in, and no form's field.
IN_POEM = r"^(?!.*<input)(.*?(\{[^{}]*\}|%s)){3}"
# The number of the poem's line that has each slot, from 0: 2, 6, 3 and 5 slots a line.
LINES = [number for number, slots in enumerate((2, 6, 3, 5)) for _ in range(slots)]
LINE_OF = dict(zip(SLOTS, LINES, strict=True))


def code_of_slot(code: ReaderCode, slot: str) -> Place:
    """Return the line of code that writes a slot, if each of the four lines has one."""
    found = list(code.lines_matching(IN_POEM))
    return found[LINE_OF[slot]] if len(found) == LINES[-1] + 1 else NOWHERE
