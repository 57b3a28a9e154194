"""The hint for a while loop that never ends."""

import ast
import builtins

from companion.errors import TimeLimitExceeded
from companion.reports.hints.failure import Failure
from companion.source.functions import span


def endless_loop(failure: Failure) -> str:
    """Say what the loop tests and never changes, if it ran until the time limit."""
    if failure.kind != TimeLimitExceeded.__name__:
        return ""
    line = failure.frame.line
    loops = [
        node
        for _, node in failure.code.nodes()
        if isinstance(node, ast.While) and line in span(node)
    ]
    if not loops:
        return ""
    inside = [node for each in loops[-1].body for node in ast.walk(each)]
    if any(isinstance(node, ast.Break | ast.Return | ast.Raise) for node in inside):
        return ""
    tested = variables(loops[-1].test)
    if set(tested) & set(filter(None, map(changed, inside))):
        return ""
    if not tested:
        return "this loop never ends: it needs a break or a return"
    names = " or ".join(f"`{name}`" for name in tested)
    return f"nothing in the loop changes {names}, so that it never ends"


def variables(test: ast.expr) -> list[str]:
    """Return the variables in a condition, in order, without functions."""
    nodes = list(ast.walk(test))
    called = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    names = [n for n in nodes if isinstance(n, ast.Name) and id(n) not in called]
    names.sort(key=lambda name: name.col_offset)
    return list(dict.fromkeys(name.id for name in names))


def changed(node: ast.AST) -> str:
    """Return the variable that a part of a statement may change: its value or items."""
    match node:
        case (
            ast.Name(id=name, ctx=ast.Store())
            | ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del())
            | ast.Call(func=ast.Attribute(value=ast.Name(id=name)))
        ):
            return name
        case ast.Call(func=ast.Name(id=function), args=[ast.Name(id=name), *_]):
            return "" if hasattr(builtins, function) else name
    return ""
