"""What the window is made of: the list of applications, and texts."""

import re
import tkinter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tkinter import font, ttk

from companion.launcher.application import Application
from companion.launcher.theme import TAGS

COLOUR = re.compile(r"(\033\[\d+m)")
# Each column's width in letters; the path also gets what is left.
COLUMNS = {"State": 10, "Name": 20, "Path": 20, "Port": 6, "Check": 20}


class Table:
    """Shows applications, each in a row that is named for its folder."""

    def __init__(self, parent: tkinter.Misc) -> None:
        frame = ttk.Frame(parent)
        frame.pack(fill="x", padx=10)
        self.tree = ttk.Treeview(frame, show="headings", height=5)
        self.tree.configure(columns=list(COLUMNS))
        letter = font.nametofont("TkDefaultFont").measure("0")
        for name, width in COLUMNS.items():
            self.tree.heading(name, text=name, anchor="w")
            self.tree.column(name, width=width * letter, stretch=name == "Path")
        add_scrollbar(frame, self.tree)

    def show(self, applications: Sequence[Application]) -> None:
        """Bring the rows up to date."""
        width = self.tree.column("Path", "width") - 12
        there = set(self.tree.get_children())
        self.tree.delete(*(there - {str(one.folder) for one in applications}))
        for one in applications:
            row = str(one.folder)
            if row not in there:
                self.tree.insert("", "end", row)
            path, check = shortened(one.folder, width), one.in_short
            self.tree.item(row, values=(one.state, one.name, path, one.port, check))

    @property
    def chosen(self) -> str:
        """The folder of the chosen row, or an empty text."""
        return next(iter(self.tree.selection()), "")

    def choose(self, folder: Path) -> None:
        self.tree.selection_set(str(folder))
        self.tree.focus(str(folder))
        self.tree.focus_set()


@cache
def shortened(folder: Path, width: int) -> str:
    """Return a path that has so many pixels at most. Its end counts most."""
    text = str(folder).replace(str(Path.home()), "~", 1)
    measure = font.nametofont("TkDefaultFont").measure
    starts = range(len(text)) if measure(text) > width else ()
    ends = (f"...{text[start:]}" for start in starts)
    return next((end for end in ends if measure(end) <= width), text)


class View:
    """Shows a text. follows: whether its end is what counts, as in a log."""

    def __init__(self, parent: ttk.Notebook, title: str, follows: bool) -> None:
        self.follows = follows
        self.shown = ""
        frame = ttk.Frame(parent)
        parent.add(frame, text=title)
        self.text = tkinter.Text(frame, wrap="word", state="disabled", takefocus=True)
        self.text.configure(font="TkFixedFont", relief="flat", padx=12, pady=8)
        add_scrollbar(frame, self.text)

    def show(self, words: str) -> None:
        """Show this in a terminal's colours, unless somebody has scrolled up a log."""
        grows = words.startswith(self.shown[:100])
        waits = self.follows and grows and self.text.yview()[1] < 1.0
        if words == self.shown or waits:
            return
        self.shown = words
        self.text.configure(state="normal")
        self.text.delete("1.0", "end")
        _, *parts = COLOUR.split(f"\033[0m{words}")
        for colour, part in zip(parts[::2], parts[1::2], strict=True):
            self.text.insert("end", part, TAGS.get(colour, ""))
        self.text.configure(state="disabled")
        if self.follows:
            self.text.see("end")


def add_scrollbar(frame: ttk.Frame, widget: ttk.Treeview | tkinter.Text) -> None:
    bar = ttk.Scrollbar(frame, command=widget.yview)
    widget.configure(yscrollcommand=bar.set)
    bar.pack(side="right", fill="y")
    widget.pack(fill="both", expand=True)
