"""Each mistake is told in the same words on the page, in the console and by the check."""

import contextlib
import re

import pytest

from companion.checking.folder.site import Site
from companion.checking.task import Task
from companion.checking.trouble import as_on_the_page
from companion.reports.hints.lookup import HINTS
from companion.reports.hints.missing_module import pip_install
from tests.reports.mistakes import modules, names, python, python_2, text, webapp2
from tests.reports.mistakes.code import Mistake, top
from tests.reports.mistakes.without_hint import WITHOUT_HINT

MISTAKES = {
    "a package": Mistake(
        top("import django"), "line 1", f"type `{pip_install('Django')}`"
    )
}
for table in (names, modules, webapp2, text, python_2, python):
    MISTAKES |= table.MISTAKES


# Python itself warns of some of them too.
pytestmark = pytest.mark.filterwarnings("ignore::SyntaxWarning")


@pytest.fixture(params=MISTAKES.values(), ids=MISTAKES.keys())
def mistake(request, folder):
    (folder / "hello.py").write_text(request.param.text, encoding="utf-8")
    return request.param


def capital(hint):
    return hint[0].upper() + hint[1:]


def test_a_mistake_is_shown_with_its_line_and_hint(mistake, folder, serve, caplog):
    html = serve(folder).get("/", status=500).html
    assert html.h2.text == f"hello.py, {mistake.place}"
    assert html.strong.text == capital(mistake.hint).replace("`", "")
    assert "Did you mean" not in html.h1.text  # only our own says so

    line = html.mark.text.strip().partition("  ")[2].strip()
    (record,) = caplog.records  # once
    told = [part for part in record.getMessage().split("\n") if part.strip(" ^")]
    assert told[:2] == [f"hello.py, {mistake.place}", f"    {line}"]
    after_callers = told.index(f"hint: {mistake.hint}")
    assert told[after_callers + 1] == html.h1.text.split("\n")[0]


def test_the_check_shows_the_same_hint(mistake, folder, forget_modules):
    forget_modules(folder)
    site = Site(Task(folder / "app.yaml", "app.yaml"), emit=lambda asked: None)
    with contextlib.closing(site):
        site.get("/")
    found = as_on_the_page(site.error)
    assert found.hint == mistake.hint
    assert mistake.place.split(",")[0] == f"line {found.place.line}"


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint.write)
def test_a_hint_begins_with_a_word_that_may_get_a_capital(hint):
    assert re.match("[a-z]+ ", hint.write)


@pytest.mark.parametrize("code", WITHOUT_HINT.values(), ids=WITHOUT_HINT.keys())
def test_an_error_of_unknown_cause_gets_no_hint(code, folder, serve):
    (folder / "hello.py").write_text(code, encoding="utf-8")
    assert serve(folder).get("/", status=500).html.strong is None
