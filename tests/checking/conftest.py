"""Checks of folders in-process, as check.py's worker makes them."""

import shutil
import sys
from dataclasses import dataclass, replace

import pytest

from companion.checking import run
from companion.checking.events import FAILED, Asked, Result, Started, Task
from companion.checking.repair import trials
from companion.checking.repair.advice import in_words
from companion.checking.repair.repair import repaired
from companion.checking.supervise import Worker
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
        """The first failure in one line: its place, what there was, hint and edits."""
        first = self.failed[0]
        place = f"{first.file}:{first.line} " if first.file else ""
        edits = f" | {in_words(first.edits)}" if first.edits else ""
        return f"{place}{first.got} | {first.hint}{edits}"


@pytest.fixture
def run_in(monkeypatch, first_app):
    """Run the checks of a folder; emit is called with each event."""

    def run_in(folder, emit, step="", page_limit=3.0):
        for path in [*first_app.glob("*.py"), *folder.glob("*.py")]:
            monkeypatch.delitem(sys.modules, path.stem, raising=False)
        monkeypatch.chdir(folder)
        run.run(Task(folder / "app.yaml", "app.yaml", step, page_limit), emit)

    return run_in


@pytest.fixture(scope="session")
def worker():
    """Give the process that tries changes."""
    with Worker() as worker:
        yield worker


@pytest.fixture
def enough_time(monkeypatch):
    """Let changes be tried for longer, since the machine may be busy."""
    monkeypatch.setattr(trials, "SECONDS", 60.0)
    monkeypatch.setattr(trials, "PAGE_LIMIT", 5.0)


@pytest.fixture
def with_edits(worker, enough_time):
    """Add to what was found what to change, as check.py does."""

    def with_edits(checked, folder, step=""):
        task = Task(folder / "app.yaml", "app.yaml", step)
        results = repaired(worker, task, checked.step, checked.results)
        return replace(checked, results=results)

    return with_edits


@pytest.fixture
def check_repaired(check, with_edits):
    """Check a folder, and say what to change, as check.py does."""
    return lambda folder, step="": with_edits(check(folder, step), folder, step)


@pytest.fixture
def check(run_in):
    """Check a folder: check(folder, "temperature").failed."""

    def check(folder, step="", page_limit=3.0):
        events = []
        run_in(folder, events.append, step, page_limit)
        events = [event for event in events if not isinstance(event, Asked)]
        started = events.pop(0)
        assert isinstance(started, Started)
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
        if path.suffix in (".py", ".yaml", ".css") and before in path.read_text()
    ]
    (file,) = files
    file.write_text(file.read_text().replace(before, after))
