"""Hints about a local variable that is used before it has a value."""

import ast
import builtins
import re
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType

from companion.reports.hints.failure import Failure

KINDS = {
    ModuleType: "module",
    FunctionType: "function",
    BuiltinFunctionType: "function",
    MethodType: "function",
    type: "class",
}
BLOCKS = {ast.If: "if", ast.For: "for", ast.While: "while", ast.Try: "try"}


def unset_variable(failure: Failure) -> str:
    found = re.search(r"variable '(\w+)'", failure.message)
    if not isinstance(failure.error, UnboundLocalError) or not found:
        return ""
    name, line = found[1], failure.frame.line
    function = function_at(failure.tree, line)
    binding = first_binding(function, name)
    kind = hidden_kind(failure, name)
    if kind:
        return (
            f"give the variable on line {binding.lineno} another name: "
            f"`{name}` is a {kind}"
        )
    if any(
        isinstance(node, ast.AnnAssign) and node.target is binding and not node.value
        for node in ast.walk(function)
    ):
        return f"write = instead of the colon on line {binding.lineno}"
    block = block_around(function, binding, line)
    if block:
        return (
            f"`{name}` is only set inside the {BLOCKS[type(block)]}: "
            f'write `{name} = ""` above line {block.lineno}'
        )
    if name in failure.python_frame.f_globals:
        first = function.body[0].lineno
        return f"write `global {name}` above line {first}"
    above = next(each for each in function.body if line <= (each.end_lineno or 0))
    return f"give `{name}` a value above line {above.lineno}"


def function_at(tree: ast.Module, line: int) -> ast.FunctionDef:
    """Return the innermost function that a line belongs to."""
    functions = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and node.lineno <= line <= (node.end_lineno or 0)
    ]
    return functions[-1]


def first_binding(function: ast.FunctionDef, name: str) -> ast.Name:
    """Return the first place where the function sets the variable."""
    bindings = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Name)
        and node.id == name
        and isinstance(node.ctx, ast.Store)
    ]
    return min(bindings, key=lambda node: node.lineno)


def hidden_kind(failure: Failure, name: str) -> str:
    """Return what the name is outside the function, if the line uses it as that."""
    if not re.search(rf"\b{name}\s*[.(]", failure.frame.text):
        return ""
    value = failure.python_frame.f_globals.get(name, getattr(builtins, name, None))
    return KINDS.get(type(value), "")


def block_around(
    function: ast.FunctionDef, binding: ast.Name, line: int
) -> ast.stmt | None:
    """Return the outermost block that sets the variable and ends above the line."""
    for node in ast.walk(function):
        if (
            type(node) in BLOCKS
            and isinstance(node, ast.stmt)
            and node.lineno <= binding.lineno <= (node.end_lineno or 0) < line
        ):
            return node
    return None
