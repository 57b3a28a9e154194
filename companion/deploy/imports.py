"""Finds the packages that the reader's modules import."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from companion.source.file import parse

# What these modules import by themselves, by its name for pip.
BEHIND = {
    "webapp2_extras.i18n": ("Babel", "pytz"),
    "webapp2_extras.jinja2": ("Jinja2",),
    "webapp2_extras.mako": ("Mako",),
}
MAYBE = (ast.Try, ast.If, ast.FunctionDef)


@dataclass(frozen=True)
class Import:
    """An import in the reader's code."""

    names: tuple[str, ...]  # of possible modules: a.b and a.c for `from a import b, c`
    file: str
    line: int
    optional: bool  # whether it is in a try, an if or a function, which may not need it


def find_imports(files: dict[str, Path]) -> Iterator[Import]:
    """Yield the imports of modules that aren't Python's own or in a folder's files."""
    code = {file: path for file, path in files.items() if file.endswith(".py")}
    # Modules and packages anywhere below: a folder such as lib may be on sys.path.
    own = {name.removesuffix(".py") for file in code for name in file.split("/")}
    for path in code.values():
        try:
            tree = parse(path.read_bytes())
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue  # it can't be loaded, which is for the check to say
        for found in imports_in(tree, str(path)):
            top = found.names[0].partition(".")[0]
            if top not in own and top not in sys.stdlib_module_names:
                yield found


def imports_in(tree: ast.Module, file: str) -> Iterator[Import]:
    blocks = [node for node in ast.walk(tree) if isinstance(node, MAYBE)]
    optional = {child for node in blocks for child in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import((alias.name,), file, node.lineno, node in optional)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = tuple(f"{node.module}.{alias.name}" for alias in node.names)
            yield Import(names, file, node.lineno, node in optional)


def packages(name: str) -> list[str]:
    """Return pip's names of the installed packages that an imported name needs.

    Several packages can share a module: google.cloud.storage and google.auth are in
    google. The name may also be a class or a function: then its module counts.
    """
    found = installed().get(name.partition(".")[0], [])
    behind = BEHIND.get(".".join(name.split(".")[:2]), ())
    while name:
        there = [package for package in found if has(package, name)]
        if there:
            return [*there, *behind]
        name = name.rpartition(".")[0]
    return []


@cache
def installed() -> dict[str, list[str]]:
    """Return pip's names of the installed packages, by the modules that they have."""
    found = metadata.packages_distributions()
    return {module: sorted(set(packages)) for module, packages in found.items()}


def has(package: str, module: str) -> bool:
    """Whether an installed package has a file for a module."""
    path = module.replace(".", "/")
    files = metadata.files(package)
    if files is None:  # it doesn't list them, as Debian's
        return "/" not in path
    # ujson.cpython-313-x86_64-linux-gnu.so is a module, too.
    names = {file.as_posix().partition(".")[0] for file in files}
    return not names.isdisjoint((path, f"{path}/__init__"))
