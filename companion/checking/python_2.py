"""Finds code that can't work in Python 3, although a check may not run it."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from companion.attempt import attempt
from companion.checking import trouble
from companion.checking.events import Result, failed
from companion.checking.folder.survey import Survey
from companion.problem import Problem
from companion.reports.hidden_module import is_hidden
from companion.reports.report import report
from companion.source.file import File

GONE = {
    *"StandardError basestring cmp execfile file long raw_input reduce reload".split(),
    *("unichr", "unicode", "xrange"),
}
# The names in a class that Python 3 ignores, and what it knows instead.
IGNORED = {
    "__cmp__": "__lt__",
    "__div__": "__truediv__",
    "__getslice__": "__getitem__",
    "__metaclass__": "class {}(..., metaclass=...)",
    "__nonzero__": "__bool__",
    "__unicode__": "__str__",
    "next": "__next__",
}
# A file with such words may be for both Pythons.
FOR_BOTH = re.compile(
    r"version_info|hexversion|PY_?[23]\b|\bsix\b|builtins|hasattr|except.*(Name|bute)Error"
)


def old_code(survey: Survey) -> Iterator[Result]:
    """Yield what only works in Python 2, as results of a check."""
    for file in survey.code.files:
        found = attempt(list[Problem], in_file(file, survey.site.folder)) or []
        for one in sorted(found, key=lambda one: one.place.line):
            asked = f"{file.name}, line {one.place.line}"
            yield failed("", asked, "code for Python 3", replace(one, section=""))


def in_file(file: File, folder: Path) -> Iterator[Problem]:
    """Yield what only works in Python 2, in the words of the errors that it raises."""
    nodes = list(ast.walk(file.tree))
    imports = [node.names for node in nodes if isinstance(node, ast.Import)]
    plain = [one for names in imports for one in names if not one.asname]
    bound = {
        getattr(node, field, "")
        for node in nodes
        for field in ("id", "arg", "name", "asname")
        if node not in plain and not isinstance(node, ast.keyword)
        if not isinstance(getattr(node, "ctx", None), ast.Load)
    }
    gone = GONE - bound if "*" not in bound else ()
    # Python's own that are loaded, which another system's aren't.
    modules = {one.name for one in plain} & sys.stdlib_module_names & {*sys.modules}
    modules = {name for name in modules if not is_hidden(name, folder)}
    for node in nodes if not FOR_BOTH.search(ast.unparse(file.tree)) else ():
        match node:
            case ast.Name(id=name) if name in gone:
                yield from raised(node, name, file, folder)
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if (
                name in modules - bound
            ):
                yield from raised(node, f"{name}.{attr}", file, folder)
            case ast.BinOp(left=ast.Name(id="print"), op=ast.RShift()):
                yield from raised(node, "print >>sys.stderr", file, folder)
            case ast.Expr(value=ast.Name(id="print"), lineno=line):
                yield Problem("print does nothing", "write print()", file.place(line))
            case ast.ClassDef(decorator_list=[], name=name):
                own = [ast.unparse(one).partition(" =")[0] for one in node.body]
                own += [getattr(one, "name", "") for one in node.body]
                for at, old in enumerate(own):
                    new = IGNORED.get(old, old)
                    if new not in own and (old != "next" or "__iter__" in own):
                        place = file.place(node.body[at % len(node.body)].lineno)
                        hint = f"write {new.format(name)} instead of {old}"
                        yield Problem(f"Python 3 ignores {old}", hint, place)


def raised(node: ast.expr, code: str, file: File, folder: Path) -> Iterator[Problem]:
    """Yield the error that a part of the code raises where it is, if it does."""
    place = "\n" * (node.lineno - 1) + " " * node.col_offset
    try:
        part = compile(f"({place}{code})", str(folder / file.name), "eval")
        eval(part, {**sys.modules})
    except (AttributeError, NameError, TypeError) as error:
        problem = trouble.of_report(report(error, folder))
        if problem.hint and not problem.hint.startswith("did you mean"):
            yield problem
