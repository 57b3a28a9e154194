"""What the tests share: a folder of one's own, an app to ask for its pages, servers."""

import os
import signal
import sys
from functools import partial
from pathlib import Path

import pytest
from webtest import TestApp

from companion.reports.error_page import error_page
from companion.running.cgi.scripts import CgiScripts
from companion.running.limits import Limits
from companion.running.router import Router
from companion.running.time_limit import TimeLimit
from companion.server.console import logger, loggers
from companion.server.hosts import is_local
from companion.server.last_good import LastGood
from companion.server.show_errors import show_error
from tests.support.project import APP_YAML, FIRST_APP, HELLO
from tests.support.servers import LOCAL, Server, online, serving


def pytest_configure():
    """Have the tests run in an active environment, where one types `python`."""
    os.environ["VIRTUAL_ENV"] = sys.prefix
    os.environ.pop("UV", None)


def pytest_runtest_setup(item):
    if sys.platform == "win32" and item.get_closest_marker("posix"):
        pytest.skip("for Linux and macOS")


@pytest.fixture(scope="session", autouse=True)
def signals_end_what_the_tests_start():
    """A job in a shell's background ignores Ctrl-C, and so does all that it starts.

    What nohup starts ignores SIGHUP.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):  # not on Windows
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session", autouse=True)
def data_of_the_datastore_are_kept_apart_from_the_users_own(tmp_path_factory):
    os.environ["XDG_DATA_HOME"] = str(tmp_path_factory.mktemp("data"))


@pytest.fixture(autouse=True)
def commands_are_measured_only_for_marked_tests(request, monkeypatch):
    """A command that coverage measures takes 0.1 seconds longer to start."""
    if not request.node.get_closest_marker("measured"):
        monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)


@pytest.fixture
def first_app():
    return FIRST_APP


@pytest.fixture
def folder(tmp_path):
    """A reader's folder, as it is at the tutorial's second sanity check."""
    (tmp_path / "app.yaml").write_text(APP_YAML)
    (tmp_path / "hello.py").write_text(HELLO)
    return tmp_path


@pytest.fixture
def handlers(folder):
    """Give the folder's app.yaml these handlers."""

    def handlers(text, above=""):
        (folder / "app.yaml").write_text(f"runtime: python27\n{above}handlers:\n{text}")

    return handlers


@pytest.fixture
def forget_modules(monkeypatch, first_app):
    """Have a folder bring its own modules: the tests themselves import first_app's."""

    def forget_modules(folder):
        for path in [*first_app.glob("*.py"), *folder.glob("*.py")]:
            monkeypatch.setitem(sys.modules, path.stem, None)  # undone in the end
            del sys.modules[path.stem]

    return forget_modules


@pytest.fixture
def without_sdk(monkeypatch):
    """Google's SDK isn't installed, as for whoever follows the tutorial alone."""
    sdk = ("google", "companion.services.stubs")
    for name in [name for name in sys.modules if f"{name}.".startswith(sdk)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("companion.services.stubs", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoGoogle(), *sys.meta_path])


class NoGoogle:
    def find_spec(self, name, path=None, target=None):
        if name == "google":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


@pytest.fixture
def caplog(caplog):
    """The log, with the server's own lines."""
    loggers.root.addHandler(caplog.handler)
    yield caplog
    loggers.root.removeHandler(caplog.handler)


@pytest.fixture
def serve(forget_modules):
    """Serve a folder in-process, as the local server would: serve(folder).get("/")."""
    routers = []

    def serve(folder, seconds=30.0, grace=3.0, on_stuck=lambda frame: None, data=None):
        forget_modules(folder)
        real = Path(os.path.realpath(folder))
        last_good = LastGood(real)
        page = partial(error_page, may_see=is_local, since=last_good.since)
        show = partial(show_error, real, page)
        time_limit = TimeLimit(seconds, grace, on_stuck)
        router = Router(
            folder / "app.yaml",
            "app.yaml",
            show,
            Limits(time_limit, CgiScripts(seconds, grace)),
            on_unanswered=partial(logger.warning, "%s"),
            data=data,
        )
        routers.append(router)
        app = TestApp(last_good.remember(router))
        app.router = router
        return app

    yield serve
    for router in reversed(routers):  # each restores sys.path as it was before
        router.close()


@pytest.fixture(scope="session")
def browser():
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright  # only developers have it

    from tests.browser import chromium

    with sync_playwright() as playwright:
        yield chromium.launch(playwright)


@pytest.fixture
def start(tmp_path_factory):
    """Start servers that are stopped after the test: start(local(folder)).port."""
    servers = []

    def start(program):
        servers.append(Server(program, tmp_path_factory.mktemp("server")))
        return servers[-1]

    yield start
    for server in servers:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture(scope="session")
def local_first_app():
    """first_app on the local server, one for all tests that only ask for pages."""
    with serving(LOCAL) as server:
        yield server


@pytest.fixture(scope="session")
def online_first_app():
    """first_app as App Engine runs it, one for all tests that only ask for pages."""
    with serving(online(FIRST_APP)) as server:
        yield server


@pytest.fixture(params=["local", "online"])
def any_first_app(request, local_first_app, online_first_app):
    """The one, then the other."""
    return {"local": local_first_app, "online": online_first_app}[request.param]
