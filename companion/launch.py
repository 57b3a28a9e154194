"""Starts a command, or says what to type where it can't run.

Pythons too old for the rest read this file too, so it is written for Python 2 as well.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def launch(module_name):
    """Run main() of the module; exit with status 2 where this Python can't."""
    if sys.version_info < (3, 10):
        give_up(
            "This is Python %d.%d; get 3.10 or newer from "
            "https://www.python.org/downloads/ and type: python3 %s"
            % (sys.version_info[0], sys.version_info[1], " ".join(sys.argv))
        )
    import importlib

    try:
        module = importlib.import_module(module_name)
    except (ImportError, SyntaxError) as error:  # SyntaxError: a package for Python 2
        give_up("%s; type: %s" % (error, what_to_type()))
    module.main()


def what_to_type():
    """Return the command that installs what is missing, or uses it where it is."""
    install = "-m pip install -r " + from_here("requirements.txt")
    if sys.prefix != sys.base_prefix:  # inside a virtual environment
        return "python " + install
    scripts = "Scripts" if os.name == "nt" else "bin"
    venv_python = from_here(".venv", scripts, "python")
    if os.path.exists(from_here(".venv")):
        return " ".join([venv_python] + sys.argv)
    make = "%s -m venv %s" % (os.path.basename(sys.executable), from_here(".venv"))
    return "%s; %s %s" % (make, venv_python, install)


def from_here(*names):
    return os.path.normpath(os.path.join(os.path.relpath(ROOT), *names))


def give_up(message):
    sys.stderr.write("%s\n" % message)
    sys.exit(2)
