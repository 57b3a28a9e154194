"""The window's colours, light and dark."""

import tkinter
from collections.abc import Sequence
from tkinter import font, ttk

from companion.terminal import BOLD, GREEN, GREY, RED

# Each light and dark. Texts have a contrast of 4.5:1 at least: WCAG 2.2, 1.4.3.
COLOURS = {
    "ground": ("#efebe4", "#26282b"),
    "paper": ("#fffefa", "#191b1d"),
    "ink": ("#23211d", "#ebe8e2"),
    "faint": ("#5d5850", "#aaa69d"),
    "line": ("#a09a8e", "#5c6065"),
    "good": ("#17692a", "#7fd18f"),
    "bad": ("#a01c1c", "#ff9d93"),
    "focus": ("#0b5563", "#7cc7d6"),
    "chosen": ("#0e5a68", "#155e6c"),
    "white": ("#ffffff", "#ffffff"),
}
TAGS = {GREEN: "good", RED: "bad", GREY: "faint", BOLD: "bold"}  # of what is printed


def apply(root: tkinter.Tk, dark: bool, texts: Sequence[tkinter.Text]) -> None:
    """Give the window, and the texts in it, the light or the dark colours."""

    def of(options: str) -> dict[str, str]:
        pairs = [each.split("=") for each in options.split()]
        return {option: COLOURS[name][dark] for option, name in pairs}

    root.tk_setPalette(
        **of("background=ground foreground=ink disabledForeground=faint"),
        **of("activeBackground=chosen activeForeground=white"),
    )
    root.option_add("*Canvas.foreground", "black")  # the folder dialog's is white
    style = ttk.Style(root)
    style.theme_use("clam")
    style.configure(
        ".",
        **of("background=ground foreground=ink fieldbackground=paper bordercolor=line"),
        **of("lightcolor=paper darkcolor=line troughcolor=ground arrowcolor=ink"),
        **of("insertcolor=ink selectbackground=chosen selectforeground=white"),
    )
    height = font.nametofont("TkDefaultFont").metrics("linespace")
    style.configure("Treeview", rowheight=height * 3 // 2, **of("background=paper"))
    style.configure("TNotebook.Tab", padding=(height, 3))
    style.configure("TButton", width=9)
    style.configure("Run.TButton", **of("foreground=good"))
    for name, on, off in (
        ("Treeview", "selected=chosen", "selected=white"),
        ("TButton", "disabled=ground active=paper", "disabled=faint"),
        ("TNotebook.Tab", "selected=paper", "disabled=faint"),
        ("TScrollbar", "disabled=ground !disabled=line", "disabled=faint"),
    ):
        style.map(name, background=list(of(on).items()))
        style.map(name, foreground=list(of(off).items()))
    for text in texts:
        text.configure(**of("background=paper foreground=ink highlightcolor=focus"))
        for name in ("good", "bad", "faint"):
            text.tag_configure(name, foreground=COLOURS[name][dark])
        text.tag_configure("bold", font="TkFixedFont 11 bold")
