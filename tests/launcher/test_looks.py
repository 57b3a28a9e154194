"""What can be seen and reached in the window, large and small, light and dark."""

import json
import shutil
import subprocess
from itertools import product
from tkinter import font

import pytest

from companion.launcher import actions
from companion.launcher.actions import ACTIONS
from companion.launcher.theme import COLOURS
from companion.launcher.widgets import COLUMNS
from tests.launcher.screen import press


def luminance(colour):
    """Relative luminance: WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("dark", [0, 1])
def test_every_text_has_enough_contrast(dark):
    of = {name: luminance(both[dark]) for name, both in COLOURS.items()}
    texts = list(product(("ink", "faint", "good", "bad", "focus"), ("ground", "paper")))
    for text, behind in [*texts, ("white", "chosen")]:
        low, high = sorted((of[text], of[behind]))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (text, behind)


@pytest.mark.parametrize("size", ["900x640", "700x480"])
def test_all_of_it_fits_with_a_long_path(hands, tmp_path, folder, size):
    long = tmp_path / "a folder with a long name" / "and another one in it" / "my_app"
    shutil.copytree(folder, long)

    def follow(hand):
        root, tree = hand.window.root, hand.window.table.tree
        root.geometry(size)
        hand.wait(lambda: f"{root.winfo_width()}x{root.winfo_height()}" == size)
        for button in hand.window.buttons.values():
            assert button.winfo_x() + button.winfo_width() <= root.winfo_width()
        hand.wait(lambda: hand.rows()[0][2].endswith("my_app"))
        measure = font.nametofont("TkDefaultFont").measure
        hand.wait(lambda: measure(hand.rows()[0][2]) <= tree.column("Path", "width"))
        state, _, path, port, _ = (tree.column(name, "width") for name in COLUMNS)
        assert port < state < path
        assert hand.window.result.text.winfo_height() > 100

    hands(ports={str(long): 8080}).use(follow)


def test_rows_do_not_overlap_with_large_letters(hands, folder):
    def follow(hand):
        font.nametofont("TkDefaultFont").configure(size=24)
        hand.window.root.after(0, hand.window.paint)
        tree = hand.window.table.tree
        line = font.nametofont("TkDefaultFont").metrics("linespace")
        hand.wait(lambda: tree.bbox(str(folder))[3] >= line)

    hands(ports={str(folder): 8080}).use(follow)


def test_dark_colours_are_kept(hands, settings, folder):
    def choose(hand):
        hand.choose_menu("Edit", "Dark Colours")
        hand.wait(
            lambda: settings.exists() and json.loads(settings.read_text())["dark"]
        )

    def look(hand):
        paper = hand.window.log.text.cget("background")
        assert str(paper) == COLOURS["paper"][1]

    hands().use(choose)
    hands().use(look)


def test_every_button_has_an_entry_in_a_menu_and_a_key_of_its_own(hands):
    def follow(hand):
        for label, button in hand.window.buttons.items():
            entries = hand.window.menus["Control"]
            assert "Control+" in entries.entrycget(label, "accelerator")
            assert button.cget("text").endswith(label)

    hands().use(follow)
    assert len({key for _, _, key, _, _ in ACTIONS}) == len(ACTIONS)


def test_keys_and_tab_reach_everything(hands, folder, monkeypatch, tmp_path):
    opened = tmp_path / "opened"
    program = tmp_path / "xdg-open"
    program.write_text(f"#!/bin/sh\necho $1 > {opened}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    def follow(hand):
        hand.wait(lambda: hand.rows()[0][4] == "Step 2: 4 of 4")
        press("ctrl+e")
        hand.wait(lambda: opened.exists() and opened.read_text().strip())
        press("ctrl+l")
        hand.wait(lambda: hand.window.tabs.index("current") == 1)
        press("ctrl+k")
        hand.wait(lambda: hand.window.tabs.index("current") == 0)
        reached = set()
        for _ in range(12):
            press("Tab")
            reached.add(str(hand.window.root.focus_get()))
        assert {str(hand.window.table.tree), str(hand.window.result.text)} <= reached
        usable = [
            str(button)
            for button in hand.window.buttons.values()
            if str(button.cget("state")) == "normal"
        ]
        assert set(usable) <= reached

    hands(ports={str(folder): 8080}).use(follow)
    assert opened.read_text().strip() == str(folder / "app.yaml")


def test_without_an_editor_a_file_is_opened_in_idle(monkeypatch, folder):
    tried = []

    def run(words, **_):
        tried.append(words)
        if len(tried) == 1:
            raise FileNotFoundError(words[0])

    monkeypatch.setattr(subprocess, "run", run)
    actions.open_in_editor(folder / "hello.py")
    assert tried[1][1:] == ["-m", "idlelib", folder / "hello.py"]


def test_a_log_waits_while_somebody_reads_it(hands, folder):
    def follow(hand):
        one, log = hand.window.applications[0], hand.window.log
        press("ctrl+l")
        one.log.extend(f"line {number}" for number in range(300))
        hand.wait(lambda: hand.text().endswith("line 299"))
        assert log.text.yview()[1] == 1.0
        hand.window.root.after(0, lambda: log.text.yview_moveto(0))
        hand.wait(lambda: log.text.yview()[0] == 0.0)
        one.log.append("line 300")
        hand.window.root.after(300, one.log.append, "line 301")
        hand.wait(lambda: "line 301" in one.log)
        assert not hand.text().endswith("line 301")
        hand.window.root.after(0, lambda: log.text.yview_moveto(1))
        hand.wait(lambda: hand.text().endswith("line 301"))

    hands(ports={str(folder): 8080}).use(follow)
