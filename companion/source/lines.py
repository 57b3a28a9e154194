"""The lines of a file: their indentation, and how two versions differ."""

from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

from companion.problem import Edit

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
    """Return how many characters a line is indented by."""
    return len(line) - len(line.lstrip())


def margin(edit: Edit) -> int:
    """Return the width of the indentation that all lines of an edit have.

    It is 0 in app.yaml, where the indentation may be the mistake.
    """
    lines = filter(str.strip, (*edit.before, *edit.after))
    return 0 if edit.file == "app.yaml" else min(map(indentation, lines), default=0)
