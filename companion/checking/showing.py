"""Prints what a check of a folder found, and the change that makes it pass."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from companion.checking.events import OTHER_PAGES, Result, Task
from companion.checking.next_step import print_assignment, print_next, print_undo
from companion.checking.printing import Printer
from companion.checking.results import Checker, first_failed, passes, results_of, score

if TYPE_CHECKING:
    from companion.checking.repair.last_good import LastGood


def show_check(
    printer: Printer,
    checker: Checker,
    task: Task,
    folder: str,
    last_good: "LastGood | None" = None,
    shows_solution: bool = False,
) -> bool:
    """Check a folder once, print what was found, and return whether all checks pass.

    folder: as it was typed. last_good: what --watch remembers.
    """
    step, results = results_of(task, checker)[0]
    if last_good:
        last_good.remember(step, results, task.path.parent)
    if not step:
        printer.print(folder)
    failed = print_first(printer, folder, step, results)
    if not failed:
        return passes(results)
    # It would delay the start of a check that passes.
    from companion.checking.repair.repair import repaired

    at = results.index(failed)
    version = last_good.version(step, at) if last_good else None
    results = repaired(checker, task, step, results, version)
    print_advice(printer, step, results[at], shows_solution)
    if version and not results[at].edits:
        printer.print(f"  This check passed until {version.time}. Since then:")
        printer.edits(version.since(task.path.parent))
    print_others(printer, results, results[at])
    print_undo(printer, task.path.parent)
    return False


def for_window(folder: str, step: str, results: Sequence[Result]) -> str:
    """Return what the Launcher shows: in colour, and without commands to type."""
    printed = io.StringIO()
    printer = Printer(printed, in_window=True)
    failed = print_first(printer, folder, step, results)
    if failed:
        print_advice(printer, step, failed)
        print_others(printer, results, failed)
    return printed.getvalue()


def print_first(
    printer: Printer, folder: str, step: str, results: Sequence[Result]
) -> Result | None:
    """Print the step, what passed, and the first failure; return that, if any.

    In another app that works, nothing has failed, although it doesn't pass.
    """
    failed = first_failed(results)
    if step:
        printer.progress(step, done=not failed)
    if not failed:
        print_next(printer, folder, step, results)
        return None
    printer.passed(results)
    if failed.got == OTHER_PAGES:
        printer.print()
        printer.print(f"{failed.hint[0].upper()}{failed.hint[1:]}.")
        return None
    printer.failure(failed)
    return failed


def print_advice(
    printer: Printer, step: str, failed: Result, shows_solution: bool = False
) -> None:
    from companion.checking.repair.advice import is_shown  # would delay the start

    printer.advice(failed, shows_solution or is_shown(step, failed.edits))


def print_others(printer: Printer, results: Sequence[Result], failed: Result) -> None:
    """Print one line for each of the other failures, and where to read again."""
    printer.others(results)
    again = f" Read again: {failed.section}" if failed.section else ""
    printer.print(f"{score(results)} passed.{again}")
    if failed.read_assignment:
        print_assignment(printer)
