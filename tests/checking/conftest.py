"""Checks of folders in-process, as check.py's worker makes them."""

import shutil
import sys
from dataclasses import dataclass

import pytest

from companion.checking import run
from companion.checking.events import FAILED, Asked, Result, Started
from companion.checking.task import Task
from tests.support.project import STEPS


@dataclass
class Checked:
    """What was found: the step, and the result of each of its checks."""

    step: str
    results: list[Result]

    @property
    def failed(self):
        return [result for result in self.results if result.status == FAILED]

    @property
    def said(self):
        """The first failure in one line: file and line, what there was, the hint."""
        first = self.failed[0]
        place = f"{first.file}:{first.line} " if first.file else ""
        return f"{place}{first.got} | {first.hint}"


@pytest.fixture
def check(monkeypatch, first_app):
    """Check a folder: check(folder, "temperature").failed."""

    def check(folder, step="", page_limit=3.0):
        for path in [*first_app.glob("*.py"), *folder.glob("*.py")]:
            monkeypatch.delitem(sys.modules, path.stem, raising=False)
        monkeypatch.chdir(folder)
        events = []
        task = Task(folder / "app.yaml", "app.yaml", step, page_limit)
        run.run(task, events.append)
        events = [event for event in events if not isinstance(event, Asked)]
        started = events.pop(0)
        assert isinstance(started, Started)
        assert len(events) == started.total
        return Checked(started.step, events)

    return check


@pytest.fixture
def copy_of(tmp_path):
    """Copy the folder that passes a step, to be changed."""

    def copy_of(step, edits=None):
        folder = shutil.copytree(STEPS[step], tmp_path / step)
        for before, after in (edits or {}).items():
            edit(folder, before, after)
        return folder

    return copy_of


def edit(folder, before, after):
    """Write `after` for `before` in the one file of the folder that has it."""
    files = [
        path
        for path in sorted(folder.rglob("*.*"))
        if path.suffix in (".py", ".yaml", ".css")
        and path.name != "deploy.yaml"
        and before in path.read_text()
    ]
    (file,) = files
    file.write_text(file.read_text().replace(before, after))
