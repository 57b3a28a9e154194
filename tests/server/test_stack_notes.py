"""The note of where the code was when it ended Python."""

import os
from pathlib import Path

import pytest

from companion.running.stack_notes import StackNotes


@pytest.fixture
def notes(tmp_path, monkeypatch):
    notes = StackNotes(tmp_path / "stacks.txt")
    monkeypatch.setattr(notes, "exit", lambda status: None)
    yield notes
    notes.file.close()


def test_a_note_is_cleared_while_python_runs(notes):
    notes.write_stack()
    notes.clear()
    assert Path(notes.file.name).read_text() == ""


def test_a_note_stays_once_python_is_about_to_end(notes):
    notes.exit_with_note(3)
    notes.clear()
    assert "in test_a_note_stays" in Path(notes.file.name).read_text()


def test_a_forked_copy_of_python_writes_no_note(notes):
    notes.process = os.getppid()  # as a copy sees it
    notes.write_stack()
    assert notes.size == 0
