"""Hints about a missing module: another name, or how to install it."""

import os
import pkgutil
import shlex
import shutil
import sys
from pathlib import Path

from companion.closest import closest

# Packages that readers of the tutorial may install: {module: package}.
PACKAGES = {
    **{name: name for name in ("flask", "jinja2", "markdown", "numpy", "requests")},
    "PIL": "Pillow",
    "bs4": "beautifulsoup4",
    "dateutil": "python-dateutil",
    "django": "Django",
}
INSTALLED = ("webapp2", "webapp2_extras", "webob", "yaml")


def missing_module(name: str, folder: Path) -> str:
    """Return what to write or type if there is no module with this name."""
    if name in PACKAGES:
        return f"type `{pip_install(PACKAGES[name])}`"
    if name.endswith(".py"):
        return f"write `import {name.removesuffix('.py')}`, without .py"
    package, _, last = name.rpartition(".")
    near = closest(last, modules_in(package) if package else modules(folder))
    if near:
        return f"did you mean `{package}.{near}`?".replace("`.", "`")
    return f"save it as {name.replace('.', '/')}.py in this folder, or install it"


def modules(folder: Path) -> list[str]:
    """Return the modules that the reader may mean, their own first."""
    own = [found.name for found in pkgutil.iter_modules([str(folder)])]
    public = [name for name in sys.stdlib_module_names if not name.startswith("_")]
    return [*sorted(own), *INSTALLED, *PACKAGES, *sorted(public)]


def modules_in(package: str) -> list[str]:
    path = getattr(sys.modules.get(package), "__path__", ())
    return [found.name for found in pkgutil.iter_modules(path)]


def pip_install(package: str) -> str:
    """Return the command that installs a package for the running Python."""
    found = shutil.which("python") or ""
    here = os.path.dirname(found) == os.path.dirname(sys.executable)
    python = "python" if here else shlex.quote(sys.executable)
    return f"{python} -m pip install {package}"
