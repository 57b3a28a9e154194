"""Finds functions that return too little or too early, or that nothing calls."""

import ast

from companion.problem import NOWHERE, Edit, Place, Problem
from companion.source.file import File
from companion.source.search import ReaderCode, called_name

LOOPS = (ast.For, ast.While)
YIELDS = (ast.Yield, ast.YieldFrom)


def without_return(code: ReaderCode) -> Problem | None:
    """Say which function returns nothing although its result is used."""
    nodes = [node for _, node in code.nodes()]
    thrown_away = {node.value for node in nodes if isinstance(node, ast.Expr)}
    used = {called_name(node) for node in nodes if node not in thrown_away}
    for file, node in code.functions():
        inside = {type(child) for child in ast.walk(node)}
        always = returns(node.body) or not inside.isdisjoint(YIELDS)
        if node.name in used and not always:
            hint = f"write return at the end of {node.name}(): it returns nothing"
            if ast.Return in inside:
                hint = f"write a return for each case in {node.name}(): one has none"
            place, edits = file.place(node.lineno), returning(file, node.body[-1])
            return Problem(f"{node.name}() returns None", hint, place, edits=edits)
    return None


def returning(file: File, last: ast.stmt) -> tuple[Edit, ...]:
    """Return the edit that has a function return what its last line makes, if any."""
    line = last.lineno
    before: tuple[str, ...] = (file.lines[line - 1],)
    indent = before[0][: last.col_offset]
    match last:
        case ast.Assign(targets=[value]):
            line, before = line + 1, ()
        case (
            ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=[value]))
            | ast.Expr(value=value)
        ):
            pass
        case _:
            return ()
    if last.end_lineno != last.lineno:
        return ()
    return (Edit(file.name, line, before, (f"{indent}return {ast.unparse(value)}",)),)


def never_called(code: ReaderCode) -> tuple[str, Place]:
    """Return the name of a function that no code names, and its line."""
    names = {getattr(node, "id", getattr(node, "attr", "")) for _, node in code.nodes()}
    for file, node in code.functions():
        if node.name not in names:
            return node.name, file.place(node.lineno)
    return "", NOWHERE


def returns(body: list[ast.stmt]) -> bool:
    """Whether lines of code always return a value, as far as one can see."""
    match body[-1:]:
        case [ast.Return(value=None)]:
            return False
        case [ast.Return() | ast.Raise() | ast.Match()]:
            return True
        case [ast.If(body=then, orelse=otherwise)]:
            return returns(then) and returns(otherwise)
        case [ast.Try(body=then, handlers=handlers, orelse=otherwise)]:
            bodies = [otherwise or then, *(one.body for one in handlers)]
            return all(map(returns, bodies))
        case [(ast.With() | ast.For() | ast.While()) as block]:
            return any(isinstance(node, ast.Return) for node in ast.walk(block))
    return False


def return_in_loop(code: ReaderCode) -> Place:
    """Return the line of a return that ends a loop at its first turn."""
    ends = {
        node.body[-1]
        for _, node in code.nodes()
        if isinstance(node, LOOPS) and isinstance(node.body[-1], ast.Return)
    }
    return code.first(lambda node: node in ends)


def swapped(code: ReaderCode) -> Problem | None:
    """Say which call gives a function its arguments in another order."""
    for _, function in code.functions():
        wanted = [each.arg for each in function.args.args]
        for file, node in code.nodes():
            is_call = isinstance(node, ast.Call) and called_name(node) == function.name
            args: list[ast.expr] = getattr(node, "args", []) if is_call else []
            given = ["".join(identifiers(one) & {*wanted}) for one in args]
            sides = zip(args, given, wanted, strict=False)
            wrong = [one for one, name, other in sides if name != other]
            if wrong and sorted(given) == sorted(wanted):
                got = f"{function.name}() gets {', '.join(given)}"
                hint = f"it takes {', '.join(wanted)}: write them in this order"
                return Problem(got, hint, file.place(wrong[0].lineno))
    return None


def identifiers(code: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(code) if isinstance(node, ast.Name)}


def else_of(code: ReaderCode, place: Place) -> int:
    """Return the line of the else that a line belongs to, or 0."""
    for file, node in code.nodes():
        otherwise = node.orelse if isinstance(node, ast.If) else []
        inside = any(place.line in span(each) for each in otherwise)
        if inside and file.name == place.file:
            return otherwise[0].lineno - 1
    return 0


def span(statement: ast.stmt) -> range:
    """Return the numbers of a statement's lines."""
    return range(statement.lineno, (statement.end_lineno or 0) + 1)
