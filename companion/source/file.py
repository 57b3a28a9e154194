"""The reader's files: their texts, now and earlier, their lines and syntax trees."""

import ast
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import decode_source
from itertools import takewhile
from pathlib import Path

from companion.attempt import attempt
from companion.config.yaml_file import split_lines
from companion.problem import Edit, Place, Problem
from companion.source.lines import edits

MOST_EDITS = 3


@dataclass(frozen=True)
class File:
    """A text file. name: its path relative to the folder."""

    name: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.removesuffix("\n").split("\n")

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree; an empty one if Python can't parse the file."""
        try:
            return parse(self.text if self.name.endswith(".py") else "")
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return ast.Module([], [])

    def moving_handler(self, line: int, to: int = 0) -> tuple[Edit, ...]:
        """Return the edits that move a handler of app.yaml above a line, or to the end.

        line: where the handler begins.
        """
        first, *below = self.lines[line - 1 :]
        item = first.partition("-")[0] + "-"
        block = (first, *takewhile(lambda each: not each.startswith(item), below))
        there = Edit(self.name, to or len(self.lines) + 1, (), block)
        return Edit(self.name, line, block), there

    def place(self, line: int) -> Place:
        source = self.lines[line - 1].strip() if line <= len(self.lines) else ""
        return Place(self.name, line, source)


def parse(source: str | bytes) -> ast.Module:
    r"""Parse code without Python's warnings, as about "\d": they come when it runs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def imported(file: File) -> list[str]:
    names = []
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module]
    return [name.replace(".", "/") + ".py" for name in names]


def read(folder: Path, name: str) -> File | None:
    try:
        return File(name, (folder / name).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return None


def empty(file: str) -> Problem:
    return Problem("is empty", f"write your code in {file} and save it", Place(file))


def not_utf_8(file: str, code: bytes) -> Problem | None:
    """Say where a file isn't UTF-8, or what its first lines declare (PEP 263)."""
    try:
        decode_source(code)
    except (SyntaxError, UnicodeError) as error:
        if "unknown encoding" in str(error):  # Python says so itself
            return None
        hint = "save the file as UTF-8: choose this encoding in your editor"
        line = code.count(b"\n", 0, getattr(error, "start", 0)) + 1
        return Problem("isn't UTF-8", hint, Place(file, line))
    return None


def read_yaml(path: Path, name: str) -> File:
    """Return app.yaml, with the lines that YAML counts; name: for messages."""
    data = attempt(path.read_bytes) or b""
    return File(name, "\n".join(split_lines(data.decode("utf-8-sig", "replace"))))


@dataclass(frozen=True)
class Version:
    """A folder's files as they were when something last worked.

    files: their texts, by their path in the folder. time: `14:02`.
    """

    files: Mapping[str, str]
    time: str

    def since(self, folder: Path) -> list[Edit]:
        """Return what has changed in the files since then, the first few edits."""
        found = []
        for name, text in sorted(self.files.items()):
            file = read(folder, name)
            if file or not (folder / name).exists():  # or else it can't be read
                found += edits(name, text, file.text if file else "")
        return found[:MOST_EDITS]
