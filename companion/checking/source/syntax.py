"""What a node of Python's syntax stands for."""

import ast
import re
from itertools import dropwhile
from typing import Any


def called_name(node: ast.AST) -> str:
    """Return "escape" for the node of `html.escape(...)`, and "" for no call."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def requested_name(node: ast.AST) -> str | None:
    """Return "my_name" for the node of `self.request.get("my_name")`."""
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
    """Return the statements of a block that come after its first return."""
    statements = body if isinstance(body, list) else []  # a lambda has one expression
    rest = dropwhile(lambda each: not isinstance(each, ast.Return), statements)
    return list(rest)[1:]
