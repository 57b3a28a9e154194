"""Hints about a local variable that is used before it has a value."""

import ast
import builtins
import re
from types import ModuleType

from companion.reports.hints.failure import Failure

BLOCKS = (ast.If, ast.For, ast.While, ast.Try)


def unset_variable(failure: Failure) -> str:
    found = re.search(r"variable '(\w+)'", failure.message)
    if not isinstance(failure.error, UnboundLocalError) or not found:
        return ""
    name, line = found[1], failure.frame.line
    function = [
        node
        for node in ast.walk(failure.tree)
        if isinstance(node, ast.FunctionDef)
        and node.lineno <= line <= (node.end_lineno or 0)
    ][-1]
    binding = min(
        (
            node
            for node in ast.walk(function)
            if isinstance(node, ast.Name)
            and node.id == name
            and isinstance(node.ctx, ast.Store)
        ),
        key=lambda node: node.lineno,
    )
    kind = hidden_kind(failure, name)
    if kind:
        other = f"give the variable on line {binding.lineno} another name"
        return f"{other}: `{name}` is a {kind}"
    set_at = failure.lines[binding.lineno - 1]
    if re.match(rf"\s*{name}\s*:[^=]*$", set_at):
        return f"write = instead of the colon on line {binding.lineno}"
    for node in ast.walk(function):  # outermost first
        end = getattr(node, "end_lineno", 0)
        if isinstance(node, BLOCKS) and node.lineno <= binding.lineno <= end < line:
            kind = type(node).__name__.lower()
            where = f'write `{name} = ""` above line {node.lineno}'
            return f"`{name}` is only set inside the {kind}: {where}"
    if name in failure.python_frame.f_globals:
        first = function.body[0].lineno
        return f"write `global {name}` above line {first}"
    above = next(each for each in function.body if line <= (each.end_lineno or 0))
    return f"give `{name}` a value above line {above.lineno}"


def hidden_kind(failure: Failure, name: str) -> str:
    """Return what the name is outside the function, if the line uses it as that."""
    if not re.search(rf"\b{name}\s*[.(]", failure.frame.text):
        return ""
    value = failure.python_frame.f_globals.get(name, getattr(builtins, name, None))
    if isinstance(value, ModuleType):
        return "module"
    return "class" if isinstance(value, type) else "function" if callable(value) else ""
