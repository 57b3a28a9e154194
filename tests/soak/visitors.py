"""Ordinary visitors, and a reader who saves and looks at once."""

import http.client
import time

PATIENCE = 20  # seconds that a visitor waits
PAGES = [
    ("/", "Congratulations, it's a web app!"),
    ("/greeting", "Enter your name..."),
    ("/temperature?cel_temp=30", "86.0"),
    ("/poem", "Poem Generator"),
    ("/static/style.css", "prefers-color-scheme"),
    ("/nope", "There is no page /nope here."),
]
# What the page says that tells how the last server ended.
TOLD = (
    "Python exited",
    "Python was killed",
    "TimeLimitExceeded",
    "too many open files",
)


class Visitor:
    """Asks for one page after the other."""

    def __init__(self, port, figures):
        self.port = port
        self.figures = figures
        self.visits = 0

    def visit(self):
        path, words = PAGES[self.visits % len(PAGES)]
        self.visits += 1
        text = get(self.port, path, self.figures)
        if text is not None and words not in text:
            self.figures.count("wrong pages", f"{path} shows {text[:300]!r}")


class Saver:
    """Saves a module and a style sheet, and looks at once whether that shows."""

    def __init__(self, port, folder, figures):
        self.port = port
        self.folder = folder
        self.figures = figures
        self.greeting = (folder / "greeting.py").read_text()
        self.saves = 0

    def save(self):
        self.saves += 1
        title = f"Enter your name... {self.saves:06}"
        new = self.greeting.replace('"Enter your name..."', f'"{title}"')
        replace(self.folder / "greeting.py", new)
        self.look("/greeting", title)
        replace(self.folder / "static/saved.txt", title)
        self.look("/static/saved.txt", title)

    def look(self, path, title):
        text = get(self.port, path, self.figures)
        self.figures.count("saves")
        if text is not None and title not in text:
            self.figures.count("stale", f"{path} without {title!r}: {text[:300]!r}")


def replace(path, text):
    """Save as most editors do: at no time is half of the file there."""
    new = path.with_suffix(".new")
    new.write_text(text)
    new.replace(path)


def get(port, path, figures):
    """Return the page; None if it was cut off, or told how the last server ended."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        text = response.read().decode()
    except ConnectionRefusedError as error:
        figures.count("refused", str(error))
        time.sleep(0.1)
        return None
    except (OSError, http.client.HTTPException):
        figures.count("cut off")
        return None
    finally:
        connection.close()
    figures.count("requests")
    if response.status >= 500:
        told = any(words in text for words in TOLD)
        figures.count("ends told" if told else "wrong 5xx", f"{path}: {text[:2000]!r}")
        return None
    return text
