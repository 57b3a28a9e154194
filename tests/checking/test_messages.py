"""One message of each kind, whole: what a reader of the tutorial sees."""

import io

import pytest

from companion.checking import command
from companion.checking.printing import Printer
from companion.checking.task import Task
from tests.checking.messages import MESSAGES


@pytest.fixture
def said(check, monkeypatch):
    """Check a folder as check.py does, and return what it prints."""

    def said(folder, step):
        checked = check(folder, step)
        found = [(checked.step, checked.results)]
        monkeypatch.setattr(command, "results_of", lambda task: found)
        stream = io.StringIO()
        assert (
            command.check_once(Task(folder, ""), "my_first_app", Printer(stream)) == 1
        )
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
