"""Hints about the parameter self, which only the methods of a class have."""

import inspect
import re
from types import FunctionType
from typing import Any

from companion.reports.hints.failure import Failure


def self_parameter(failure: Failure) -> str:
    if failure.kind != "TypeError":
        return ""
    missing = re.match(r"(\w+)\(\) missing 1 required", failure.message)
    surplus = re.match(r"(\w+)\.(\w+)\(\) takes \d+ positional", failure.message)
    names = failure.python_frame.f_globals
    if missing:
        function = names.get(missing[1])
        if first_parameter(function) == "self":
            return f"remove self from the parameters of {place(function)}"
    if surplus:
        function = inspect.getattr_static(names.get(surplus[1]), surplus[2], None)
        if first_parameter(function) not in ("", "self"):
            return f"write self as the first parameter of {place(function)}"
    return ""


def first_parameter(function: object) -> str:
    """Return a function's first parameter, or an empty string."""
    if not isinstance(function, FunctionType) or not function.__code__.co_argcount:
        return ""
    return function.__code__.co_varnames[0]


def place(function: Any) -> str:
    code = function.__code__
    return f"def {code.co_name} (line {code.co_firstlineno})"
