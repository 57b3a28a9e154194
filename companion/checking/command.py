"""The command `python check.py FOLDER`: the tutorial's sanity checks."""

import argparse
import contextlib
import json
import re
import sys
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from companion.checking.events import Task
from companion.checking.printing import Printer
from companion.checking.results import as_objects, passes, results_of
from companion.checking.showing import show_check
from companion.checking.step_names import EACH, NAMES, SECTIONS
from companion.checking.supervise import Worker
from companion.checking.watch import Command, watch
from companion.commands import command_line
from companion.commands.shell import typed
from companion.commands.signals import exit_if_closed
from companion.problem import Problem
from companion.terminal import BOLD, GREEN

if TYPE_CHECKING:
    from companion.checking.repair.last_good import LastGood


def main() -> None:
    """Run the command and exit with the status that `check` returns."""
    exit_if_closed()  # so that the worker is killed first
    command_line.run(check)


def check() -> int:
    """Return 0 if all checks of each folder's step pass, and 1 if not.

    Raises Problem if a folder can't be read.
    """
    options = parse()
    if options.several:
        return check_several(options)
    printer = Printer(sys.stdout)
    if options.list:
        return list_steps(options, printer)
    if options.json:
        return print_json(make_task(options))
    if not options.watch:
        return check_once(make_task(options), options, printer)
    if not Path(options.folder).is_dir():
        make_task(options)  # or else its app.yaml may still come

    # It would delay the start of a single check.
    from companion.checking.repair.last_good import LastGood

    last_good = LastGood()

    def check_again() -> None:
        check_once(make_task(options), options, printer, last_good)

    def show_solution() -> None:
        options.solution = True
        check_again()

    list_again = partial(list_steps, options, printer)
    keys: dict[str, Command] = {"h": show_solution, "l": list_again}
    with contextlib.suppress(KeyboardInterrupt):
        watch(Path(options.folder), check_again, keys, printer)
    return 0


def parse() -> argparse.Namespace:
    parser = command_line.ArgumentParser(
        description="Check that a folder does what the tutorial says."
    )
    add = parser.add_argument
    add("folders", nargs="*", metavar="folder", help="a folder with an app.yaml")
    add("--class", metavar="FOLDER", dest="class_", help="check the folders in it")
    add("--step", type=step_name, help=", ".join(NAMES))
    add("--watch", action="store_true", help="check at every save")
    add("--list", action="store_true", help="list the steps, and stop")
    add("--solution", action="store_true", help="show an exercise's solution, too")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON, for programs")
    form.add_argument("--csv", action="store_true", help="print CSV, for spreadsheets")
    add(
        "--seconds",
        type=seconds,
        default=Task.page_limit,
        help="seconds that a page may take; default: %(default)g",
    )
    options = parser.parse_args()
    options.folder = next(iter(options.folders), "")
    is_class = options.class_ is not None
    options.several = is_class or options.csv or len(options.folders) > 1
    for name in ("watch", "list"):
        if (options.several or options.json) and getattr(options, name):
            others = "--class, --csv or --json"
            raise Problem(f"--{name} takes one folder, without {others}")
    if is_class and options.folder:
        raise Problem(f"{options.folder}: --class takes one folder, and no others")
    if not is_class and not options.folder and not options.list:
        here = Path("app.yaml").is_file()
        line = typed(sys.argv[0], "." if here else "my_first_app")
        raise Problem(f"which folder? Type, for example: {line}")
    return options


def step_name(value: str) -> str:
    """Return a step's name for its name, its number or its folder's name."""
    if value.isdigit() and 1 <= int(value) <= len(NAMES):
        return NAMES[int(value) - 1]
    name = re.sub(r"^\d+_", "", value).rstrip("/\\")
    if name in NAMES:
        return name
    if value.lstrip("-").isdigit():
        raise Problem(f"--step {value}: the steps are 1 to {len(NAMES)}")
    near = get_close_matches(name, NAMES, n=1)
    steps = typed(sys.argv[0], "--list")
    meant = f"did you mean {near[0]}?" if near else f"to see the steps, type: {steps}"
    raise Problem(f"--step {value}: {meant}")


def seconds(value: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 < float(value) <= 3600:
            return float(value)
    rule = "write a number above 0 and up to 3600, such as 10"
    raise Problem(f"--seconds {value}: {rule}")


def make_task(options: argparse.Namespace) -> Task:
    """Return what to check. Raises Problem if there is no app.yaml."""
    path = command_line.find_app_yaml(options.folder)
    return Task(path, path.name, options.step or "", options.seconds)


def check_once(
    task: Task,
    options: argparse.Namespace,
    printer: Printer,
    last_good: "LastGood | None" = None,
) -> int:
    """Check the folder, print the results, and return the exit status."""
    with Worker() as worker:
        folder, solution = options.folder, options.solution
        passed = show_check(printer, worker, task, folder, last_good, solution)
    return 0 if passed else 1


def check_several(options: argparse.Namespace) -> int:
    """Check each of the folders, print a row for each, and return the exit status."""
    # They would delay the start of the usual check.
    from companion.checking import class_report, classroom

    if options.class_ is not None:
        folders = classroom.folders_of_class(options.class_)
    else:
        folders = classroom.folders_named(options.folders)
    step = options.step or ""
    found = classroom.check_all(folders, step, options.seconds)
    if options.json:
        class_report.print_json(found)
    elif options.csv:
        class_report.print_csv(found)
    else:
        class_report.print_table(found, step, Printer(sys.stdout))
    return 0 if all(passes(each.results) for each in found) else 1


def print_json(task: Task) -> int:
    """Print one JSON object for each check."""
    with Worker() as worker:
        name, results = results_of(task, worker)[0]
        if not passes(results):
            from companion.checking.repair.repair import repaired

            results = repaired(worker, task, name, results)
    print(json.dumps(as_objects(name, results), indent=2))
    return 0 if passes(results) else 1


def list_steps(options: argparse.Namespace, printer: Printer) -> int:
    """Print the steps, with a tick for each that the folder passes, if one is given."""
    passed = set()
    if options.folder:
        with Worker() as worker:
            each = results_of(replace(make_task(options), step=EACH), worker)
        passed = {name for name, results in each if passes(results)}
        done = "#" * len(passed) + "-" * (len(NAMES) - len(passed))
        printer.print(f"{len(passed)} of {len(NAMES)} steps pass.  {done}", BOLD)
    for number, (name, section) in enumerate(SECTIONS.items(), start=1):
        mark = printer.tick if name in passed else ""
        line = f"{mark:2} {number:2}  {name:16} {section}"
        printer.print(line, GREEN if mark else "", " " * 24)
    return 0
