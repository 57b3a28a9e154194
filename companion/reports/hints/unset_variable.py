"""Hints about a local variable that is used before it has a value."""

import builtins
import re
from types import ModuleType

from companion.reports.hints.failure import Failure


def unset_variable(failure: Failure) -> str:
    found = re.search(r"variable '(\w+)'", failure.message)
    if not isinstance(failure.error, UnboundLocalError) or not found:
        return ""
    name, frame = found[1], failure.python_frame
    outside = frame.f_globals.get(name, getattr(builtins, name, None))
    if callable(outside) or isinstance(outside, ModuleType):
        return f"give the variable `{name}` another name, which Python doesn't use"
    if name in frame.f_globals:
        return f"write `global {name}` above the other lines of {frame.f_code.co_name}"
    return f"give `{name}` a value above this line, before any if, loop or try"
