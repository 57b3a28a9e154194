"""Starts a command, or says what to type where it can't run.

Pythons too old for the rest read this file too, so it is written for Python 2 as well.
"""

import importlib
import os
import sys
import warnings

from companion.commands.shell import from_here, line, python, python_of

# What requirements.txt installs and the commands import. Most of it is imported late, by
# another process.
MODULES = "webapp2 webob yaml cgi waitress multipart tinyhtml5".split()
ROOT = os.path.abspath(os.path.join(__file__, "..", "..", ".."))
PYTHON_3 = "py" if os.name == "nt" else "python3"


def launch(module_name):
    """Run main() of the module; exit with status 2 where this Python can't."""
    try:
        check_python()
        importlib.import_module(module_name).main()
    except KeyboardInterrupt:  # Ctrl-C before main() waits for it
        sys.exit(130)


def check_python():
    """Give up where this Python is too old, or lacks what requirements.txt installs."""
    if sys.version_info < (3, 10):
        give_up(
            "This is Python %d.%d; get 3.10 or newer from "
            "https://www.python.org/downloads/ and type: %s"
            % (sys.version_info[0], sys.version_info[1], command_with(PYTHON_3))
        )
    open_standard_streams()
    import importlib.util

    for name in MODULES:
        if not importlib.util.find_spec(name):
            give_up("No module named %r; type: %s" % (name, what_to_type()))
    with open(importlib.util.find_spec("webapp2").origin, encoding="utf-8") as source:
        if "except Exception, e" in source.read():
            give_up("webapp2 here is made for Python 2; type: %s" % what_to_type())
    # Python 3.12 and newer warn about webapp2's source when they first compile it.
    warnings.filterwarnings("ignore", category=SyntaxWarning, module=".*webapp2")


def open_standard_streams():
    """Open those that are closed, so that no other file gets their numbers."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))


def what_to_type():
    """Return what installs what is missing, or uses it where it is."""
    install = " -m pip install -r " + from_here(ROOT, "requirements.txt")
    environment = os.path.join(ROOT, ".venv")
    if sys.prefix != sys.base_prefix:  # inside a virtual environment
        return python() + install
    if os.path.exists(environment):
        return command_with(python_of(environment))
    make = "%s -m venv %s" % (python(), from_here(environment))
    return "%s\nthen type: %s" % (make, python_of(environment) + install)


def command_with(python):
    """Return the command that was typed, with this Python in front."""
    return python + " " + line(*sys.argv)


def give_up(message):
    sys.stderr.write("%s\n" % message)
    sys.exit(2)
