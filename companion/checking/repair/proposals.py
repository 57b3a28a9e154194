"""Edits that a rule proposes, and those that the names of the files suggest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from companion.checking.repair.folder import SUFFIXES, Folder
from companion.problem import Edit
from companion.source.lines import indentation


def other_names(folder: Folder, texts: Mapping[str, str]) -> Iterator[Edit]:
    """Yield edits that give a file, or a folder in app.yaml, the other one's name."""
    for name in folder:
        if PurePosixPath(name.removesuffix(".txt")).suffix in SUFFIXES:
            yield Edit(name, rename=name.removesuffix(".txt"))
    folders = {name.partition("/")[0] for name in folder if "/" in name}
    lines = texts.get("app.yaml", "").split("\n")
    for number, line in enumerate(lines, start=1):
        key, _, named = line.partition("static_dir:")
        if named and named.strip().partition("/")[0] not in folders:
            for other in sorted(folders):
                after = f"{key}static_dir: {other}"
                yield Edit("app.yaml", number, (line,), (after,))


def carried_out(
    edits: Sequence[Edit], folder: Folder, texts: Mapping[str, str]
) -> tuple[Folder, list[Edit]] | None:
    """Return the folder after the edits, and the edits with whole lines.

    Return None if they don't fit the files.
    """
    changed, whole = dict(folder), []
    lines = {name: text.split("\n") for name, text in texts.items()}
    for edit in sorted(edits, key=lambda one: -one.line):
        start, end = edit.line - 1, edit.line - 1 + len(edit.before)
        there = lines.get(edit.file, [])[start:end]
        if edit.rename and edit.file in changed and edit.rename not in changed:
            changed[edit.rename] = changed.pop(edit.file)
        elif edit.rename or edit.file not in lines:
            return None
        elif stripped(there) == stripped(edit.before):
            after = [indented(line, there) for line in edit.after]
            edit = replace(edit, before=tuple(there), after=tuple(after))
            lines[edit.file][start:end] = after
            changed[edit.file] = "\n".join(lines[edit.file]).encode()
        else:
            return None
        whole.append(edit)
    return changed, whole[::-1]


def stripped(lines: Sequence[str]) -> list[str]:
    return [line.strip() for line in lines]


def indented(line: str, there: Sequence[str]) -> str:
    """Return a line with the indentation of those that it replaces, if it has none."""
    if not there or line[:1].isspace():
        return line
    return there[0][: indentation(there[0])] + line
