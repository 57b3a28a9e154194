"""Finds the packages that the reader's modules import."""

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path, PurePosixPath

# What these modules import by themselves, by its name for pip.
BEHIND = {
    "webapp2_extras.i18n": ("Babel", "pytz"),
    "webapp2_extras.jinja2": ("Jinja2",),
    "webapp2_extras.mako": ("Mako",),
}


@dataclass(frozen=True)
class Import:
    """An import in the reader's code.

    names: what may be a module, with dots: a and a.b for `from a import b`. file, line:
    where it is. optional: whether it is in a `try:`.
    """

    names: tuple[str, ...]
    file: str
    line: int
    optional: bool


def find_imports(files: dict[str, Path]) -> Iterator[Import]:
    """Yield the imports of modules that are neither in the folder nor Python's own.

    files: the folder's files, by their path below it.
    """
    own = own_modules(files)
    for file, path in files.items():
        if not file.endswith(".py"):
            continue
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError):
            continue  # it can't be loaded, which the check has said
        for found in imports_in(tree, file):
            top = found.names[0].partition(".")[0]
            if top not in own and top not in sys.stdlib_module_names:
                yield found


def own_modules(files: Iterable[str]) -> set[str]:
    """Return the names of a folder's modules and packages, wherever they are in it.

    A folder such as lib may be on sys.path.
    """
    paths = [PurePosixPath(file) for file in files if file.endswith(".py")]
    return {part.removesuffix(".py") for path in paths for part in path.parts}


def imports_in(tree: ast.Module, file: str) -> Iterator[Import]:
    tries = [node for node in ast.walk(tree) if isinstance(node, ast.Try)]
    optional = {
        child for node in tries for part in node.body for child in ast.walk(part)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import((alias.name,), file, node.lineno, node in optional)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield Import((node.module, *names), file, node.lineno, node in optional)


def packages(found: Import) -> set[str]:
    """Return pip's names of the packages that an import needs, if they are known."""
    return {
        package
        for name in found.names
        for package in (*packages_with(name), *BEHIND.get(name, ()))
    }


def packages_with(module: str) -> list[str]:
    """Return the installed packages that a module is in.

    Several share a name: google.cloud.storage and google.auth are in google.
    """
    found = installed().get(module.partition(".")[0], [])
    return found if len(found) == 1 else [one for one in found if has(one, module)]


@cache
def installed() -> dict[str, list[str]]:
    """Return pip's names of the installed packages, by the modules that they have."""
    found = metadata.packages_distributions()
    return {module: sorted(set(packages)) for module, packages in found.items()}


def has(package: str, module: str) -> bool:
    """Whether an installed package has a file for a module."""
    path = module.replace(".", "/")
    files = {file.as_posix() for file in metadata.files(package) or ()}
    return not files.isdisjoint((f"{path}.py", f"{path}/__init__.py"))
