"""A Chromium to visit the pages with, and what each page may not do in it."""

import contextlib
import os

import pytest

from tests.browser import chromium
from tests.browser.states import show, state  # noqa: F401 (fixtures)
from tests.support.project import copy_of_first_app
from tests.support.servers import local, serving

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
    ("poem.py", "in nouns]", "in nouns[<b>]]"),
    ("greeting.py", "html.escape(self", "cgi.escape(self"),
    # With a long message, values and a cause.
    (
        "hello.py",
        "import webapp2\n",
        "import webapp2\n\nword = '<' * 999\ntry:\n    print(word, float(word), word)\n"
        "except ValueError as error:\n    raise KeyError(word) from error\n",
    ),
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
def sites():
    """The address of a folder on the local server: sites("steps/8_poem").

    sites("broken") is a copy of first_app that has errors in it.
    """
    ports = {}
    with contextlib.ExitStack() as stack:

        def sites(folder):
            if folder not in ports:
                served = folder
                if folder == "broken":
                    served = stack.enter_context(copy_of_first_app())
                    break_pages(served)
                ports[folder] = stack.enter_context(serving(local(served))).port
            return f"http://localhost:{ports[folder]}"

        yield sites


def break_pages(folder):
    for name, right, wrong in BROKEN:
        source = (folder / name).read_text(encoding="utf-8")
        assert right in source
        (folder / name).write_text(source.replace(right, wrong), encoding="utf-8")


@pytest.fixture(scope="session")
def site(sites):
    return sites("first_app")


@pytest.fixture(scope="session")
def broken_site(sites):
    return sites("broken")


@pytest.fixture
def visitor(browser, start):  # start: no server stops while its page is still open
    """A browser window: visitor(width=320, color_scheme="dark").

    Whatever a page does in it without being asked fails the test: a dialog, or a word
    on the console, where a browser complains of what a page's own policy forbids.
    """
    contexts = []
    unasked = []

    def on_console(message):
        # The browser notes each page that is an error, which is what was asked for,
        # and that the steps have no picture for its tab.
        expected = (message.page.url, f"{message.page.url}favicon.ico")
        if message.location["url"] not in expected or STATUS not in message.text:
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
        page.set_default_timeout(30_000)
        return page

    yield visitor
    for context in contexts:
        context.close()
    assert unasked == []
