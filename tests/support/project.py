"""The project's folders, and what tests put into folders of their own."""

import contextlib
import shutil
import tempfile
from pathlib import Path

from companion.checking.step_names import NAMES

ROOT = Path(__file__).parents[2]
FIRST_APP = ROOT / "first_app"
BEYOND = ROOT / "beyond"

# The folder of each step; the last step is first_app.
STEPS = {
    name: ROOT / "steps" / f"{number}_{name}"
    for number, name in enumerate(NAMES[:-1], start=1)
} | {NAMES[-1]: FIRST_APP}

# Exactly as many words as a poem needs, so that it has to use each of them.
WORDS = {
    "nouns": "owl, oak, elm",
    "verbs": "sings, sleeps, sways",
    "adjectives": "old, grey, icy",
    "prepositions": "under, over",
    "adverbs": "softly",
}

APP_YAML = """\
application: hello
version: 1
runtime: python27
api_version: 1
threadsafe: false
handlers:
- url: /.*
  script: hello.my_app
"""

HELLO = """\
import webapp2


class MainPage(webapp2.RequestHandler):

    def get(self):
        self.response.headers["Content-Type"] = "text/plain"
        self.response.write("Congratulations, it's a web app!")

routes = [('/', MainPage)]

my_app = webapp2.WSGIApplication(routes, debug=True)
"""

# An app that is far from any of the tutorial's.
UNKNOWN = """\
import webapp2


def my_app(environ, start_response):
    page = "Congratulations, it's a web app!"
    print(page)
    for word in page.split():
        print(word)
    words = page.split()
    numbers = range(len(words))
    print(dict(zip(words, numbers)))
    raise OSError("x")
"""


@contextlib.contextmanager
def copy_of_first_app():
    """Give a copy of first_app that is deleted in the end."""
    with tempfile.TemporaryDirectory() as folder:
        ignore = shutil.ignore_patterns("__pycache__")
        yield Path(
            shutil.copytree(FIRST_APP, Path(folder) / "first_app", ignore=ignore)
        )
