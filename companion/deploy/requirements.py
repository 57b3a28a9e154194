"""Makes sure that requirements.txt lists what the app needs online."""

import re
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from companion.config.app_yaml import AppYaml
from companion.errors import UserError

# Every folder of the tutorial needs the same packages as the finished app.
OURS = Path(__file__).parent.parent.parent / "first_app" / "requirements.txt"
# What main.py imports; legacy-cgi is for webapp2.
NEEDED = ("webapp2", "WebOb", "PyYAML", "legacy-cgi", "multipart", "waitress")

# pip's names for libraries of the Python 2.7 runtime, where they differ.
PIP_NAMES = {"pil": "Pillow", "mysqldb": "mysqlclient", "yaml": "PyYAML"}
PIP_NAMES |= {"ssl": "", "endpoints": "google-endpoints"}  # ssl is part of Python


def make(
    path: Path, before: str, settings: AppYaml, libraries: Mapping[str, int]
) -> str:
    """Return the new text of requirements.txt; `before` is its text now.

    libraries: those that app.yaml lists, each with its line. Raises UserError if one
    isn't installed, or if the file is the user's own and a line is missing.
    """
    ours = OURS.read_text(encoding="utf-8")
    text = before or ours
    lines = dict(named(text))
    wanted = dict(named(ours))
    wanted_lines = [
        *(wanted[name.lower()] for name in NEEDED),
        *(pinned(name, settings, line) for name, line in libraries.items()),
    ]
    missing = [
        line for name, line in named("\n".join(wanted_lines)) if name not in lines
    ]
    if text.startswith(ours.partition("\n")[0]):
        return text + "".join(f"{line}\n" for line in missing)
    if missing:
        hint = f"add these lines: {', '.join(missing)}"
        raise UserError("some packages are missing", str(path), hint=hint)
    if "3.0.0" not in lines["webapp2"]:
        message = f"{lines['webapp2']} may install 2.5.2, which is for Python 2"
        raise UserError(message, str(path), hint=f"write {wanted['webapp2']}")
    return text


def pinned(library: str, settings: AppYaml, line: int) -> str:
    """Return the requirement for a library, pinned to the installed version."""
    name = PIP_NAMES.get(library.lower(), library)
    if not name:
        return ""
    try:
        return f"{name}=={metadata.version(name)}"
    except metadata.PackageNotFoundError:
        message = f"{library} isn't installed, so its version isn't known"
        hint = f"type: {Path(sys.executable).name} -m pip install {name}"
        raise settings.error_at(line, message, hint) from None


def named(text: str) -> Iterator[tuple[str, str]]:
    """Yield the lower-case name and the line of each requirement."""
    for line in text.splitlines():
        name = re.match(r"[\w.-]+", line)
        if name:
            yield name[0].lower(), line
