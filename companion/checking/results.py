"""What a worker found: the results of a step, or of each step."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, Protocol

from companion.checking.events import FAILED, PASSED, Finding, Result, Started, Task
from companion.problem import Edit


class Checker(Protocol):
    """What checks folders. seconds_to_start: how long it took until it was ready."""

    seconds_to_start: float

    def ask(self, task: Task, seconds: float | None = None) -> Iterable[Finding]:
        """Return the events of a task; see Worker.ask()."""


def results_of(
    task: Task, worker: Checker, seconds: float | None = None
) -> list[tuple[str, list[Result]]]:
    """Return the results of the step, or of each step, with the step's name.

    seconds: see Worker.ask().
    """
    found: list[tuple[str, list[Result]]] = []
    for event in worker.ask(task, seconds):
        if isinstance(event, Started):
            found.append((event.step, []))
        else:
            found[-1][1].append(event)
    return found


def passes(results: Sequence[Result]) -> bool:
    return all(result.status == PASSED for result in results)


def count_passed(results: Sequence[Result]) -> int:
    return sum(result.status == PASSED for result in results)


def first_failed(results: Sequence[Result]) -> Result | None:
    return next((one for one in results if one.status == FAILED), None)


def as_objects(step: str, results: Sequence[Result]) -> list[dict[str, Any]]:
    """Return an object for each check, for --json; see docs/check_json.md."""
    objects = [{"step": step, **asdict(result)} for result in results]
    for each in objects:
        del each["read_assignment"]  # which is for print_assignment() alone
        for edit in each["edits"]:  # of lines, or of a file's name
            for key in ("line", "before", "after") if edit["rename"] else ("rename",):
                del edit[key]
    return objects


def score(results: Sequence[Result]) -> str:
    """Return how many checks pass, as in `3 of 4 checks`."""
    checks = len(results)
    return f"{count_passed(results)} of {checks} check{'s' * (checks > 1)}"


def from_objects(objects: Sequence[dict[str, Any]]) -> tuple[str, list[Result]]:
    """Return the step and the results that became these objects."""
    results = []
    for each in objects:
        edits = tuple(Edit(**edit) for edit in each["edits"])
        fields = {**each, "edits": edits}
        step = fields.pop("step")
        results.append(Result(**fields))
    return step, results
