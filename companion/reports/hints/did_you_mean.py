"""Hints about misspelt names, found by comparing them with the names that exist."""

import keyword
import os
import re
import sys
from pathlib import Path

from companion.app_yaml_router.names import has
from companion.closest import ask, closest
from companion.reports.hints.failure import Failure
from companion.reports.hints.missing_module import missing_module
from companion.reports.hints.missing_name import missing_name

NOT_THE_CODES = "app.yaml requirements.txt"


def did_you_mean(failure: Failure) -> str:
    """Return the hint for a name that doesn't exist, or an empty string."""
    error = failure.error
    if isinstance(error, ImportError) and (beside := module_beside(failure)):
        return beside
    missing = error.name if isinstance(error, ModuleNotFoundError) else ""
    if missing or "from 'google.cloud'" in failure.message:
        return missing_module(failure, missing or "google.cloud")
    if isinstance(error, NameError) and error.name:
        return missing_name(failure, error.name)
    if isinstance(error, AttributeError) and error.name:
        return shadowed_module(failure, error.name) or misspelt_attribute(
            failure, error.name, error.obj
        )
    template = re.match("'(.*)' not found in search path: '(.*)'", failure.message)
    if template:
        return other_file(failure, Path(template[2], template[1]))
    if isinstance(error, FileNotFoundError) and error.filename:
        return other_file(failure, failure.folder / os.fsdecode(error.filename))
    if isinstance(error, ImportError):
        found = re.search(r"cannot import name '(\w+)'", failure.message)
        module = sys.modules.get(error.name or "")
        return ask(closest(found[1], dir(module))) if found and module else ""
    if isinstance(error, SyntaxError) and failure.message.startswith("invalid syntax"):
        word = re.match(r"\s*(\w+)(\s+\w|:)", failure.statement)
        if word and not keyword.iskeyword(word[1]):
            return ask(closest(word[1], keyword.kwlist))
    return ""


def other_file(failure: Failure, path: Path) -> str:
    """A file with a similar name, or the only one of its kind that no code names.

    Where its folder isn't there, a folder with a similar name.
    """
    if not path.parent.is_dir():
        beside = [found.name for found in path.parents[1].glob("*") if found.is_dir()]
        return ask(closest(path.parent.name, beside))
    names = sorted(found.name for found in path.parent.glob("*") if found.is_file())
    named = f"{failure.text} {failure.frame.file} {NOT_THE_CODES}"
    alike = (name for name in names if Path(name).suffix == path.suffix)
    unnamed = [name for name in alike if name not in named]
    only = unnamed[0] if len(unnamed) == 1 else ""
    return ask(closest(path.name, names) or only)


def module_beside(failure: Failure) -> str:
    """A module in the same package, which Python 2 found without a dot."""
    found = re.match(r"\s*(from|import)\s+(\w+)(\s+import\b)?", failure.statement)
    package = (failure.folder / failure.frame.file).parent
    if not found or package == failure.folder or not has(package, f"{found[2]}.py"):
        return ""
    new = f"from .{found[2]} import ..." if found[3] else f"from . import {found[2]}"
    return f"write `{new}`, with a dot: it is in the same folder as this file"


def misspelt_attribute(failure: Failure, name: str, owner: object) -> str:
    """An attribute that the reader has typed, and not a library."""
    is_typed = re.search(rf"\.\s*{name}\b", failure.statement)
    return ask(closest(name, dir(owner))) if is_typed else ""


def shadowed_module(failure: Failure, name: str) -> str:
    """A module's attribute, looked up in a variable with the module's name."""
    owner = re.search(rf"\b(\w+)\.{name}\b", failure.statement)
    if not owner or owner[1] not in sys.stdlib_module_names:
        return ""
    module = sys.modules.get(owner[1])
    if not hasattr(module, name):
        return ""
    if failure.variables.get(owner[1]) is getattr(module, owner[1], failure):
        return f"write `import {owner[1]}` instead of `from {owner[1]} import ...`"
    return f"give the variable `{owner[1]}` another name: `{owner[1]}` is a module"
