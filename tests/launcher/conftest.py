"""The Launcher's window on a screen of the tests' own."""

import os
import subprocess
import sys
import time

import pytest

from tests.launcher.screen import Hands, missing
from tests.support.project import ROOT

collect_ignore_glob = ["test_*"] if missing() and not os.environ.get("CI") else []


@pytest.fixture(scope="session")
def screen():
    """A screen with a window manager, since a dialog gets the keys from one."""
    read, write = os.pipe()
    size = "1000x740x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size]
    with subprocess.Popen(
        command, pass_fds=[write], stderr=subprocess.DEVNULL
    ) as server:
        os.close(write)
        name = f":{os.read(read, 20).decode().strip()}"
        manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": name})
        time.sleep(0.5)
        yield name
        manager.terminate()
        manager.wait()
        server.terminate()


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

    from companion.launcher.saved import Saved, save
    from companion.launcher.window import Window

    def hands(**ports_and_colours):
        if ports_and_colours:
            save(settings, Saved(**ports_and_colours))
        return Hands(Window(Tk(className="Launcher"), settings))

    return hands
