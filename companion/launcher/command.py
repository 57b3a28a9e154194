"""The command `python launcher.py`: a window over the three commands."""

import sys

from companion.commands import command_line
from companion.commands.shell import typed
from companion.commands.signals import ENDING, on_signals
from companion.problem import Problem

GET_TK = (
    "sudo apt install python3-tk on Debian and Ubuntu, brew install python-tk on a "
    "Mac; on Windows, run Python's installer again and tick tcl/tk"
)


def main() -> None:
    """Run the command and exit with status 0, or with 2 if no window can be opened."""
    command_line.run(run)


def run() -> int:
    command_line.ArgumentParser(description="Open a window for your apps.").parse_args()
    otherwise = f"or do without it: {typed('dev_appserver.py', 'my_first_app')}"
    try:
        import tkinter

        from companion.launcher import saved
        from companion.launcher.actions import ACTIONS
        from companion.launcher.window import Window
    except ImportError:
        hint = f"to get it, type {GET_TK}; {otherwise}"
        raise Problem("this Python has no Tk, which opens windows", hint) from None
    if sys.platform == "win32":  # or else Windows enlarges a small picture of it
        import ctypes

        ctypes.windll.shcore.SetProcessDpiAwareness(1)
    try:
        root = tkinter.Tk(className="Launcher")
    except tkinter.TclError as error:
        raise Problem(f"no window can be opened: {error}", otherwise) from None
    window = Window(root, saved.find_file(), ACTIONS)
    on_signals(ENDING, lambda *_: root.after(0, window.close))
    root.mainloop()
    return 0
