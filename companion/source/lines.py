"""How two versions of a file differ, line by line."""

from difflib import SequenceMatcher

from companion.problem import Edit


def edits(name: str, before: str, after: str) -> list[Edit]:
    """Return the edits that make one text of the other. name: the file's."""
    old, new = before.split("\n"), after.split("\n")
    return [
        Edit(name, i1 + 1, tuple(old[i1:i2]), tuple(new[j1:j2]))
        for tag, i1, i2, j1, j2 in SequenceMatcher(
            None, old, new, autojunk=False
        ).get_opcodes()
        if tag != "equal"
    ]
