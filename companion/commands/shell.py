"""Writes commands as they have to be typed here: for sh, or for cmd.exe and PowerShell.

launch.py imports this, so it is written for Python 2 as well.
"""

import os
import re
import sys

try:
    from shlex import quote as quoted_for_sh
except ImportError:  # pragma: no cover (Python 2)
    from pipes import quote as quoted_for_sh  # type: ignore

# Where the command was typed; the server changes to the reader's folder.
TYPED_IN = os.getcwd()


def typed(*words):
    # type: (str) -> str
    """Return `python WORDS` as a line to type, with the Python that runs now."""
    return python() + " " + line(*words)


def line(*words):
    # type: (str) -> str
    """Return the words of a command as a line to type."""
    return " ".join(map(quote, words))


def python():
    # type: () -> str
    """Return how to type the Python that runs now."""
    if os.environ.get("UV"):  # `uv run` sets it
        return "uv run"
    if sys.prefix != sys.base_prefix:
        return python_of(sys.prefix)
    from shutil import which

    names = ["py"] if os.name == "nt" else []
    names.append(os.path.basename(sys.executable))
    return next(filter(which, names), "") or from_here(sys.executable)


def python_of(environment):
    # type: (str) -> str
    """Return how to type a virtual environment's Python: `python` in an active one."""
    active = os.environ.get("VIRTUAL_ENV")
    if active and os.path.realpath(active) == os.path.realpath(environment):
        return "python"
    return from_here(environment, "Scripts" if os.name == "nt" else "bin", "python")


def from_here(*names):
    # type: (str) -> str
    """Return a path as it is typed where the command was."""
    path = os.path.join(*names)
    try:
        path = min(os.path.relpath(path, TYPED_IN), path, key=len)
    except ValueError:  # pragma: no cover (on another drive, on Windows)
        pass
    return quote(path)


def quote(word):
    # type: (str) -> str
    r"""Quote a word if a shell would take it for something else.

    cmd.exe knows double quotation marks only. They make one word in PowerShell, too, but
    for names with $ or `, which it reads as its own. No name on Windows has a ".
    """
    if os.name != "nt":
        return quoted_for_sh(word)
    if re.match(r"[\w.\\/:+=-]+$", word):
        return word
    # A backslash before the last quotation mark would escape it.
    return '"%s"' % re.sub(r"(\\+)$", r"\1\1", word)
