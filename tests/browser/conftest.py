"""A Chromium to visit the pages with, and what each page may not do in it."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.states import show, state  # noqa: F401 (fixtures)
from tests.conftest import ROOT
from tests.servers import Server

# What is wrong in the broken copy of first_app: file, what it says, what it says there.
BROKEN = [
    # In an app with debug=False, whose visitors only learn that it failed.
    ("temperature.py", "debug=True", "debug=False"),
    (
        "temperature.py",
        "convert_temp(cel_temp)\n        field",
        "1 / 0\n        field",
    ),
    # With debug=True: the local server's error page.
    ("poem.py", "random.sample(nouns, 3)", "nouns[<b>]"),
    ("greeting.py", "html.escape(typed_name)", "cgi.escape(typed_name)"),
]

STATUS = "the server responded with a status of"


MISSING = chromium.missing()
collect_ignore_glob = [] if os.environ.get("CI") else list(MISSING)


def pytest_terminal_summary(terminalreporter):
    for why in MISSING.values():
        terminalreporter.write_line(why)


@pytest.fixture(scope="session", autouse=True)
def nothing_is_missing():
    assert not MISSING


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        yield chromium.launch(playwright)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of first_app, on the local server."""
    yield from serve("first_app", tmp_path_factory)


@pytest.fixture(scope="session")
def broken_site(tmp_path_factory):
    """The address of a copy of first_app that has errors in it."""
    folder = tmp_path_factory.mktemp("broken") / "first_app"
    shutil.copytree(ROOT / "first_app", folder)
    for name, right, wrong in BROKEN:
        source = (folder / name).read_text()
        assert right in source
        (folder / name).write_text(source.replace(right, wrong))
    yield from serve(folder, tmp_path_factory)


def serve(folder, tmp_path_factory):
    server = Server(ROOT, tmp_path_factory.mktemp("server") / "log", folder)
    yield f"http://localhost:{server.port}"
    server.stop()


@pytest.fixture
def visitor(browser):
    """A browser window: visitor(width=320, color_scheme="dark").

    Whatever a page does in it without being asked fails the test: a dialog, or a word
    on the console, where a browser complains of what a page's own policy forbids.
    """
    contexts = []
    unasked = []

    def on_console(message):
        # The browser notes each page that is an error, which is what was asked for.
        if not (message.location["url"] == message.page.url and STATUS in message.text):
            unasked.append(message.text)

    def on_dialog(dialog):
        unasked.append(dialog.message)
        dialog.dismiss()

    def visitor(width=1280, height=800, **options):
        options = {"viewport": {"width": width, "height": height}, **options}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("console", on_console)
        page.on("pageerror", lambda error: unasked.append(str(error)))
        page.on("dialog", on_dialog)
        page.set_default_timeout(10_000)
        return page

    yield visitor
    for context in contexts:
        context.close()
    assert unasked == []
