"""Explains a Python error with the reader's source, where the message isn't enough.

If the message alone is enough, the hint is in companion/reports/hints/.
"""

import ast
import re
from collections.abc import Callable

from companion.checking.finding import NOWHERE, Place
from companion.checking.source.functions import without_return
from companion.checking.source.search import Sources
from companion.checking.source.syntax import called_name

Explain = Callable[[re.Match[str], Sources, Place], str]
CHANGES_ITSELF = ("shuffle", "sort", "append", "extend", "reverse", "insert", "remove")


def undefined(error: re.Match[str], source: Sources, place: Place) -> str:
    """An undefined name: it may be a method, a module, or defined further below."""
    name = error[1]
    methods = {
        child.name
        for _, node in source.nodes()
        if isinstance(node, ast.ClassDef)
        for child in node.body
        if isinstance(child, ast.FunctionDef)
    }
    if name in methods:
        return f"{name}() is in the class: move it out, or call self.{name}(...)"
    if re.search(rf"\.get\({name}\)", place.source):
        return f'put the name of the field in quotation marks: get("{name}")'
    if f"{name}.py" in source.others:
        return f"write import {name} at the top of the file"
    later = source.first(
        lambda node: (
            isinstance(node, (ast.Assign, ast.ClassDef, ast.FunctionDef))
            and node.col_offset == 0
            and name in defined(node)
        )
    )
    comes_later = later.file == place.file and later.line > place.line
    hint = f"{name} is only defined in line {later.line}: move this line below it"
    return hint if comes_later else ""


def defined(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Assign):
        return [ast.unparse(target) for target in node.targets]
    return [getattr(node, "name", "")]


def is_none(error: re.Match[str], source: Sources, place: Place) -> str:
    """A None: from a method that changes its list or a function without return."""
    kept = source.first(
        lambda node: (
            isinstance(node, ast.Assign) and called_name(node.value) in CHANGES_ITSELF
        )
    )
    if kept != NOWHERE:
        name = re.search(rf"\b({'|'.join(CHANGES_ITSELF)})\(", kept.source)
        return (
            f"{name[1] if name else 'it'}() changes the list in place and returns "
            f"None: call it on its own line (line {kept.line})"
        )
    hint, _ = without_return(source)
    return hint


def shadowed(error: re.Match[str], source: Sources, place: Place) -> str:
    name = error[1]
    module = re.search(rf"\b(\w+)\.{name}\b", place.source)
    hidden = module and source.words(rf"^\s*{module[1]}\s*=[^=]") != NOWHERE
    hint = "a variable named {} hides the module of the same name: rename the variable"
    return hint.format(module[1]) if module and hidden else ""


def says(hint: str) -> Explain:
    """Return a function that gives the same hint for any source."""
    return lambda error, source, place: hint


def prompt(error: re.Match[str], source: Sources, place: Place) -> str:
    typed = place.source.startswith((">>>", "..."))
    return "remove >>> and ...: they are Python's prompt, not code" if typed else ""


MISTAKES: tuple[tuple[str, Explain], ...] = (
    (r"NameError: .*name '(\w+)' is not defined", undefined),
    (r"NoneType", is_none),
    (r"'str' object has no attribute '(\w+)'", shadowed),
    (r"SyntaxError", prompt),
    (
        r"'Response' object has no attribute 'get'",
        says("what was typed is in the request: self.request.get(...)"),
    ),
    (
        r"not all arguments converted during string formatting",
        says("% fills in %s, and .format(...) fills in {}: write one or the other"),
    ),
    (
        r"str'? and '?int|can't multiply sequence|must be str|must be real number",
        says("what was typed is a string: convert it with float(...)"),
    ),
)


def explain(message: str, source: Sources, place: Place) -> str:
    """Return what to write instead, or an empty string if no mistake matches."""
    for pattern, find in MISTAKES:
        error = re.search(pattern, message)
        hint = find(error, source, place) if error else ""
        if hint:
            return hint
    return ""
