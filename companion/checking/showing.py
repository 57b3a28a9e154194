"""Checks a folder once and prints what was found."""

from typing import TYPE_CHECKING

from companion.checking.events import Task
from companion.checking.next_step import print_next, print_undo
from companion.checking.printing import Printer
from companion.checking.results import Checker, passes, results_of

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
    """Return whether all checks pass.

    folder: as it was typed. last_good: what --watch remembers.
    """
    name, results = results_of(task, checker)[0]
    if last_good:
        last_good.remember(name, results, task.path.parent)
    if name:
        printer.progress(name, passes(results))
    else:
        printer.print(folder)
    if passes(results):
        print_next(printer, folder, name, results)
        return True
    # It would delay the start of a check that passes.
    from companion.checking.failing import print_failing

    print_failing(printer, checker, task, name, results, last_good, shows_solution)
    print_undo(printer, task.path.parent)
    return False
