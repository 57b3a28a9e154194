"""What `script:` in app.yaml names: a file to run, or an app in a module."""

import contextlib
import os
import re
from pathlib import Path

APP = re.compile(r"^(\w+)\s*=.*\bWSGIApplication\(", re.MULTILINE)


def is_cgi(script: str) -> bool:
    """Whether a handler's script is a file to run rather than a `module.my_app`."""
    return script.endswith(".py") or "/" in script


def file_of(script: str) -> str:
    """Return a script's file: lib/hello.py for `lib.hello.my_app`."""
    if is_cgi(script):
        return script
    return script.rpartition(".")[0].replace(".", "/") + ".py"


def script_for(file: str, app: str) -> str:
    """Return the script for an app in a file: `lib.hello.my_app` for lib/hello.py."""
    return f"{file.removesuffix('.py').replace('/', '.')}.{app}"


def app_script(folder: Path, file: str) -> str:
    """Return the script for the app that a file makes, or an empty string."""
    with contextlib.suppress(OSError, ValueError):
        found = APP.search((folder / file).read_text("utf-8-sig", "replace"))
        return script_for(file, found[1]) if found else ""
    return ""


def meant_by(folder: Path, mistyped: str) -> str:
    """Return the script that is meant by a file's or an app's name, or nothing."""
    word = re.search(r"\w+", mistyped)
    for path in sorted(folder.glob("*.py")):
        script = app_script(folder, path.name)
        if word and word[0] in script.split("."):
            return script
    file = f"{mistyped}.py"
    return file if os.path.isfile(folder / file) else ""
