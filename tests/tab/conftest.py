"""The tab in Chromium, as `make tab` has built it."""

import functools
import http.server
import os
import re
import sys
import threading

import pytest
from playwright.sync_api import expect

from tests.browser import chromium
from tests.support.project import ROOT, STEPS

BUILT = ROOT / "build"
MISSING = [] if (BUILT / "tab.html").exists() and chromium.find() else ["test_walk.py"]
collect_ignore = [] if os.environ.get("CI") else MISSING
if sys.version_info < (3, 12):
    collect_ignore = ["test_walk.py", "test_python.py"]  # without sys.monitoring

LONGEST = 60_000  # ms; a busy machine takes a while to start Python


def pytest_terminal_summary(terminalreporter):
    if MISSING:
        terminalreporter.write_line(
            "No Chromium, or no `make tab`: no test of the tab."
        )


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


@pytest.fixture(scope="session")
def hosted(tmp_path_factory):
    """The address of the folder for a static host, below a path as GitHub's pages are."""
    root = tmp_path_factory.mktemp("host")
    (root / "web-apps").symlink_to(BUILT / "site")
    handler = functools.partial(Quiet, directory=root)
    with http.server.ThreadingHTTPServer(("localhost", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_address[1]}/web-apps/"
        server.shutdown()


class Tab:
    """The tab, and what a reader does in it."""

    def __init__(self, page):
        self.page = page
        self.site = page.frame_locator("iframe").locator("body")
        self.checked = page.locator("#checks pre")
        self.console = page.locator("#console pre")
        self.status = page.get_by_role("status")

    def open(self, url):
        self.page.goto(url)
        ready = re.compile("Python is ready|localhost:8080")
        expect(self.status).to_have_text(ready, timeout=LONGEST)

    def write(self, name, text):
        """Open a file, or make it, and have it say this."""
        files = self.page.locator("#names")
        if not files.get_by_role("button").filter(has_text=name).count():
            self.page.get_by_role("combobox", name="New file").fill(name)
            self.page.get_by_role("button", name="New file").click()
        files.get_by_role("button").filter(has_text=name).click()
        self.page.locator(".cm-content").fill(text)

    def save(self):
        self.page.keyboard.press("Control+s")

    def edit(self, name, before, after):
        """Change a file as a reader does, and save it."""
        self.write(name, self.text(name).replace(before, after))
        self.save()

    def text(self, name):
        return self.page.evaluate(
            "key => JSON.parse(localStorage.getItem(key)).texts", self.key
        )[name]

    @property
    def key(self):
        """The name of the folder in the browser's storage."""
        step = self.page.evaluate("location.hash").removeprefix("#")
        return f"folder {step or 'my_first_app'}"

    def visit(self, path):
        address = self.page.locator("#address [name=path]")
        address.fill(path)
        address.press("Enter")

    def shows(self, words):
        expect(self.site).to_contain_text(words, timeout=LONGEST)

    def says(self, words):
        expect(self.checked).to_contain_text(words, timeout=LONGEST)


@pytest.fixture(scope="module")
def tab(browser):
    """A window of its own: tab(url), with an empty storage."""
    contexts = []
    errors = []
    asked = []

    def tab(url, width=1280):
        size = {"width": width, "height": 800}
        contexts.append(browser.new_context(viewport=size))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(error.message))
        page.on("request", lambda request: asked.append(request.url))
        found = Tab(page)
        found.open(url)
        return found

    yield tab
    for context in contexts:
        context.close()
    assert errors == []
    own = ("file:", "data:", "blob:", "http://localhost:")
    assert [url for url in asked if not url.startswith(own)] == []


@pytest.fixture(scope="module")
def file_url():
    return (BUILT / "tab.html").as_uri()


@pytest.fixture(scope="module")
def step_2_for_all(tab, file_url):
    return tab(f"{file_url}#2")


@pytest.fixture
def step_2(step_2_for_all):
    """The tab with the files of step 2, all right."""
    tab = step_2_for_all
    tab.write("hello.py", (STEPS["hello_wsgi"] / "hello.py").read_text())
    tab.save()
    tab.says("4 of 4 checks passed")
    tab.visit("/")  # wherever the test before has gone
    tab.shows("Congratulations")
    return tab
