"""Says what is wrong if a `script:` in app.yaml names something that doesn't exist."""

from collections.abc import Mapping
from pathlib import Path

import webapp2

from companion.reports.closest import closest

Problem = tuple[str, str]  # what is wrong, and what to write


def missing_module(folder: Path, module: str) -> Problem:
    near = closest(module, sorted(path.stem for path in folder.glob("*.py")))
    hint = f"did you mean `{near}`?" if near else f"save the file as {module}.py"
    return f"there is no {module}.py", hint


def missing_app(module: str, name: str, values: Mapping[str, object]) -> Problem:
    """Return the problem of a module that doesn't have an app with this name."""
    apps = (key for key in values if isinstance(values[key], webapp2.WSGIApplication))
    near = closest(name, values) or next(apps, None)
    if near:
        hint = f"did you mean `{module}.{near}`?"
    else:
        hint = f"write `{name} = webapp2.WSGIApplication(routes, debug=True)`"
    return f"{module}.py has no app called {name}", hint


def missing_file(folder: Path, script: str) -> Problem:
    near = closest(script, sorted(path.name for path in folder.glob("*.py")))
    hint = f"did you mean `{near}`?" if near else f"save the file as {script}"
    return f"there is no {script}, but app.yaml names it", hint
