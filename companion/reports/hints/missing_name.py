"""Hints about a name that isn't defined: defined elsewhere, or misspelt."""

import builtins
import re
import sys

from companion.reports.closest import closest
from companion.reports.hints.failure import Failure


def missing_name(failure: Failure, name: str) -> str:
    frame = failure.python_frame
    owner = frame.f_locals.get("self")
    if owner is not None and name in dir(owner):
        return f"write `self.{name}`, with self. in front"
    known = name == "webapp2" or name in sys.stdlib_module_names
    if known and re.search(rf"\b{re.escape(name)}\.", failure.statement):
        return f"write `import {name}` at the top of the file"
    near = closest(name, [*frame.f_locals, *frame.f_globals, *dir(builtins)])
    if near:
        return f"did you mean `{near}`?"
    if re.search(rf"['\"]\s*,\s*{re.escape(name)}\b", failure.statement):  # routes
        return f"write `class {name}(webapp2.RequestHandler):` above this line"
    return ""
