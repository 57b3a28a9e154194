"""Helpers for nodes of Python's syntax tree."""

import ast
import re

REQUEST = re.compile(r"\brequest(\.(GET|POST|params))?$")


def called_name(node: ast.AST) -> str:
    """Return "escape" for `html.escape(...)`, and "" if the node isn't a call."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def requested_name(node: ast.AST) -> str | None:
    """Return "my_name" for `self.request.get("my_name")`, or None."""
    match node:
        case (
            ast.Call(
                func=ast.Attribute(value=source, attr="get" | "get_all"),
                args=[ast.Constant(value=str(name)), *_],
            )
            | ast.Subscript(value=source, slice=ast.Constant(value=str(name)))
        ) if REQUEST.search(ast.unparse(source)):
            return name
    return None
