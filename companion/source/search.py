"""Finds lines in the reader's files, by syntax or by regular expression."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from companion.config.scripts import file_of
from companion.problem import NOWHERE, Place
from companion.source.file import File, imported, read

REQUEST = re.compile(r"\brequest(\.(GET|POST|params))?$")


@dataclass(frozen=True)
class ReaderCode:
    """The files behind a page, starting with the module that app.yaml names."""

    files: tuple[File, ...]

    def nodes(self) -> Iterator[tuple[File, ast.AST]]:
        for file in self.files:
            for node in ast.walk(file.tree):
                yield file, node

    def functions(self) -> Iterator[tuple[File, ast.FunctionDef]]:
        """Yield the functions outside classes."""
        for file in self.files:
            for node in file.tree.body:
                if isinstance(node, ast.FunctionDef):
                    yield file, node

    def first(self, fits: Callable[[ast.AST], bool]) -> Place:
        """Return the line of the first node for which fits(node), or NOWHERE."""
        for file in self.files:
            lines = [
                node.lineno
                for node in ast.walk(file.tree)
                if hasattr(node, "lineno") and fits(node)
            ]
            if lines:
                return file.place(min(lines))
        return NOWHERE

    def call(self, *names: str) -> Place:
        """Return the first line that calls a function or method by one of the names."""
        return self.first(lambda node: called_name(node) in names)

    def line_matching(self, *patterns: str) -> Place:
        """Return the first line that matches a pattern, ignoring case.

        If no line matches the first pattern, try the second, and so on.
        """
        found = (place for each in patterns for place in self.lines_matching(each))
        return next(found, NOWHERE)

    def lines_matching(self, pattern: str) -> Iterator[Place]:
        """Yield the lines that match a pattern, ignoring case; no comments."""
        for file in self.files:
            for number, line in enumerate(file.lines, start=1):
                is_comment = line.lstrip().startswith("#")
                if not is_comment and re.search(pattern, line, re.IGNORECASE):
                    yield file.place(number)

    def end_of(self, pattern: str) -> Place:
        """Return the line where a pattern that may take several lines ends."""
        for file in self.files:
            if found := re.search(pattern, file.text):
                return file.place(file.text.count("\n", 0, found.end()) + 1)
        return NOWHERE

    @cached_property
    def requested(self) -> dict[str, Place]:
        """The field names that the code gets from the request, with their places."""
        found: dict[str, Place] = {}
        for file, node in self.nodes():
            name = requested_name(node)
            if name is not None:
                found.setdefault(name, file.place(node.lineno))  # type: ignore[attr-defined]
        return found

    def uncalled(self, method: str) -> Place:
        """Return the line that assigns to `something.method`, or has nothing else."""

        def fits(node: ast.AST) -> bool:
            found = node.targets[0] if isinstance(node, ast.Assign) else None
            found = node.value if isinstance(node, ast.Expr) else found
            return isinstance(found, ast.Attribute) and found.attr == method

        return self.first(fits)

    @cached_property
    def html(self) -> str:
        """All strings in the code and the templates that contain a tag."""
        # Templates, and modules that Python can't parse.
        texts = [file.text for file in self.files if not file.tree.body]
        texts += [
            node.value
            for _, node in self.nodes()
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        return "\n".join(text for text in texts if "<" in text)


def reader_code(folder: Path, script: str) -> ReaderCode:
    """Return the files behind a script: its module, its imports, templates."""
    found: dict[str, File] = {}
    waiting = [file_of(script)]
    while waiting:
        name = waiting.pop(0)
        file = None if name in found else read(folder, name)
        if file:
            found[name] = file
            waiting += imported(file)
    for path in sorted(folder.rglob("*.htm*")):
        file = read(folder, path.relative_to(folder).as_posix())
        if file:
            found[file.name] = file
    return ReaderCode(tuple(found.values()))


def called_name(node: ast.AST) -> str:
    """Return "escape" for `html.escape(...)`, and "" if the node isn't a call."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name
    return ""


def requested_name(node: ast.AST) -> str | None:
    """Return "my_name" for `self.request.get("my_name")`, or None."""
    match node:
        case (
            ast.Call(
                func=ast.Attribute(value=source, attr="get" | "get_all"),
                args=[ast.Constant(value=str(name)), *_],
            )
            | ast.Subscript(value=source, slice=ast.Constant(value=str(name)))
        ) if REQUEST.search(ast.unparse(source)):
            return name
    return None
