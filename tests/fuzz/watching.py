"""An ordinary visitor meanwhile, a reader who saves, and what a server has in use."""

import http.client
import os
import re
import time
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 15  # seconds that a visitor waits
PAGES = [
    ("/", "Congratulations, it's a web app!"),
    ("/greeting", "Enter your name..."),
    ("/temperature?cel_temp=30", "86.0"),
    ("/poem", "Poem Generator"),
    ("/static/style.css", "prefers-color-scheme"),
    ("/nope", "There is no page /nope here."),
]


class Visitor:
    """Asks for one page after the other; raises where one isn't as it should be."""

    def __init__(self, port):
        self.port = port
        self.visits = 0
        self.slowest = 0.0  # seconds

    def visit(self):
        path, words = PAGES[self.visits % len(PAGES)]
        start = time.monotonic()
        text = get(self.port, path)
        assert words in text, f"{path} shows {text[:200]!r}"
        self.slowest = max(self.slowest, time.monotonic() - start)
        self.visits += 1


class Reader:
    """Saves a module and a style sheet, and looks at once whether that shows."""

    def __init__(self, port, folder):
        self.port = port
        self.folder = folder
        self.greeting = (folder / "greeting.py").read_text()
        self.saves = 0

    def save(self):
        self.saves += 1
        title = f"Enter your name... {self.saves:06}"
        new = self.greeting.replace('"Enter your name..."', f'"{title}"')
        replace(self.folder / "greeting.py", new)
        assert title in get(self.port, "/greeting"), f"{title} does not show"
        replace(self.folder / "static/saved.txt", title)
        assert get(self.port, "/static/saved.txt") == title


def replace(path, text):
    """Save as most editors do: at no time is half of the file there."""
    new = path.with_suffix(".new")
    new.write_text(text)
    new.replace(path)


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode()
    finally:
        connection.close()


@dataclass(frozen=True)
class InUse:
    """What a process has in use. Source: proc(5)."""

    megabytes: float
    threads: int
    files: int

    def __str__(self):
        return f"{self.megabytes:.1f} MB, {self.threads} threads, {self.files} files"


def in_use(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return InUse(
        megabytes=int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1000,
        threads=int(re.search(r"Threads:\s+(\d+)", status)[1]),
        files=len(os.listdir(f"/proc/{pid}/fd")),
    )


def worker_of(pid):
    """The process that answers: gunicorn's child, or the server itself."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(children[0]) if children else pid
