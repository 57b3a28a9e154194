"""The Launcher's window."""

import contextlib
import subprocess
import sys
import time
import tkinter
from functools import partial
from pathlib import Path
from tkinter import ttk

from companion.launcher import saved, theme
from companion.launcher.actions import ACTIONS, Action
from companion.launcher.application import Application
from companion.launcher.background import Child, watch
from companion.launcher.saved import Saved
from companion.launcher.widgets import Table, View
from companion.problem import Problem
from companion.running.process_group import kill

TICK = 100  # milliseconds
END_GRACE = 3.0  # seconds
KEY = "Command" if sys.platform == "darwin" else "Control"
EMPTY = "To begin, add your folder: File, Add Existing Application..."
SIGNS = {"Run": "▶ ", "Stop": "■ "}


class Window:
    """path: the file with the list of applications. note: for the last line."""

    def __init__(self, root: tkinter.Tk, path: Path) -> None:
        self.root, self.path = root, path
        self.note = ""
        try:
            found = saved.load(path)
        except Problem as error:
            found, self.note = Saved({}), str(error)
        self.applications = [
            Application(Path(folder), port, Path(folder).name)
            for folder, port in found.ports.items()
        ]
        self.children: list[Child] = []
        self.saves = watch(lambda: [one.folder for one in self.applications])
        self.dark = tkinter.BooleanVar(root, found.dark)
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
        self.status = ttk.Label(self.root, padding=10)
        self.status.pack(side="bottom", fill="x")
        self.tabs = ttk.Notebook(self.root)
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
        for action in ACTIONS:
            do = partial(self.do, action)
            if action.menu not in self.menus:
                menu = self.menus[action.menu] = tkinter.Menu(bar, tearoff=False)
                bar.add_cascade(label=action.menu, menu=menu, underline=0)
            key = f"{KEY}+{action.key.upper()}"
            self.menus[action.menu].add_command(
                label=action.label, accelerator=key, command=do
            )
            self.root.bind(f"<{KEY}-{action.key}>", do)
            if action.menu == "Control":
                words = SIGNS.get(action.label, "") + action.label
                style = "Run.TButton" if action.label == "Run" else "TButton"
                button = ttk.Button(row, text=words, style=style, command=do)
                button.pack(side="left", padx=(0, 10))
                self.buttons[action.label] = button
        self.menus["Edit"].add_checkbutton(
            label="Dark Colours", variable=self.dark, command=self.save
        )
        self.root.configure(menu=bar)

    def paint(self) -> None:
        texts = self.result.text, self.log.text
        theme.apply(self.root, self.dark.get(), texts)

    def save(self) -> None:
        ports = {str(one.folder): one.port for one in self.applications}
        try:
            saved.save(self.path, Saved(ports, self.dark.get()))
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
            folder, name = self.saves.get()
            for one in self.applications:
                if one.folder == folder:
                    one.name, one.is_saved = name, True
        to_check = [one for one in self.applications if one.is_saved]
        if to_check and not any(one.is_checking for one in self.applications):
            self.children.append(to_check[0].check())
        self.refresh()
        self.next_tick = self.root.after(TICK, self.tick)

    def refresh(self) -> None:
        self.table.show(self.applications)
        one = self.chosen
        for action in ACTIONS:
            state = "normal" if action.can_be_done(one) else "disabled"
            # Not each time: it would undo that the keys have reached an entry.
            if state != self.states.get(action.label):
                self.states[action.label] = state
                self.menus[action.menu].entryconfigure(action.label, state=state)
                if action.label in self.buttons:
                    self.buttons[action.label].configure(state=state)
        about = one.error or one.url or one.state[2:] if one else EMPTY
        self.status.configure(text=self.note or about)
        self.result.show(one.checked.in_full if one else "")
        self.log.show("\n".join(one.log) if one else "")

    def do(self, action: Action, event: object = None) -> str:
        """Do what a menu, a button or a key stands for, if it can be done."""
        one = self.chosen
        if action.can_be_done(one):
            self.note = ""
            action.do(self, one)
        return "break"

    def show_tab(self, number: int) -> None:
        self.tabs.select(number)  # type: ignore[no-untyped-call]

    def close(self) -> None:
        """Stop all that was started, and end."""
        self.root.after_cancel(self.next_tick)
        self.root.withdraw()
        for child in self.children:
            child.process.terminate()
        end = time.monotonic() + END_GRACE
        for child in self.children:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.0, end - time.monotonic()))
            kill(child.process)
        self.root.destroy()
