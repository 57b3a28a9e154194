"""Hints about text, such as what was typed, where a number or a list is needed."""

import ast
import re

from companion.reports.hints.failure import Failure

MESSAGE = re.compile(r"\bstr\b|not all arguments converted|non-int of type")


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
        for operand, other in operands(node):
            name = ast.unparse(operand)
            if is_needed(failure, node, name, other):
                number = "int" if is_whole(node, failure.message) else "float"
                why = "what was typed" if is_typed(failure, name) else "it"
                if not isinstance(node, ast.AugAssign):
                    return f"write {number}(...) around {name}: {why} is text"
                sign = ast.unparse(node).split()[1].rstrip("=")
                value = f"{number}({name}) {sign} {ast.unparse(node.value)}"
                return f"write `{name} = {value}`: {why} is text"
    return ""


def operands(node: ast.AST) -> list[tuple[ast.AST, ast.expr | None]]:
    """Return what should be numbers, and the other operand of each."""
    pairs: list[tuple[ast.expr, ast.expr | None]] = []
    if isinstance(node, ast.BinOp):
        pairs = [(node.left, node.right), (node.right, node.left)]
    elif isinstance(node, ast.Compare):
        pairs = [(node.left, node.comparators[0]), (node.comparators[0], node.left)]
    elif isinstance(node, ast.AugAssign):
        pairs = [(node.target, node.value)]
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("range", "round"):
        pairs = [(each, None) for each in node.args]
    elif isinstance(node, ast.Subscript):
        pairs = [(node.slice, None)]
    # In a sum, text that is deeper inside is meant to be joined.
    is_sum = isinstance(getattr(node, "op", None), ast.Add)
    return [
        (part, other)
        for operand, other in pairs
        for part in ([operand] if is_sum else ast.walk(operand))
        if isinstance(part, (ast.Call, ast.Name))
    ]


def is_needed(
    failure: Failure, node: ast.AST, name: str, other: ast.expr | None
) -> bool:
    """Whether the operand with this name is text, and the other one isn't."""
    value = failure.variables.get(name, "" if is_typed(failure, name) else None)
    operator = type(getattr(node, "op", None))
    if type(value) is not str or (operator is ast.Mod and "%" in value):
        return False
    text = ast.unparse(other) if other else ""
    number = bool(re.fullmatch(r"[\d.]+", text))
    number = number or type(failure.variables.get(text)) in (int, float)
    if operator is ast.Add:  # other text is meant to be joined
        return number and is_typed(failure, name)
    is_free = not isinstance(other, (ast.Constant, ast.Name))
    return number or is_free or is_typed(failure, text)


def is_typed(failure: Failure, name: str) -> bool:
    """Whether it is self.request.get(...), or a variable that is set to it."""
    get = r"self\.request\.get\("
    is_set = rf"\s*{re.escape(name)}\s*=[^+%]*\b{get}[^+%]*$"
    return bool(re.match(get, name)) or any(
        re.match(is_set, line) for line in failure.lines
    )


def is_whole(node: ast.AST, message: str) -> bool:
    """Whether the number should be an int rather than a float."""
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) == "range"
    whole = isinstance(node, ast.Subscript) or isinstance(
        getattr(node, "op", None), (ast.Add, ast.FloorDiv, ast.Mod)
    )
    return whole and "float" not in message
