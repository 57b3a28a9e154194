"""The Launcher's window on a screen of the tests' own."""

import os
import sys

import pytest

from tests.launcher.screen import Hands, display, missing
from tests.support.project import ROOT

collect_ignore_glob = ["test_*"] if missing() and not os.environ.get("CI") else []


@pytest.fixture(scope="session")
def screen():
    with display() as name:
        yield name


@pytest.fixture
def settings(screen, tmp_path_factory, monkeypatch):
    """The file with the list of applications, which isn't there yet."""
    folder = tmp_path_factory.mktemp("settings")
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.setattr(sys, "argv", [str(ROOT / "launcher.py")])
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder / "app-engine-launcher/launcher.json"


@pytest.fixture
def hands(settings):
    """Open the window, and use it: hands(list of applications).use(script)."""
    from tkinter import Tk

    from companion.launcher.actions import ACTIONS
    from companion.launcher.saved import save
    from companion.launcher.window import Window

    def hands(**ports_and_colours):
        if ports_and_colours:
            save(settings, **ports_and_colours)
        return Hands(Window(Tk(className="Launcher"), settings, ACTIONS))

    return hands
