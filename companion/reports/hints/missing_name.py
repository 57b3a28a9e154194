"""Hints about a name without a value."""

import builtins
import inspect
import re
import sys
from types import ModuleType

from companion.closest import ask, closest
from companion.reports.hints.failure import Failure
from companion.source.functions import returns, without_return

# What changes a list or dictionary, where what it returns is kept or returned.
IN_PLACE = re.compile(
    r"\s*(?:(.+?)\s*=|return)\s*(((?:[\w.]|\([^()]*\))*?)\.?"
    r"\b(shuffle|sort|reverse|append|extend|insert|update))\("
)
# What a name without anything in front of it may be in a method of a handler.
OF_A_HANDLER = {"get": "request", "headers": "response", "write": "response"}


def missing_name(failure: Failure, name: str) -> str:
    """Return what to write if no variable has this name, or an empty string."""
    return (
        in_its_own_body(failure, name)
        or without_quotes(failure, name)
        or of_self(failure, name)
        or of_a_module(failure, name)
        or in_brackets(failure, name)
        or defined_elsewhere(failure, name)
        or ask(closest(name, [*failure.variables, *dir(builtins)]))
        or field(failure, name)
    )


def unset_variable(failure: Failure) -> str:
    """Return what to write if a local variable is used before it has a value."""
    found = re.search(r"variable '(\w+)'", failure.message)
    if not isinstance(failure.error, UnboundLocalError) or not found:
        return ""
    name, frame = found[1], failure.python_frame
    for number, line in enumerate(failure.lines[: failure.frame.line], start=1):
        if re.match(rf"\s+except\b.*\bas {name}:", line):
            keep = f"write caught = {name} below line {number}, and use caught"
            return f"{keep}: `{name}` only exists inside that except"
    outside = frame.f_globals.get(name, getattr(builtins, name, None))
    if isinstance(outside, ModuleType):
        return f"give the variable `{name}` another name: `{name}` is a module here"
    if callable(outside):
        return f"give the variable `{name}` another name, which Python doesn't use"
    if name in frame.f_globals:
        return f"write `global {name}` above the other lines of {frame.f_code.co_name}"
    return (
        without_quotes(failure, name)
        or not_kept(failure, name)
        or set_below(failure, name)
        or f"give `{name}` a value above this line, before any if, loop or try"
    )


def not_kept(failure: Failure, name: str) -> str:
    """A line above that calls a function and doesn't keep what it returns."""
    returning = {one.name for _, one in failure.code.functions() if returns(one.body)}
    first = failure.python_frame.f_code.co_firstlineno
    for number in range(first, failure.frame.line):
        called = re.match(r"\s+(\w+)\(", failure.lines[number - 1])
        if called and called[1] in returning:
            return f"write `{name} = {called[1]}(...)` on line {number}"
    return ""


def set_below(failure: Failure, name: str) -> str:
    """A line further below in the function that gives the variable its value."""
    here = failure.frame.line
    for number, line in enumerate(failure.lines[here:], start=here + 1):
        if re.match(r"\s*(def|class)\b|\S", line):
            break
        if re.match(rf"\s+{name}\s*=[^=]", line):
            return f"move `{name}` (line {number}) above this line"
    return ""


def returned_none(failure: Failure) -> str:
    """A list's method or a function of the reader's, which returns None."""
    if not re.search("NoneType|can only join|must be a sequence", failure.message):
        return ""
    words = set(re.findall(r"\w+", failure.statement))
    called = re.findall(r"(\w+) *= *(?:self\.)?(\w+)\(", failure.text)
    words.update(function for variable, function in called if variable in words)
    function = ""
    for number, line in enumerate(failure.lines, start=1):
        function = "".join(re.findall(r"^\s*def (\w+)", line)) or function
        found = IN_PLACE.match(line)
        if not found or f"def {found[4]}(" in failure.text:
            continue
        if words.intersection(re.findall(r"\w+", found[1] or function)):
            what = "dictionary" if found[4] == "update" else "list"
            below = "" if found[1] else f", and return the {what} below it"
            write = f"{found[2]}(...) alone on line {number}{below}"
            if found[4] == "sort" and not found[1]:
                write = f"`return sorted({found[3]})` on line {number}"
            return f"write {write}: it changes the {what} itself, and returns None"
    problem = without_return(failure.code)
    return problem.hint if problem else ""


def in_brackets(failure: Failure, name: str) -> str:
    """The variable of a comprehension, which Python 2 kept."""
    inside = re.compile(rf"[\[({{].*\bfor\b.*\b{name}\b.*\bin\b.*[\])}}]")
    for number, line in enumerate(failure.lines[: failure.frame.line], start=1):
        if inside.search(line):
            known = f"the one on line {number} is only known in its brackets"
            return f"give `{name}` a value here too: {known}"
    return ""


def in_its_own_body(failure: Failure, name: str) -> str:
    """A class that its own body names."""
    code = failure.python_frame.f_code
    if name == code.co_name and not code.co_flags & inspect.CO_OPTIMIZED:
        return "remove the spaces in front of this line: it belongs below the class"
    return ""


def without_quotes(failure: Failure, name: str) -> str:
    asked = re.search(rf"\brequest\.get\(\s*{name}\s*[,)]", failure.statement)
    if not asked or closest(name, failure.variables):
        return ""
    return f'put the name of the field in quotation marks: get("{name}")'


def of_self(failure: Failure, name: str) -> str:
    owner = failure.python_frame.f_locals.get("self")
    if owner is None:
        return missing_self(failure) if name == "self" else ""
    if name in OF_A_HANDLER and hasattr(owner, "request"):
        return f"write `self.{OF_A_HANDLER[name]}.{name}`"
    if name in dir(owner):
        return f"write `self.{name}`, with self. in front"
    return ""


def missing_self(failure: Failure) -> str:
    code = failure.python_frame.f_code
    if not code.co_flags & inspect.CO_OPTIMIZED:  # not a function's code: a class's
        return "indent this line like the other lines of its method, by eight spaces"
    first = code.co_varnames[0] if code.co_argcount else ""
    place = f"in def {code.co_name} (line {code.co_firstlineno})"
    return f"write self instead of {first} {place}" if closest(first, ["self"]) else ""


def of_a_module(failure: Failure, name: str) -> str:
    """The name of a module that isn't imported, or without its module in front."""
    own = (failure.folder / f"{name}.py").is_file()
    known = own or name == "webapp2" or name in sys.stdlib_module_names
    if known and re.search(rf"\b{name}\.", failure.statement):
        return f"write `import {name}` at the top of the file"
    modules = [
        module
        for module, value in failure.python_frame.f_globals.items()
        if isinstance(value, ModuleType) and has_function(value, name)
    ]
    called = re.search(rf"\b{name}\s*\(|^\s*class\b", failure.statement)
    if len(modules) != 1 or not called:
        return ""
    module = modules[0]
    if re.search(rf"\b{module}\s*,\s*{name}\b", failure.statement):
        return f"write a dot instead of the comma: `{module}.{name}`"
    return f"write `{module}.{name}`, with {module}. in front"


def has_function(module: ModuleType, name: str) -> bool:
    """Whether the module itself defines a function or class with this name."""
    found = getattr(module, name, None)
    return callable(found) and getattr(found, "__module__", "") == module.__name__


def defined_elsewhere(failure: Failure, name: str) -> str:
    """A name that the module defines in an indented block, or only further below."""
    if failure.python_frame.f_code.co_name != "<module>":
        return ""
    definition = re.compile(rf"(\s*)(?:(?:class|def)\s+{name}\b|{name}\s*=[^=])")
    for number, line in enumerate(failure.lines, start=1):
        found = definition.match(line)
        if found and found[1]:
            return f"remove the spaces in front of {name} on line {number}"
        if found:
            return f"move {name} (line {number}) above this line"
    return ""


def field(failure: Failure, name: str) -> str:
    """The name of a field in the file's own form."""
    owner = failure.python_frame.f_locals.get("self")
    tag = rf"<(input|textarea|select)\b[^>]*\bname=[\"']?{name}\b"
    in_form = hasattr(owner, "request") and re.search(tag, failure.text)
    return f'write `self.request.get("{name}")`' if in_form else ""
