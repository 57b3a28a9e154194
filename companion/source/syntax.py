"""Helpers for nodes of Python's syntax tree."""

import ast
import re


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
