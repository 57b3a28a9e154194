"""Prints the checks that failed, and the change that makes the first one pass."""

import io
from collections.abc import Sequence

from companion.checking.events import Result, Task
from companion.checking.next_step import print_assignment, print_next
from companion.checking.printing import Printer
from companion.checking.repair.advice import is_shown
from companion.checking.repair.last_good import LastGood
from companion.checking.repair.repair import repaired
from companion.checking.results import Checker, first_failed, passes, score


def print_failing(
    printer: Printer,
    checker: Checker,
    task: Task,
    step: str,
    results: Sequence[Result],
    last_good: LastGood | None,
    shows_solution: bool,
) -> None:
    """Print the first failure in full and one line for each of the others.

    last_good: what --watch remembers.
    """
    at = results.index(print_first(printer, results))
    version = last_good.version(step, at) if last_good else None
    results = repaired(checker, task, step, results, version)
    failed = results[at]
    printer.advice(failed, shows_solution or is_shown(step, failed.edits))
    if version and not failed.edits:
        printer.since(version.time, version.since(task.path.parent))
    print_others(printer, results, failed)


def for_window(folder: str, step: str, results: Sequence[Result]) -> str:
    """Return what the Launcher shows: in colour, and without commands to type."""
    printed = io.StringIO()
    printer = Printer(printed, in_window=True)
    if step:
        printer.progress(step, passes(results))
    if passes(results):
        print_next(printer, folder, step, results)
        return printed.getvalue()
    failed = print_first(printer, results)
    printer.advice(failed, is_shown(step, failed.edits))
    print_others(printer, results, failed)
    return printed.getvalue()


def print_first(printer: Printer, results: Sequence[Result]) -> Result:
    """Print what passed and the first failure; return that."""
    printer.passed(results)
    failed = first_failed(results)
    assert failed
    printer.failure(failed)
    return failed


def print_others(printer: Printer, results: Sequence[Result], failed: Result) -> None:
    printer.others(results)
    again = f" Read again: {failed.section}" if failed.section else ""
    printer.print(f"{score(results)} passed.{again}")
    if failed.read_assignment:
        print_assignment(printer)
