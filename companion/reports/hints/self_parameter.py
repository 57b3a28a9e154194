"""The hint about a method that lacks its first parameter, self."""

import inspect
import re

from companion.reports.hints.failure import Failure


def self_parameter(failure: Failure) -> str:
    surplus = re.match(r"(\w+)\.(\w+)\(\) takes \d+ positional", failure.message)
    if not surplus:
        return ""
    owner = failure.python_frame.f_globals.get(surplus[1])
    method = inspect.getattr_static(owner, surplus[2], None)
    if not inspect.isfunction(method):
        return ""
    first = next(iter(inspect.signature(method).parameters), "self")
    line = method.__code__.co_firstlineno
    hint = f"write self as the first parameter of def {surplus[2]} (line {line})"
    return "" if first == "self" else hint
