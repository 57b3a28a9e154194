"""Finds functions that return too little or too early."""

import ast

from companion.problem import NOWHERE, Place
from companion.source.search import ReaderCode, called_name

MAY_RETURN = (
    *(ast.Return, ast.Raise, ast.If, ast.Try, ast.With, ast.For, ast.While),
    ast.Match,
)
LOOPS = (ast.For, ast.While)
YIELDS = (ast.Yield, ast.YieldFrom)


def without_return(code: ReaderCode) -> tuple[str, Place]:
    """Say which function returns nothing although its result is used, and its line."""
    used = used_calls(code)
    for file, node in code.functions():
        if node.name in used and returns_nothing(node):
            hint = f"{node.name}() returns nothing: add a return at its end"
            return hint, file.place(node.lineno)
    return "", NOWHERE


def used_calls(code: ReaderCode) -> set[str]:
    """Return the names of the functions whose result is used."""
    nodes = [node for _, node in code.nodes()]
    thrown_away = {node.value for node in nodes if isinstance(node, ast.Expr)}
    return {called_name(node) for node in nodes if node not in thrown_away}


def returns_nothing(node: ast.FunctionDef) -> bool:
    """Whether a function can end without returning a value."""
    children = list(ast.walk(node))
    if any(isinstance(child, YIELDS) for child in children):
        return False
    returned = any(isinstance(child, ast.Return) and child.value for child in children)
    return not returned or not isinstance(node.body[-1], MAY_RETURN)


def return_in_loop(code: ReaderCode) -> Place:
    """Return the line of a return that ends a loop at its first turn."""
    ends = {
        node.body[-1]
        for _, node in code.nodes()
        if isinstance(node, LOOPS) and isinstance(node.body[-1], ast.Return)
    }
    return code.first(lambda node: node in ends)
