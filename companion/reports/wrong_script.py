"""Says what is wrong if a script in app.yaml names something that isn't an app."""

from collections.abc import Mapping

import webapp2

from companion.closest import closest

Problem = tuple[str, str]  # what is wrong, and what to write


def missing_app(module: str, name: str, values: Mapping[str, object]) -> Problem:
    """Return the problem of a module that doesn't have an app with this name."""
    near = closest(name, values) or an_app(values)
    if near:
        hint = f"did you mean `{module}.{near}`?"
    else:
        hint = f"write `{name} = webapp2.WSGIApplication(routes, debug=True)`"
    return f"{module}.py has no app called {name}", hint


def not_an_app(module: str, name: str, values: Mapping[str, object]) -> Problem:
    """Return the problem of a script that names a page's class."""
    hint = f"write script: {module}.{an_app(values) or 'my_app'}"
    return f"{name} is a class, not an app", hint


def an_app(values: Mapping[str, object]) -> str:
    """Return the name of a module's first webapp2 app, or an empty string."""
    apps = (key for key in values if isinstance(values[key], webapp2.WSGIApplication))
    return next(apps, "")
