"""Helpers for nodes of Python's syntax tree."""

import ast
import re
from itertools import dropwhile
from typing import Any


def called_name(node: ast.AST) -> str:
    """Return "escape" for `html.escape(...)`, and "" if the node isn't a call."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def requested_name(node: ast.AST) -> str | None:
    """Return "my_name" for `self.request.get("my_name")`, or None."""
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


def after_return(body: Any) -> list[ast.AST]:
    """Return the statements after a block's first return."""
    statements = body if isinstance(body, list) else []  # a lambda has one expression
    rest = dropwhile(lambda each: not isinstance(each, ast.Return), statements)
    return list(rest)[1:]


def quoted_variables(tree: ast.AST) -> list[ast.Constant]:
    """Return the texts in a call or a return that are a variable's name instead.

    A short text such as "a" may well be meant.
    """
    nodes = list(ast.walk(tree))
    variables = {
        node.id
        for node in nodes
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    given = [
        argument
        for node in nodes
        if called_name(node) in ("write", "format", "escape")
        for argument in getattr(node, "args", [])
    ]
    given += [node.value for node in nodes if isinstance(node, ast.Return)]
    return [
        each
        for each in given
        if isinstance(each, ast.Constant)
        and each.value in variables
        and len(str(each.value)) > 3
    ]
