"""What goes on beside the window, which never waits for it: commands, and saves."""

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from companion.config import app_yaml
from companion.problem import Problem
from companion.running import printed_lines
from companion.running.reloading.snapshot import snapshot
from companion.running.reloading.watched_file import Stamp

ROOT = Path(__file__).parents[2]
INTERVAL = 0.5  # seconds
AT_ONCE = 200  # lines; a loop that prints must not keep the window busy

# The arguments of Popen(): Ctrl-C in the Launcher's terminal is for the Launcher alone,
# and on Windows no console opens for a command.
APART: dict[str, Any]
if sys.platform == "win32":
    APART = {"creationflags": subprocess.CREATE_NO_WINDOW}
else:
    APART = {"start_new_session": True}


class Child:
    """One of the three commands. words: the command and its arguments.

    `poll` calls on_line with each line that it prints, and on_end with its exit status.
    """

    def __init__(
        self,
        words: Sequence[str],
        on_line: Callable[[str], object],
        on_end: Callable[[int], object],
    ) -> None:
        self.on_line, self.on_end = on_line, on_end
        self.process, self.lines = printed_lines.start(
            [sys.executable, str(ROOT / words[0]), *words[1:]],
            {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
            stderr=subprocess.STDOUT,
            **APART,
        )

    def poll(self) -> bool:
        """Hand over what it has printed; return whether it goes on."""
        for _ in range(min(self.lines.qsize(), AT_ONCE)):
            line = self.lines.get()
            if not line:
                self.on_end(self.process.returncode)
                return False
            self.on_line(line.rstrip("\n"))
        return True


Saves = queue.Queue[tuple[Path, str]]  # folders with the application's name


def watch(folders: Callable[[], Iterable[Path]]) -> Saves:
    """Return a queue that gets each folder now, and again after every save in it."""
    saves: Saves = queue.Queue()
    threading.Thread(target=look, args=(folders, saves), daemon=True).start()
    return saves


def look(folders: Callable[[], Iterable[Path]], saves: Saves) -> None:
    told: dict[Path, dict[Path, Stamp]] = {}
    before: dict[Path, dict[Path, Stamp]] = {}
    while True:
        now = {folder: snapshot(folder) for folder in folders()}
        for folder, stamps in now.items():
            # A save may take several writes: wait until nothing changes.
            is_new = folder not in told
            if is_new or told[folder] != stamps == before.get(folder):
                told[folder] = stamps
                saves.put((folder, name_of(folder)))
        told = {folder: told[folder] for folder in now}
        before = now
        time.sleep(INTERVAL)


def name_of(folder: Path) -> str:
    """Return the name in app.yaml, or else the folder's."""
    try:
        return app_yaml.read(folder / "app.yaml", "app.yaml").application or folder.name
    except (Problem, OSError):
        return folder.name
