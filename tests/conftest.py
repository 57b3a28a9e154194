"""What the tests share: a folder of one's own, and an app to ask for its pages."""

import sys
from functools import partial
from pathlib import Path

import pytest
from webtest import TestApp

from companion.running.router import make_router
from companion.running.time_limit import TimeLimit
from companion.server.worker import show_error, tell_unanswered

pytest_plugins = ["tests.servers"]

ROOT = Path(__file__).parent.parent

# For a poem: as many as it needs, so that it has to use each.
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


@pytest.fixture
def first_app():
    return ROOT / "first_app"


@pytest.fixture
def folder(tmp_path):
    """A reader's folder, as it is at the tutorial's second sanity check."""
    (tmp_path / "app.yaml").write_text(APP_YAML)
    (tmp_path / "hello.py").write_text(HELLO)
    return tmp_path


@pytest.fixture
def forget_modules(monkeypatch, first_app):
    """Have a folder bring its own modules: the tests themselves import first_app's."""

    def forget_modules(folder):
        for path in [*first_app.glob("*.py"), *folder.glob("*.py")]:
            monkeypatch.delitem(sys.modules, path.stem, raising=False)

    return forget_modules


@pytest.fixture
def serve(forget_modules):
    """Serve a folder in-process, as the local server would: serve(folder).get("/")."""
    routers = []

    def serve(folder, seconds=30.0, grace=3.0, on_stuck=lambda frame: None):
        forget_modules(folder)
        show = partial(show_error, folder)
        time_limit = TimeLimit(seconds, grace, on_stuck)
        router = make_router(
            folder / "app.yaml",
            "app.yaml",
            show,
            time_limit,
            on_unanswered=tell_unanswered,
        )
        routers.append(router)
        return TestApp(router)

    yield serve
    for router in routers:
        router.close()
