"""What the menus, buttons and keys do."""

import os
import socket
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tkinter import filedialog, messagebox, simpledialog
from typing import TYPE_CHECKING, Any

from companion.deploy.command import PROJECT
from companion.launcher.application import Application
from companion.launcher.background import APART, ROOT

if TYPE_CHECKING:
    from companion.launcher.window import Window

CHECK, LOGS = range(2)  # the tabs
PORTS = range(8080, 65536)
CHAPTERS = ROOT / "steps" / "README.md"


def add(window: "Window", _: object) -> None:
    title = "Add Existing Application"
    name = filedialog.askdirectory(parent=window.root, mustexist=True, title=title)
    if not name:  # Cancel
        return
    folder = Path(name)
    if folder not in [one.folder for one in window.applications]:
        port = next(port for port in PORTS if is_free(port, window.applications))
        window.applications.append(Application(folder, port, folder.name))
        window.save()
    window.refresh()
    window.table.choose(folder)


def is_free(port: int, applications: list[Application]) -> bool:
    """Whether neither the list has this port, nor another program."""
    with socket.socket() as one:
        taken = not one.connect_ex(("127.0.0.1", port))
    return not taken and port not in [one.port for one in applications]


def remove(window: "Window", one: Application) -> None:
    window.applications.remove(one)
    window.save()


def change_port(window: "Window", one: Application) -> None:
    words = "Change Port", f"The port of {one.name}:"
    limits: dict[str, Any] = {"minvalue": 1, "maxvalue": PORTS[-1]}
    port = simpledialog.askinteger(*words, initialvalue=one.port, **limits)
    one.port = port or one.port
    window.save()


def run(window: "Window", one: Application) -> None:
    window.children.append(one.run())
    window.show_tab(LOGS)


def browse(window: "Window", one: Application) -> None:
    if not webbrowser.open(one.url):
        window.note = f"no browser found; open {one.url} yourself"


def check(window: "Window", one: Application) -> None:
    one.is_saved = True
    window.show_tab(CHECK)


def deploy(window: "Window", one: Application) -> None:
    """Ask for the project, list the files, and send them if the answer is OK."""
    likely = one.name if PROJECT.fullmatch(one.name) else ""
    words = "Deploy", "The id of your project:"
    project = simpledialog.askstring(*words, initialvalue=likely)
    if not project:  # Cancel
        return
    window.show_tab(LOGS)

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
            subprocess.run([*opener, path], check=True, **APART)
    except (OSError, subprocess.CalledProcessError):
        subprocess.run([sys.executable, "-m", "idlelib", path], **APART)


@dataclass(frozen=True)
class Action:
    """An entry of a menu. key: pressed together with Control, or Command on a Mac.

    needs: what the application must have, and what has to be chosen at all.
    """

    menu: str
    label: str
    key: str
    do: "Callable[[Window, Any], object]"
    needs: str = "name"

    def can_be_done(self, one: Application | None) -> bool:
        return not self.needs or bool(one and getattr(one, self.needs))


ACTIONS = (
    Action("File", "Add Existing Application...", "o", add, ""),
    Action("File", "Quit", "q", lambda window, _: window.close(), ""),
    Action("Edit", "Open File", "e", lambda _, one: edit(one.file)),
    Action("Edit", "Change Port...", "p", change_port, "is_stopped"),
    Action("Edit", "Remove Application", "d", remove, "is_stopped"),
    Action("Control", "Run", "r", run, "is_stopped"),
    Action("Control", "Stop", "t", lambda _, one: one.stop(), "server"),
    Action("Control", "Browse", "b", browse, "url"),
    Action("Control", "Check", "k", check),
    Action("Control", "Logs", "l", lambda window, _: window.show_tab(LOGS)),
    Action("Control", "Deploy", "y", deploy),
    Action("Help", "The Chapters", "h", lambda *_: edit(CHAPTERS), ""),
)
