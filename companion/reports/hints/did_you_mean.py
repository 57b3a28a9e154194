"""Hints about misspelt names, found by comparing them with the names that exist."""

import builtins
import keyword
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from traceback import walk_tb

from companion.reports.closest import closest
from companion.reports.hints.missing_module import missing_module


def did_you_mean(
    error: BaseException, message: str, statement: str, folder: Path
) -> str:
    """Return the hint for a name that doesn't exist, or an empty string."""
    if isinstance(error, ModuleNotFoundError) and error.name:
        return missing_module(error.name, folder)
    if isinstance(error, NameError) and error.name:
        return missing_name(error, error.name, statement)
    if isinstance(error, AttributeError) and error.name:
        return ask(closest(error.name, dir(error.obj)))
    if isinstance(error, ImportError):
        found = re.search(r"cannot import name '(\w+)'", message)
        module = sys.modules.get(error.name or "")
        return ask(closest(found[1], dir(module))) if found and module else ""
    if isinstance(error, SyntaxError) and message.startswith("invalid syntax"):
        word = re.match(r"\s*(\w+)\s+\w", statement)
        return ask(misspelt_keyword(word[1])) if word else ""
    return ""


def ask(name: str) -> str:
    return f"did you mean `{name}`?" if name else ""


def missing_name(error: NameError, name: str, statement: str) -> str:
    frame = [frame for frame, _ in walk_tb(error.__traceback__)][-1]
    owner = frame.f_locals.get("self")
    if owner is not None and name in dir(owner):
        return f"write `self.{name}`, with self. in front"
    known = name == "webapp2" or name in sys.stdlib_module_names
    if known and re.search(rf"\b{re.escape(name)}\.", statement):
        return f"write `import {name}` at the top of the file"
    near = closest(name, [*frame.f_locals, *frame.f_globals, *dir(builtins)])
    if not near and re.search(rf"['\"]\s*,\s*{re.escape(name)}\b", statement):  # routes
        return f"write `class {name}(webapp2.RequestHandler):` above this line"
    return ask(near)


def misspelt_keyword(word: str) -> str:
    keywords: Iterable[str] = keyword.kwlist
    return "" if keyword.iskeyword(word) else closest(word, keywords)
