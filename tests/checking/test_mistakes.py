"""One mistake a row, and the words that name its cause to the reader."""

import shutil

import pytest

from companion.checking.events import FAILED, WAITING
from tests.checking.conftest import edit
from tests.checking.mistakes import (
    app_yaml,
    css,
    escaping,
    finished,
    forms,
    greet_me,
    hello,
    poem,
    temperature,
)
from tests.support.project import BEYOND, STEPS

PAGES = (app_yaml, hello, forms, escaping, temperature, greet_me, poem, css, finished)
MISTAKES = [row for page in PAGES for row in page.MISTAKES]
NAMES = [f"{step}: {mistake}" for step, mistake, _, _ in MISTAKES]


def says(checked, words):
    """Whether it is said in these words; " ... " stands for others, of a random poem."""
    return all(part in checked.said for part in words.split(" ... "))


@pytest.mark.parametrize(("step", "mistake", "edits", "words"), MISTAKES, ids=NAMES)
def test_the_cause_of_a_mistake_is_named(
    check, with_edits, copy_of, step, mistake, edits, words
):
    folder = copy_of(step, edits)
    checked = check(folder, step)
    # If the check doesn't say it, the change does, which takes a while to find.
    if not says(checked, words):
        checked = with_edits(checked, folder, step)
    assert says(checked, words), checked.said
    first = checked.failed[0]
    if first.source:
        lines = (folder / first.file).read_text(encoding="utf-8").splitlines()
        assert first.source == lines[first.line - 1].strip()


# The first of each table, and one whose change deletes what the reader has typed.
TRIED = [
    *("{}: {}".format(*page.MISTAKES[0]) for page in PAGES),
    "greet_me: two methods called get",
]


@pytest.mark.parametrize("name", TRIED)
def test_a_mistake_comes_with_a_change_that_was_tried(check_repaired, copy_of, name):
    step, _, edits, _ = MISTAKES[NAMES.index(name)]
    assert check_repaired(copy_of(step, edits), step).failed[0].edits


@pytest.mark.parametrize(
    ("step", "edits"),
    [
        ("hello_wsgi", {'("/"': '(""'}),  # no page answers
        ("hello_wsgi", {'("/"': '("/("'}),  # a route that can't be read
        ("poem_css", {"- url: /static\n  static_dir: static\n": ""}),
    ],
)
def test_the_step_is_found_out_although_a_page_is_wrong(check, copy_of, step, edits):
    checked = check(copy_of(step, edits))
    assert checked.step == step
    assert checked.failed


def test_the_other_checks_wait_until_no_field_is_missing(check, copy_of):
    field = '<input type="text" id="adverbs" name="adverbs" value="{}">'
    results = check(copy_of("poem", {field: "{}"})).results
    assert [result.status for result in results] == [FAILED] + [WAITING] * 9


@pytest.mark.parametrize(
    "edits",
    [
        {},
        {"import jinja2": "import jinja"},
        {'get_template("poem.html")': 'get_template("peom.html")'},
    ],
)
def test_a_poem_in_a_template_is_at_its_step_whatever_lies_beside_it(
    check, tmp_path, edits
):
    shutil.copytree(BEYOND / "1_templates", tmp_path, dirs_exist_ok=True)
    shutil.copy(STEPS["greet_me"] / "hello.py", tmp_path)
    for before, after in edits.items():
        edit(tmp_path, before, after)
    checked = check(tmp_path)
    assert checked.step == "poem_css"
    assert bool(checked.failed) == bool(edits)


def test_the_checks_that_wait_for_code_that_loads_name_their_page(check, copy_of):
    checked = check(copy_of("temperature", {"import webapp2": "oops("}), "temperature")
    asked = [result.asked for result in checked.results if result.status == WAITING]
    assert "GET /temperature?cel_temp=30" in asked


@pytest.mark.parametrize(
    "edits",
    [
        {"html.escape": "cgi.escape", "import html": "import cgi"},
        {"html.escape": "html.esacpe"},
        {"import html\n": ""},
    ],
)
def test_an_error_at_html_escape_leads_to_the_section_on_escaping(
    check, copy_of, edits
):
    checked = check(copy_of("welcome_escaped", edits), "welcome_escaped")
    assert checked.failed[0].section == "Escaping Form Input"


def test_another_error_beside_html_escape_leads_to_the_pages_own_section(
    check, copy_of
):
    checked = check(copy_of("temperature", {", far_temp)": ")"}), "temperature")
    assert checked.failed[0].section == "Temperature Converter"


HEADER = 'self.response.headers["Content-Type"] = "text/plain"'


@pytest.mark.parametrize(
    ("before", "code", "words"),
    [
        (
            "import webapp2",
            "while True: pass",
            "hello.py:1 TimeLimitExceeded: took more",
        ),
        (HEADER, "while True: pass", "hello.py:6 TimeLimitExceeded: took more"),
        (HEADER, "exit()", "hello.py:6 SystemExit"),
        (HEADER, "import sys; sys.exit('bye')", "hello.py:6 SystemExit: bye"),
        (HEADER, "raise KeyboardInterrupt", "hello.py:6 KeyboardInterrupt"),
    ],
)
@pytest.mark.parametrize("step", ["hello_wsgi", ""])
def test_code_that_stops_a_page_is_named_with_its_line(
    check, copy_of, step, before, code, words
):
    folder = copy_of("hello_wsgi", {before: code})
    assert words in check(folder, step, page_limit=0.2).said
