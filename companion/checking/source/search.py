"""Finds lines in the reader's files: in Python by syntax, elsewhere by words."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from companion.checking.finding import NOWHERE, Place


@dataclass(frozen=True)
class File:
    """A text file. name: its path from the folder."""

    name: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax; that of an empty file where Python can't read it."""
        try:
            return ast.parse(self.text if self.name.endswith(".py") else "")
        except (SyntaxError, ValueError):
            return ast.Module([], [])

    @property
    def is_broken(self) -> bool:
        return bool(self.text.strip()) and not self.tree.body

    def place(self, line: int) -> Place:
        source = self.lines[line - 1].strip() if line <= len(self.lines) else ""
        return Place(self.name, line, source)


@dataclass(frozen=True)
class Route:
    """A pair in `routes`."""

    path: str
    class_name: str
    place: Place


@dataclass(frozen=True)
class Sources:
    """The files that a page is made from, the module that app.yaml names first.

    others: the names of the folder's Python files that these don't import.
    """

    files: tuple[File, ...]
    others: tuple[str, ...] = ()

    def nodes(self) -> Iterator[tuple[File, ast.AST]]:
        for file in self.files:
            for node in ast.walk(file.tree):
                yield file, node

    def first(self, fits: Callable[[ast.AST], bool]) -> Place:
        """Return the line of the first node that fits, or NOWHERE."""
        found = [
            (self.files.index(file), node.lineno, file)
            for file, node in self.nodes()
            if hasattr(node, "lineno") and fits(node)
        ]
        _, line, file = min(found, key=lambda f: f[:2], default=(0, 0, None))
        return file.place(line) if file else NOWHERE

    def call(self, *names: str) -> Place:
        """Return the line of the first call of a function or method of these names."""
        return self.first(lambda node: called_name(node) in names)

    def words(self, *patterns: str) -> Place:
        """Return the first line with a pattern in it, no matter in which case.

        The second pattern is looked for where no line has the first, and so on.
        """
        lines = [
            (file, number, line)
            for file in self.files
            for number, line in enumerate(file.lines, start=1)
            if not line.lstrip().startswith("#")
        ]
        for pattern in patterns:
            for file, number, line in lines:
                if re.search(pattern, line, re.IGNORECASE):
                    return file.place(number)
        return NOWHERE

    def has_code(self, pattern: str) -> bool:
        """Whether the pattern is anywhere in the files, over several lines perhaps."""
        return any(re.search(pattern, file.text) for file in self.files)

    def has_call(self, *names: str) -> bool:
        return bool(self.call(*names).line)

    def is_called(self, function: str) -> bool:
        """Whether a function is called by its name alone, and so by the reader."""
        return any(
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == function
            for _, node in self.nodes()
        )

    @cached_property
    def requested(self) -> dict[str, Place]:
        """The names of fields that the code asks the request for, and where."""
        found: dict[str, Place] = {}
        for file, node in self.nodes():
            name = requested_name(node)
            if name is not None:
                found.setdefault(name, file.place(node.lineno))  # type: ignore[attr-defined]
        return found

    @cached_property
    def routes(self) -> list["Route"]:
        """The pairs of a path and a class, as in [("/", MainPage)]."""
        found = []
        for file, node in self.nodes():
            pair = node.elts if isinstance(node, ast.Tuple) else []
            if called_name(node) == "Route":
                pair = node.args  # type: ignore[attr-defined]
            if len(pair) != 2 or not isinstance(pair[0], ast.Constant):
                continue
            path, class_name = pair[0].value, ast.unparse(pair[1])
            if isinstance(path, str) and class_name[:1].isupper():
                found.append(Route(path, class_name, file.place(pair[0].lineno)))
        return found

    @cached_property
    def route_classes(self) -> dict[str, str]:
        return {route.path: route.class_name for route in reversed(self.routes)}

    @cached_property
    def handler_classes(self) -> dict[str, ast.ClassDef]:
        """The classes that answer: those with a method get or post."""
        return {
            node.name: node
            for _, node in self.nodes()
            if isinstance(node, ast.ClassDef)
            and {"get", "post"} & {getattr(child, "name", "") for child in node.body}
        }

    @cached_property
    def duplicate(self) -> tuple[str, Place] | None:
        """What two classes of a module, or two methods of a class, share as a name."""
        for file, node in self.nodes():
            if not isinstance(node, (ast.Module, ast.ClassDef)):
                continue
            seen: set[str] = set()
            for child in node.body:
                if isinstance(child, (ast.ClassDef, ast.FunctionDef)):
                    if child.decorator_list:  # as a property's setter has the same name
                        continue
                    if child.name in seen:
                        what = (
                            "classes" if isinstance(child, ast.ClassDef) else "methods"
                        )
                        return f"two {what} are called {child.name}", file.place(
                            child.lineno
                        )
                    seen.add(child.name)
        return None

    def function(self, name: str) -> Place:
        """Return the line where a function of this name starts, outside any class."""
        for file in self.files:
            for node in file.tree.body:
                if isinstance(node, ast.FunctionDef) and node.name == name:
                    return file.place(node.lineno)
        return NOWHERE

    def method(self, class_name: str, name: str) -> Place:
        """Return the line where a class has the method, else where the class starts."""
        node = self.handler_classes.get(class_name)
        if not node:
            return NOWHERE
        methods = [child for child in node.body if getattr(child, "name", "") == name]
        return self.first(lambda other: other is (methods or [node])[0])

    def assigned(self, attribute: str) -> Place:
        """Return the line that assigns to `something.attribute`."""
        return self.first(
            lambda node: (
                isinstance(node, ast.Assign)
                and isinstance(node.targets[0], ast.Attribute)
                and node.targets[0].attr == attribute
            )
        )

    def uncalled(self, attribute: str) -> Place:
        """Return the line that is no more than `something.attribute`."""
        return self.first(
            lambda node: (
                isinstance(node, ast.Expr)
                and isinstance(node.value, ast.Attribute)
                and node.value.attr == attribute
            )
        )

    def thrown_away(self, *names: str) -> Place:
        """Return the line that calls a function and throws away what it returns."""
        return self.first(
            lambda node: isinstance(node, ast.Expr) and called_name(node.value) in names
        )

    def after_return(self, *names: str) -> Place:
        """Return the line that calls a function, but comes after a return."""
        unreached = {
            id(node)
            for _, parent in self.nodes()
            for body in (
                getattr(parent, "body", None),
                getattr(parent, "handlers", None),
            )
            if isinstance(body, list)
            for at, statement in enumerate(body)
            if isinstance(statement, ast.Return)
            for later in body[at + 1 :]
            for node in ast.walk(later)
        }
        return self.first(
            lambda node: called_name(node) in names and id(node) in unreached
        )

    def writes(self, class_name: str, method: str) -> bool:
        """Whether a class's method calls write(), or another method that may."""
        node = self.handler_classes.get(class_name)
        bodies = (
            [m for m in node.body if getattr(m, "name", "") == method] if node else []
        )
        return not bodies or any(
            called_name(inner) not in ("", "get", "escape", "format")
            for body in bodies
            for inner in ast.walk(body)
        )

    @property
    def first_return(self) -> Place:
        """Return the line in get() or post() that returns something."""
        bodies = [
            child
            for node in self.handler_classes.values()
            for child in node.body
            if getattr(child, "name", "") in ("get", "post")
        ]
        inside = {id(node) for body in bodies for node in ast.walk(body)}
        return self.first(
            lambda node: (
                isinstance(node, ast.Return)
                and node.value is not None
                and id(node) in inside
            )
        )

    @cached_property
    def html(self) -> str:
        """All texts in the code and the templates that have a tag in them."""
        texts = [file.text for file in self.files if file.is_broken]
        texts += [
            node.value
            for _, node in self.nodes()
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        texts += [file.text for file in self.files if not file.name.endswith(".py")]
        return "\n".join(text for text in texts if "<" in text)


def called_name(node: ast.AST) -> str:
    """Return "escape" for the node of `html.escape(...)`, and "" for no call."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def requested_name(node: ast.AST) -> str | None:
    """Return "my_name" for the node of `self.request.get("my_name")`."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        source, key = node.func.value, node.args[:1]
        if node.func.attr not in ("get", "get_all"):
            return None
    elif isinstance(node, ast.Subscript):
        source, key = node.value, [node.slice]
    else:
        return None
    if not re.search(r"\brequest(\.(GET|POST|params))?$", ast.unparse(source)):
        return None
    value = key[0] if key else None
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    return None


def sources(folder: Path, script: str) -> Sources:
    """Return the files behind a script: its module, what that imports, templates."""
    module = script if script.endswith(".py") else script.rpartition(".")[0]
    start = module if module.endswith(".py") else module.replace(".", "/") + ".py"
    found: dict[str, File] = {}
    waiting = [start]
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
    others = {path.name for path in folder.glob("*.py")} - set(found)
    return Sources(tuple(found.values()), tuple(sorted(others)))


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


def app_in(file: File) -> str:
    """Return the name that a module gives its app; empty if it makes none."""
    for node in file.tree.body:
        value = getattr(node, "value", None)
        if (
            isinstance(node, ast.Assign)
            and value
            and called_name(value) == "WSGIApplication"
        ):
            return ast.unparse(node.targets[0])
    return ""
