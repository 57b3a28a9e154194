"""One message of each kind, whole: what a reader of the tutorial sees."""

import io

import pytest

from companion.checking.events import Task
from companion.checking.printing import Printer
from companion.checking.showing import show_check
from tests.checking.messages import MESSAGES


@pytest.fixture
def said(worker, enough_time):
    """Check a folder as check.py does, and return what it prints of a failure."""

    def said(folder, step):
        task = Task(folder / "app.yaml", "app.yaml", step)
        stream = io.StringIO()
        assert not show_check(Printer(stream), worker, task, str(folder))
        return stream.getvalue()

    return said


@pytest.mark.parametrize(
    ("step", "what", "edits", "message"),
    MESSAGES,
    ids=[f"{row[0]}: {row[1]}" for row in MESSAGES],
)
def test_the_whole_message(said, copy_of, step, what, edits, message):
    checked = "finished" if "finished\n" in message else step
    assert said(copy_of(step, edits), checked) == message


def test_a_file_to_rename_is_named(said, copy_of):
    folder = copy_of("hello_wsgi")
    (folder / "hello.py").rename(folder / "hello.py.txt")
    rename = "  rename hello.py.txt to hello.py\n  Tried on a copy: with this change,"
    assert rename in said(folder, "hello_wsgi")


def test_a_long_solution_is_shown_on_request(said, copy_of):
    lines = {
        "word = word.strip()": "pass",
        'word != ""': "True",
        "    return words\n": "",
    }
    folder = copy_of("poem", lines)
    assert "To see the change to poem.py, line" in said(folder, "poem")
