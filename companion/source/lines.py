"""The lines of a file: their indentation, how two versions differ, and a diff."""

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

from companion.problem import Edit

MOST_LINES = 8  # of an edit that are shown
Opcode = tuple[str, int, int, int, int]


def differences(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Opcode]:
    """Return what differs, as SequenceMatcher.get_opcodes() does."""
    found = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return [opcode for opcode in found if opcode[0] != "equal"]


def edits(name: str, before: str, after: str) -> list[Edit]:
    """Return the edits that make one text of the other. name: the file's."""
    old, new = before.split("\n"), after.split("\n")
    return [
        Edit(name, i1 + 1, tuple(old[i1:i2]), tuple(new[j1:j2]))
        for _, i1, i2, j1, j2 in differences(old, new)
    ]


def indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def diff(changes: Sequence[Edit]) -> Iterator[tuple[str, str]]:
    """Yield the lines that show some edits, and each one's sign: `-`, `+` or none.

    The lines have their indentation, which may be what an edit changes.
    """
    for edit in changes:
        if edit.rename:
            yield "", f"rename {edit.file} to {edit.rename}"
            continue
        yield "", f"{edit.where}:"
        for sign, lines in (("-", edit.before), ("+", edit.after)):
            yield from ((sign, line) for line in lines[:MOST_LINES])
            if len(lines) > MOST_LINES:
                yield sign, f"... {len(lines) - MOST_LINES} more lines"
