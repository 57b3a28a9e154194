"""The Launcher's window."""

import sys
import tkinter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tkinter import ttk
from typing import Any

from companion.launcher import saved, theme
from companion.launcher.application import Application
from companion.launcher.child import Child
from companion.launcher.widgets import Table, View
from companion.running.reloading.snapshot import watch

TICK = 200  # milliseconds
KEY = "Command" if sys.platform == "darwin" else "Control"
EMPTY = "Choose an application, or add one: File, Add Existing Application..."
SIGNS = {"Run": "▶ ", "Stop": "■ "}
Do = Callable[["Window", Any], object]
# In which menu, its name, its key (together with Control), what it does, and what the
# application must have for it; "" if none has to be chosen.
Action = tuple[str, str, str, Do, str]


class Window:
    """path: the file with the list of applications. note: for the last line."""

    def __init__(self, root: tkinter.Tk, path: Path, actions: Sequence[Action]) -> None:
        self.root, self.path, self.actions = root, path, actions
        ports, dark, self.note = saved.load(path)
        self.applications = [
            Application(Path(folder), port, Path(folder).name)
            for folder, port in ports.items()
        ]
        self.children: list[Child] = []
        self.saves = watch(lambda: [one.folder for one in self.applications])
        self.dark = tkinter.BooleanVar(root, dark)
        self.build()
        self.paint()
        self.tick()
        for one in self.applications[:1]:
            self.table.choose(one.folder)

    def build(self) -> None:
        self.root.title("Launcher")
        self.root.geometry("900x640")
        self.root.minsize(700, 480)
        self.root.protocol("WM_DELETE_WINDOW", self.close)
        self.build_actions()
        self.table = Table(self.root)
        self.status = ttk.Label(self.root, padding=10, wraplength=680)
        self.status.pack(side="bottom", fill="x")
        self.tabs: Any = ttk.Notebook(self.root)
        self.tabs.enable_traversal()
        self.tabs.pack(fill="both", expand=True, padx=10, pady=(10, 0))
        self.result = View(self.tabs, "Check", follows=False)
        self.log = View(self.tabs, "Logs", follows=True)

    def build_actions(self) -> None:
        self.menus: dict[str, tkinter.Menu] = {}
        self.buttons: dict[str, ttk.Button] = {}
        self.states: dict[str, str] = {}  # of each action's entry and button
        bar = tkinter.Menu(self.root)
        row = ttk.Frame(self.root, padding=10)
        row.pack(fill="x")
        for name, label, key, do, needs in self.actions:
            command = partial(self.do, do, needs)
            if name not in self.menus:
                self.menus[name] = tkinter.Menu(bar, tearoff=False)
                bar.add_cascade(label=name, menu=self.menus[name], underline=0)
            keys = f"{KEY}+{key.upper()}"
            self.menus[name].add_command(label=label, accelerator=keys, command=command)
            self.root.bind(f"<{KEY}-{key}>", command)
            if name == "Control":
                words = SIGNS.get(label, "") + label
                style = "Run.TButton" if label == "Run" else "TButton"
                button = ttk.Button(row, text=words, style=style, command=command)
                button.pack(side="left", padx=(0, 10))
                self.buttons[label] = button
        self.menus["Edit"].add_checkbutton(
            label="Dark Colours", variable=self.dark, command=self.save
        )
        self.root.configure(menu=bar)

    def paint(self) -> None:
        theme.apply(self.root, self.dark.get(), (self.result.text, self.log.text))

    def save(self) -> None:
        ports = {str(one.folder): one.port for one in self.applications}
        try:
            saved.save(self.path, ports, self.dark.get())
        except OSError as error:
            self.note = f"{self.path}: the list can't be saved: {error.strerror}"
        self.paint()

    @property
    def chosen(self) -> Application | None:
        folders = {str(one.folder): one for one in self.applications}
        return folders.get(self.table.chosen)

    def tick(self) -> None:
        """Take what the threads have found, and show it; again and again."""
        for child in tuple(self.children):
            if not child.poll():
                self.children.remove(child)
        while not self.saves.empty():
            folder = self.saves.get()
            for one in self.applications:
                one.is_saved = one.is_saved or one.folder == folder
        to_check = [one for one in self.applications if one.is_saved]
        if to_check and not any(one.is_checking for one in self.applications):
            self.children.append(to_check[0].check())
        self.refresh()
        self.next_tick = self.root.after(TICK, self.tick)

    def refresh(self) -> None:
        self.table.show(self.applications)
        one = self.chosen
        for name, label, _, _, needs in self.actions:
            state = "normal" if has(one, needs) else "disabled"
            # Not each time: it would undo that the keys have reached an entry.
            if state != self.states.get(label):
                self.states[label] = state
                self.menus[name].entryconfigure(label, state=state)
                if label in self.buttons:
                    self.buttons[label].configure(state=state)
        about = one.error or one.url or one.in_short if one else EMPTY
        self.status.configure(text=self.note or about)
        self.result.show(one.in_full if one else "")
        self.log.show("\n".join(one.log) if one else "")

    def do(self, do: Do, needs: str, event: object = None) -> str:
        """Do what a menu, a button or a key stands for, if it can be done."""
        one = self.chosen
        if has(one, needs):
            self.note = ""
            do(self, one)
        return "break"

    def close(self) -> None:
        """Stop all that was started, and end."""
        self.root.after_cancel(self.next_tick)
        self.root.withdraw()
        for child in self.children:
            child.end()
        self.root.destroy()


def has(one: Application | None, needs: str) -> bool:
    """Whether an application has what an action needs."""
    return not needs or bool(one and getattr(one, needs))
