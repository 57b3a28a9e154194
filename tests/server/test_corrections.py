"""The corrected lines on the error page, where check.py finds the same mistake."""

import pytest

from companion.checking import files
from companion.checking.repair import trials
from companion.checking.supervise import Worker
from companion.reports.report import report
from companion.server.corrections import Corrections

WITH_OTHER = """\
import webapp2

class MainPage(webapp2.RequestHandler):
    def get(self):
        self.response.headers["Content-Type"] = "text/plain"
        self.response.write("Congratulations, it's a web app!")

class Other(webapp2.RequestHandler):
    def get(self):
        1 / 0

routes = [('/', MainPage), ('/other', Other)]
my_app = webapp2.WSGIApplication(routes, debug=True)
"""


@pytest.fixture
def error(folder):
    """The error in line 10, and the corrections: corrections.changes(error)."""
    (folder / "hello.py").write_text(WITH_OTHER)
    try:
        exec(compile("\n" * 9 + "1 / 0", str(folder / "hello.py"), "exec"))
    except ZeroDivisionError as error:
        return report(error, folder)


@pytest.fixture
def corrections(folder):
    corrections = Corrections(folder / "app.yaml")
    with Worker() as corrections.worker:
        yield corrections


def test_a_mistake_that_the_check_does_not_see_has_no_corrected_line(
    corrections, error
):
    assert corrections.changes(error) == (error.hint, ())


def test_a_folder_that_is_too_large_to_copy_has_no_corrected_line(
    corrections, error, monkeypatch
):
    monkeypatch.setattr(files, "LARGEST", 10)  # bytes
    assert corrections.changes(error) == (error.hint, ())


def test_a_mistake_for_which_no_change_is_found_has_no_corrected_line(
    corrections, error, folder, monkeypatch
):
    code = (folder / "hello.py").read_text().replace("('/', M", "('/main', M")
    (folder / "hello.py").write_text(code.replace("'/other'", "'/'"))
    monkeypatch.setattr(trials, "MOST_TRIALS", 0)
    assert corrections.changes(error) == (error.hint, ())
