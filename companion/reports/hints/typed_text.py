"""Hints about text, such as what was typed, where a number or a list is needed."""

import ast
import re

from companion.reports.hints.failure import Failure

MESSAGE = re.compile(r"\bstr\b|not all arguments converted|non-int of type")
WHOLE = (ast.Add, ast.FloorDiv, ast.Mod, ast.Subscript)  # need an int


def typed_text(failure: Failure) -> str:
    """Text that is used as a number, or from which words should be chosen."""
    chosen = re.search(r"\brandom\.\w+\(\s*(\w+)\s*[,)]", failure.statement)
    if chosen and type(failure.variables.get(chosen[1])) is str:
        return f"write {chosen[1]}.split() instead of {chosen[1]}, which is text"
    if failure.kind != "TypeError" or not MESSAGE.search(failure.message):
        return ""
    for node in ast.walk(failure.tree):
        if getattr(node, "lineno", 0) != failure.frame.line:
            continue
        operator = getattr(node, "op", node)
        for operand, other in operands(node, operator):
            name = ast.unparse(operand)
            if is_needed(failure, operator, name, other):
                whole = isinstance(operator, WHOLE) or is_call(node, "range")
                number = "int" if whole and "float" not in failure.message else "float"
                why = "what was typed" if is_typed(failure, name) else "it"
                return f"write {number}(...) around {name}: {why} is text"
    return ""


def is_call(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in names


def operands(node: ast.AST, operator: ast.AST) -> list[tuple[ast.AST, ast.AST | None]]:
    """Return what should be numbers, and the other operand of each."""
    parts = [part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr)]
    pairs: list[tuple[ast.AST, ast.AST | None]] = []
    if isinstance(node, (ast.AugAssign, ast.BinOp, ast.Compare)):
        pairs = list(zip(parts, reversed(parts), strict=True))
    elif isinstance(node, ast.Subscript) or is_call(node, "range", "round"):
        pairs = [(part, None) for part in parts[1:]]
    return [
        (part, other)
        for operand, other in pairs
        # In a sum, text that is deeper inside is meant to be joined.
        for part in ([operand] if isinstance(operator, ast.Add) else ast.walk(operand))
        if isinstance(part, (ast.Call, ast.Name))
    ]


def is_needed(
    failure: Failure, operator: ast.AST, name: str, other: ast.AST | None
) -> bool:
    """Whether the operand with this name is text, and the other one isn't."""
    value = failure.variables.get(name, "" if is_typed(failure, name) else None)
    if type(value) is not str or (isinstance(operator, ast.Mod) and "%" in value):
        return False
    text = ast.unparse(other) if other else ""
    number = bool(re.fullmatch(r"[\d.]+", text))
    number = number or type(failure.variables.get(text)) in (int, float)
    if isinstance(operator, ast.Add):  # other text is meant to be joined
        return number and is_typed(failure, name)
    is_free = not isinstance(other, (ast.Constant, ast.Name))
    return number or is_free or is_typed(failure, text)


def is_typed(failure: Failure, name: str) -> bool:
    """Whether it is self.request.get(...), or a variable that is set to it."""
    get = r"self\.request\.get\("
    is_set = re.compile(rf"\s*{re.escape(name)}\s*=[^+%]*\b{get}[^+%]*$")
    return bool(re.match(get, name) or any(map(is_set.match, failure.lines)))
