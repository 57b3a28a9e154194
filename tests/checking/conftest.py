"""Checks of a folder in-process, as check.py's worker makes them."""

import shutil
import sys
from dataclasses import dataclass

import pytest

from companion.checking import worker
from companion.checking.events import Asked, Outcome, Started
from companion.checking.steps import STEPS

# The folders that pass each step.
FOLDERS = {
    name: f"steps/{number}_{name}"
    for number, name in enumerate(STEPS, start=1)
    if name != "finished"
} | {"finished": "first_app"}


@dataclass
class Result:
    """What was found: the step, how many checks it has, and those that fail."""

    step: str
    total: int
    failed: list[tuple[Asked, Outcome]]


@pytest.fixture
def check(monkeypatch, first_app):
    """Check a folder: check(folder, "temperature").failed."""
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)  # as in `serve`

    def check(folder, step=""):
        for path in [*first_app.glob("*.py"), *folder.glob("*.py")]:
            monkeypatch.delitem(sys.modules, path.stem, raising=False)
        events = []
        worker.run(folder / "app.yaml", "app.yaml", step, events.append)
        started = events.pop(0)
        assert isinstance(started, Started)
        pairs = list(zip(events[::2], events[1::2], strict=True))
        hangs = "TimeLimitExceeded" in pairs[-1][1].found  # then it asks no more
        assert len(pairs) == started.total or hangs
        failed = [
            (asked, outcome) for asked, outcome in pairs if outcome != worker.HOLDS
        ]
        return Result(started.step, started.total, failed)

    return check


@pytest.fixture
def copy_of(first_app, tmp_path):
    """Copy the folder that passes a step, to be changed."""

    def copy_of(step):
        return shutil.copytree(first_app.parent / FOLDERS[step], tmp_path / step)

    return copy_of
