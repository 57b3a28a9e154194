"""Carries out the edits that a rule proposes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from companion.checking.repair.trials import Folder
from companion.problem import Edit


def carried_out(
    edits: Sequence[Edit], folder: Folder, texts: Mapping[str, str]
) -> tuple[Folder, list[Edit]] | None:
    """Return the folder after the edits, and the edits with whole lines.

    Return None if they don't fit the files.
    """
    changed, whole = dict(folder), []
    for edit in sorted(edits, key=lambda one: -one.line):
        if edit.rename and edit.file in changed and edit.rename not in changed:
            changed[edit.rename] = changed.pop(edit.file)
            whole.append(edit)
        elif edit.file in texts and not edit.rename:
            lines = texts[edit.file].split("\n")
            start, end = edit.line - 1, edit.line - 1 + len(edit.before)
            there = lines[start:end]
            if [line.strip() for line in there] != [line.strip() for line in edit.before]:
                return None
            after = [indented(line, there) for line in edit.after]
            whole.append(replace(edit, before=tuple(there), after=tuple(after)))
            lines[start:end] = after
            changed[edit.file] = "\n".join(lines).encode()
        else:
            return None
    return changed, whole[::-1]


def indented(line: str, there: Sequence[str]) -> str:
    """Return a line with the indentation of those that it replaces, unless it has one."""
    if not there or line[:1].isspace():
        return line
    return there[0][: len(there[0]) - len(there[0].lstrip())] + line
