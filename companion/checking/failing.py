"""Prints the checks that failed, and the change that makes the first one pass."""

from collections.abc import Sequence

from companion.checking.events import FAILED, Result
from companion.checking.next_step import print_assignment
from companion.checking.printing import Printer
from companion.checking.repair.advice import is_shown
from companion.checking.repair.last_good import LastGood
from companion.checking.repair.repair import repaired
from companion.checking.results import count_passed
from companion.checking.supervise import Worker
from companion.checking.task import Task


def print_failing(
    printer: Printer,
    worker: Worker,
    task: Task,
    step: str,
    results: Sequence[Result],
    last_good: LastGood | None,
    shows_solution: bool,
) -> None:
    """Print the first failure in full and one line for each of the others.

    last_good: what --watch remembers.
    """
    printer.passed(results)
    at = next(k for k, result in enumerate(results) if result.status == FAILED)
    printer.failure(results[at])
    version = last_good.version(step, at) if last_good else None
    failed = repaired(worker, task, step, results, version)[at]
    printer.advice(failed, shows_solution or is_shown(step, failed.edits))
    if version and not failed.edits:
        printer.since(version.time, version.since(task.path.parent))
    printer.others(results)
    passed = count_passed(results)
    again = f" Read again: {failed.section}" if failed.section else ""
    printer.print(f"{passed} of {len(results)} checks passed.{again}")
    if failed.read_assignment:
        print_assignment(printer)
