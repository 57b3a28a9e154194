"""What the menus, buttons and keys do."""

import os
import subprocess
import sys
import threading
import webbrowser
from pathlib import Path
from tkinter import filedialog, messagebox, simpledialog

from companion.launcher.application import Application
from companion.launcher.child import ROOT
from companion.launcher.window import Action, Window
from companion.running.process_group import OWN_GROUP
from companion.server.listening import free_port

CHECK, LOGS = range(2)  # the tabs


def add(window: Window, _: object) -> None:
    name = filedialog.askdirectory(mustexist=True, title="Add Existing Application")
    if not name:  # Cancel
        return
    folder = Path(name)
    if folder not in [one.folder for one in window.applications]:
        port = free_port(8080, [one.port for one in window.applications])
        window.applications.append(Application(folder, port, folder.name))
        window.save()
    window.refresh()
    window.table.choose(folder)


def remove(window: Window, one: Application) -> None:
    window.applications.remove(one)
    window.save()


def change_port(window: Window, one: Application) -> None:
    words = "Change Port", f"The port of {one.name}:"
    one.port = simpledialog.askinteger(*words, initialvalue=one.port) or one.port
    one.error = ""
    window.save()


def run(window: Window, one: Application) -> None:
    window.children.append(one.run())
    window.tabs.select(LOGS)


def check(window: Window, one: Application) -> None:
    one.is_saved = True
    window.tabs.select(CHECK)


def deploy(window: Window, one: Application) -> None:
    """Ask for the project, list the files, and send them if the answer is OK."""
    from companion.deploy.arguments import PROJECT  # would delay the window

    likely = one.name if PROJECT.fullmatch(one.name) else ""
    project = simpledialog.askstring("Deploy", "Project id:", initialvalue=likely)
    if not project:  # Cancel
        return
    window.tabs.select(LOGS)

    def ask() -> None:
        question = f"Put {one.name} online, with the files that Logs lists?"
        if messagebox.askokcancel("Deploy", question):
            window.children.append(one.deploy(project, lambda status: None))

    def listed(status: int) -> None:
        if status == 0:  # later, since a dialog would stop the loop that calls this
            window.root.after_idle(ask)

    window.children.append(one.deploy(project, listed, "--dry_run"))


def edit(path: Path) -> None:
    threading.Thread(target=open_in_editor, args=(path,), daemon=True).start()


def open_in_editor(path: Path) -> None:
    """Open a file in the system's editor, or in IDLE, which comes with Python."""
    opener = ["open", "-t"] if sys.platform == "darwin" else ["xdg-open"]
    try:
        if sys.platform == "win32":
            os.startfile(path, "edit")  # "open" would run a .py
        else:
            subprocess.run([*opener, path], check=True, **OWN_GROUP)
    except (OSError, subprocess.CalledProcessError):
        subprocess.run([sys.executable, "-m", "idlelib", path], **OWN_GROUP)


ACTIONS: tuple[Action, ...] = (
    ("File", "Add Existing Application...", "o", add, ""),
    ("File", "Quit", "q", lambda window, _: window.close(), ""),
    ("Edit", "Open File", "e", lambda _, one: edit(one.folder / one.failing), "folder"),
    ("Edit", "Change Port...", "p", change_port, "is_stopped"),
    ("Edit", "Remove Application", "d", remove, "is_stopped"),
    ("Control", "Run", "r", run, "is_stopped"),
    ("Control", "Stop", "t", lambda _, one: one.stop(), "server"),
    ("Control", "Browse", "b", lambda _, one: webbrowser.open(one.url), "url"),
    ("Control", "Check", "k", check, "folder"),
    ("Control", "Logs", "l", lambda window, _: window.tabs.select(LOGS), "folder"),
    ("Control", "Deploy", "y", deploy, "can_deploy"),
    ("Help", "The Chapters", "h", lambda *_: edit(ROOT / "steps/README.md"), ""),
)
