"""A screen without a monitor, and hands that click and type on it."""

import contextlib
import os
import shutil
import subprocess
import threading
import time
from importlib.util import find_spec

from tests.support.processes import wait_for

NEEDED = ("Xvfb", "openbox", "xdotool")


def missing():
    """What a window can't be tested without."""
    there = [find_spec("_tkinter"), *map(shutil.which, NEEDED)]
    return [
        name
        for name, found in zip(("tkinter", *NEEDED), there, strict=True)
        if not found
    ]


@contextlib.contextmanager
def display():
    """Give the name of a screen with a window manager, which gives dialogs the keys."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1000x740x24"]
    with subprocess.Popen(
        command, pass_fds=[write], stderr=subprocess.DEVNULL
    ) as server:
        os.close(write)
        with os.fdopen(read) as told:
            name = f":{told.readline().strip()}"
        manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": name})
        time.sleep(0.5)
        yield name
        manager.terminate()
        manager.wait()
        server.terminate()


def press(*keys):
    subprocess.run(["xdotool", "key", "--delay", "60", *keys], check=True)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "10", text], check=True)


def click(x, y):
    # Without --sync, which waits 15 seconds for a mouse that is there already.
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)


def wait_for_dialog(title):
    """Wait until a window with this title is there and has the keys."""
    search = ["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"]

    def find():
        return subprocess.run(search, capture_output=True, text=True).stdout.split()

    window = wait_for(find, why=lambda: f"there is no window {title}")[0]
    subprocess.run(["xdotool", "windowactivate", "--sync", window], check=True)
    time.sleep(0.3)  # Tk gives the keys to a field a moment later


class Hands:
    """Use a window of the Launcher: as `script` says, in a thread beside the window."""

    def __init__(self, window):
        self.window = window
        self.error = None

    def use(self, script):
        def run():
            try:
                self.wait(self.window.root.focus_get)
                time.sleep(0.3)  # the window manager moves it once more
                script(self)
            except BaseException as error:
                self.error = error
            finally:
                self.window.root.after(0, self.window.close)

        thread = threading.Thread(target=run)
        thread.start()
        self.window.root.mainloop()
        thread.join()
        if self.error:
            raise self.error

    def wait(self, condition):
        return wait_for(condition, seconds=40, why=self.describe)

    def describe(self):
        return f"{self.rows()} {self.window.status.cget('text')}\n{self.text()}"

    def rows(self):
        from tkinter import TclError  # not every Python has it

        tree = self.window.table.tree
        try:
            return [tree.item(row, "values") for row in tree.get_children()]
        except TclError:  # a row was removed meanwhile
            return self.rows()

    def states(self):
        return [row[0][2:] for row in self.rows()]

    def text(self):
        """What the tab in front shows."""
        views = self.window.result, self.window.log
        number = self.window.tabs.index("current")
        return views[number].text.get("1.0", "end").strip()

    def click_button(self, label):
        button = self.window.buttons[label]
        self.wait(lambda: "disabled" not in str(button.cget("state")))
        click(
            button.winfo_rootx() + button.winfo_width() // 2,
            button.winfo_rooty() + button.winfo_height() // 2,
        )

    def click_row(self, folder):
        tree = self.window.table.tree
        self.wait(lambda: tree.exists(str(folder)))
        left, top, width, height = tree.bbox(str(folder), "Name")
        click(
            tree.winfo_rootx() + left + width // 2,
            tree.winfo_rooty() + top + height // 2,
        )

    def choose_menu(self, menu, label):
        """Choose an entry with the keys that are underlined."""
        tk = self.window.root.tk
        number = self.window.menus[menu].index(label)
        press(f"alt+{menu[0].lower()}")
        opened = self.wait(lambda: open_menu(tk))
        while int_or_none(tk.call(opened, "index", "active")) != number:
            press("Down")
        press("Return")


def open_menu(tk):
    """The menu that is open, as Tk calls it; the bar has copies of the menus."""
    (bar,) = [each for each in children(tk, ".") if "#" in each]
    opened = (each for each in children(tk, bar) if tk.call("winfo", "viewable", each))
    return next(opened, None)


def children(tk, name):
    return str(tk.call("join", tk.call("winfo", "children", name))).split()


def int_or_none(text):
    return int(text) if str(text).isdigit() else None
