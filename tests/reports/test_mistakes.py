"""Each mistake is told in the same words on the page, in the console and by the check."""

import contextlib
import sys

import pytest

from companion.checking.events import Task
from companion.checking.site import Site
from companion.checking.trouble import of_report
from companion.reports.hints.lookup import Hint, hints, read
from tests.reports.mistakes import modules, names, python, python_2, text, webapp2
from tests.reports.mistakes.code import Mistake, handler
from tests.reports.mistakes.without_hint import WITHOUT_HINT

TABLES = (names, modules, webapp2, text, python_2, python)
MISTAKES = {
    f"{table.__name__.rpartition('.')[2]}: {name}": Mistake(*row)
    for table in TABLES
    for name, *row in table.MISTAKES
}

pytestmark = [
    # Python itself warns of some of them too.
    pytest.mark.filterwarnings("ignore::SyntaxWarning"),
    pytest.mark.usefixtures("without_sdk"),
]


def capital(hint):
    return hint[0].upper() + hint[1:]


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_shown_with_its_line_and_hint(mistake, folder, serve, caplog):
    (folder / "hello.py").write_text(mistake.text, encoding="utf-8")
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


@pytest.mark.parametrize(
    "name", ["names: a variable", "text: css format 2", "python: tab"]
)
def test_the_check_shows_the_same_hint(name, folder, forget_modules):
    mistake = MISTAKES[name]
    (folder / "hello.py").write_text(mistake.text, encoding="utf-8")
    forget_modules(folder)
    site = Site(Task(folder / "app.yaml", "app.yaml"), emit=lambda asked: None)
    with contextlib.closing(site):
        site.get("/")
    found = of_report(site.error)
    assert found.hint == mistake.hint
    assert mistake.place.split(",")[0] == f"line {found.place.line}"


def test_a_file_is_named_that_is_the_only_one_no_code_names(folder, serve):
    (folder / "form.html").touch()
    (folder / "welcome.html").touch()
    text = handler("open('form.html')\nopen('greeting.html')")
    (folder / "hello.py").write_text(text)
    hint = serve(folder).get("/", status=500).html.strong.text
    assert hint == "Did you mean welcome.html?"


def test_a_folder_that_is_misspelt_gets_its_name(folder, serve):
    (folder / "template").mkdir()
    (folder / "hello.py").write_text(handler("open('templates/form.html')"))
    hint = serve(folder).get("/", status=500).html.strong.text
    assert hint == "Did you mean template?"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="has other messages")
def test_each_row_is_the_hint_of_a_mistake(folder, serve, monkeypatch):
    used = set()
    advice = Hint.advice

    def note(row, failure):
        found = advice(row, failure)
        used.update([row] if found else [])
        return found

    monkeypatch.setattr(Hint, "advice", note)
    app = serve(folder)
    for mistake in MISTAKES.values():
        (folder / "hello.py").write_text(mistake.text, encoding="utf-8")
        app.get("/", status=500)
    unused = [row for rows in hints().values() for row in rows if row not in used]
    assert not unused, "\n".join(str(row) for row in unused)


@pytest.mark.parametrize(
    "row",
    [
        "a pattern without advice",
        "a => b => c => d => write e",
        "a => Write b",
        "a => b",
    ],
)
def test_a_wrong_row_is_named_by_its_line(row):
    with pytest.raises(ValueError, match=r"^hints\.txt:3: "):
        read(f"# What to write\nTypeError\n    {row}\n")


def test_a_row_belongs_to_an_error():
    with pytest.raises(ValueError, match=r"^hints\.txt:1: "):
        read("    a => write b")


@pytest.mark.parametrize(("what", "code"), WITHOUT_HINT)
def test_an_error_of_unknown_cause_gets_no_hint(what, code, folder, serve):
    (folder / "hello.py").write_text(code, encoding="utf-8")
    assert serve(folder).get("/", status=500).html.strong is None
