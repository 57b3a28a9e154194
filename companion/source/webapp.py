"""Finds webapp2's routes and handler classes in the source."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from companion.problem import NOWHERE, Place, Problem
from companion.source.search import ReaderCode, called_name

ANSWERING = ("get", "post")


@dataclass(frozen=True)
class Route:
    """A pair in `routes`."""

    path: str
    class_name: str
    place: Place


def routes(code: ReaderCode, are_kept: bool = True) -> list[Route]:
    """Return the pairs of a path and a class, as in [("/", MainPage)].

    are_kept: False for those of a variable that gets another value further below.
    """
    old = {node for file in code.files for node in replaced(file.tree)}
    return [
        Route(pair[0].value, ast.unparse(pair[1]), file.place(pair[0].lineno))
        for file, node in code.nodes()
        for pair in [pair_in(node)]
        if (node not in old) == are_kept
        and len(pair) == 2
        and isinstance(pair[0], ast.Constant)
        and isinstance(pair[0].value, str)
        and ast.unparse(pair[1])[:1].isupper()
    ]


def replaced(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the nodes of values that a module's variables don't keep."""
    kept: dict[str, list[ast.AST]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name, inside = node.targets[0].id, list(ast.walk(node.value))
            if name in kept and name not in [getattr(one, "id", "") for one in inside]:
                yield from kept[name]
            kept[name] = [*kept.get(name, []), *inside]


def pair_in(node: ast.AST) -> list[ast.expr]:
    """Return the items of a tuple or the arguments of webapp2.Route(...)."""
    if isinstance(node, ast.Call) and called_name(node) == "Route":
        return node.args
    return node.elts if isinstance(node, ast.Tuple) else []


def methods(code: ReaderCode, class_name: str) -> dict[str, ast.AST]:
    return {
        child.name: child
        for _, node in code.nodes()
        if isinstance(node, ast.ClassDef) and node.name == class_name
        for child in node.body
        if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef))
    }


def handler_classes(code: ReaderCode) -> dict[str, ast.ClassDef]:
    """Return the handler classes: those with a method get or post."""
    return {
        node.name: node
        for _, node in code.nodes()
        if isinstance(node, ast.ClassDef)
        and any(getattr(child, "name", "") in ANSWERING for child in node.body)
    }


def method(code: ReaderCode, class_name: str, name: str) -> Place:
    """Return the line where the method starts, or else where the class starts."""
    node = handler_classes(code).get(class_name)
    wanted = methods(code, class_name).get(name) or node
    return code.first(lambda other: other is wanted)


def writes(code: ReaderCode, class_name: str, name: str) -> bool:
    """Whether a class's method calls write() or a function that may call it."""
    found = methods(code, class_name).get(name)
    return not found or any(
        called_name(node) not in ("", "get", "escape", "format")
        for node in ast.walk(found)
    )


def write_in_if(code: ReaderCode, class_name: str, name: str) -> tuple[Place, int]:
    """Return a method's line with write(), and the line of the if that it belongs to.

    Return NOWHERE and 0 if it doesn't belong to one.
    """
    body = ast.iter_child_nodes(methods(code, class_name)[name])
    pairs = ((node, each) for node in body for each in ast.walk(node))
    found = (pair for pair in pairs if called_name(pair[1]) == "write")
    node, call = next(found, (None, None))
    if not isinstance(node, ast.If):
        return NOWHERE, 0
    return code.first(lambda each: each is call), node.lineno


def first_return(code: ReaderCode) -> Place:
    """Return the line in get() or post() that returns something."""
    returning = {
        node
        for found in handler_classes(code).values()
        for child in found.body
        if getattr(child, "name", "") in ANSWERING
        for node in ast.walk(child)
        if isinstance(node, ast.Return) and node.value
    }
    return code.first(lambda node: node in returning)


def duplicate(code: ReaderCode) -> Problem | None:
    """Say which two classes or methods have the same name, or what is there twice."""
    for file, node in code.nodes():
        again = dict(defined_again(node))
        if all(isinstance(child, ast.Assign) for child in again.values()):
            continue
        place = file.place(min(child.lineno for child in again.values()))
        *others, name = again
        if others:
            got = f"{', '.join(others)} and {name} are there twice"
            hint = "from here on, a second copy replaces the first: delete one of them"
        else:
            what = "classes" if isinstance(again[name], ast.ClassDef) else "methods"
            got = f"two {what} are called {name}"
            hint = "the second replaces the first: delete it, or give it another name"
            if name in ANSWERING:
                hint = f"the second replaces the first: put both into one {name}()"
        return Problem(got, hint, place, "each class and method once")
    return None


def defined_again(node: ast.AST) -> Iterator[tuple[str, ast.stmt]]:
    """Yield what a module or class defines for the second time, by its name."""
    seen: set[str] = set()
    for child in node.body if isinstance(node, (ast.Module, ast.ClassDef)) else ():
        name = ""
        if isinstance(child, ast.Assign) and isinstance(node, ast.Module):
            name = ast.unparse(child.targets[0])
        # A property's setter has the property's name, and a decorator.
        elif isinstance(child, (ast.ClassDef, ast.FunctionDef)):
            name = "" if child.decorator_list else child.name
        if name in seen:
            yield name, child
        elif name:
            seen.add(name)
