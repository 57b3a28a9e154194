"""The command `python check.py FOLDER`: the tutorial's sanity checks."""

import argparse
import contextlib
import json
import re
import sys
from dataclasses import asdict, replace
from difflib import get_close_matches
from pathlib import Path

from companion.checking.events import FAILED, PASSED, Result, Started
from companion.checking.next_step import print_assignment, print_next
from companion.checking.printing import GREEN, Printer
from companion.checking.step_names import EACH, NAMES, SECTIONS
from companion.checking.supervise import ask_worker
from companion.checking.task import Task
from companion.checking.watch import watch
from companion.commands import command_line
from companion.commands.signals import CLOSED, on_signals
from companion.errors import UserError


def main() -> None:
    """Run the command and exit with the status that `check` returns."""
    # SystemExit runs `finally` blocks, so that the worker is killed first.
    on_signals(CLOSED, lambda number: sys.exit(128 + number))  # a shell's exit status
    command_line.run(check)


def check() -> int:
    """Return 0 if all checks of the folder's step pass, and 1 if not.

    Raises UserError if the folder can't be read.
    """
    options = parse()
    printer = Printer(sys.stdout)
    if options.list:
        return list_steps(options, printer)
    task = make_task(options)
    if options.json:
        return print_json(task)
    if not options.watch:
        return check_once(task, options.folder, printer)

    def check_again() -> None:
        check_once(make_task(options), options.folder, printer)

    with contextlib.suppress(KeyboardInterrupt):
        watch(Path(options.folder), check_again, printer)
    return 0


def parse() -> argparse.Namespace:
    parser = command_line.ArgumentParser(
        description="Check that a folder does what the tutorial says."
    )
    parser.add_argument("folder", nargs="?", help="the folder with the app.yaml")
    parser.add_argument("--step", type=step_name, help=", ".join(NAMES))
    parser.add_argument("--watch", action="store_true", help="check at every save")
    parser.add_argument("--list", action="store_true", help="list the steps, and stop")
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")
    parser.add_argument(
        "--seconds",
        type=seconds,
        default=Task.page_limit,
        help="seconds that a page may take; default: %(default)g",
    )
    options = parser.parse_args()
    if not options.folder and not options.list:
        raise UserError("which folder? Type, for example: python check.py my_first_app")
    return options


def step_name(value: str) -> str:
    """Return a step's name for its name, its number or its folder's name."""
    if value.isdigit() and 1 <= int(value) <= len(NAMES):
        return NAMES[int(value) - 1]
    name = re.sub(r"^\d+_", "", value).rstrip("/")
    if name in NAMES:
        return name
    if value.lstrip("-").isdigit():
        raise UserError(f"--step {value}: the steps are 1 to {len(NAMES)}")
    near = get_close_matches(name, NAMES, n=1)
    meant = f"did you mean {near[0]}?" if near else f"write one of {', '.join(NAMES)}"
    raise UserError(f"--step {value}: {meant}")


def seconds(value: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 < float(value) <= 3600:
            return float(value)
    raise UserError(
        f"--seconds {value}: write a number above 0 and up to 3600, such as 10"
    )


def make_task(options: argparse.Namespace) -> Task:
    """Return what to check. Raises UserError if there is no app.yaml."""
    path = command_line.find_app_yaml(options.folder)
    return Task(path, str(path), options.step or "", options.seconds)


def results_of(task: Task) -> list[tuple[str, list[Result]]]:
    """Return the results of the step, or of each step, with the step's name."""
    found: list[tuple[str, list[Result]]] = []
    for event in ask_worker(task):
        if isinstance(event, Started):
            found.append((event.step, []))
        elif isinstance(event, Result):
            if not found:
                found.append((task.step if task.step in NAMES else "", []))
            found[-1][1].append(event)
    return found


def passes(results: list[Result]) -> bool:
    return all(result.status == PASSED for result in results)


def check_once(task: Task, folder: str, printer: Printer) -> int:
    """Check the folder, print the results, and return the exit status.

    folder: as it was typed.
    """
    name, results = results_of(task)[0]
    if name:
        printer.progress(NAMES.index(name) + 1, len(NAMES), name)
    else:
        printer.print(folder)
    if passes(results):
        print_next(printer, folder, name, results)
        return 0
    printer.failures(results)
    failed = next(result for result in results if result.status == FAILED)
    passed = sum(result.status == PASSED for result in results)
    again = f" Read again: {failed.section}" if failed.section else ""
    printer.print(f"{passed} of {len(results)} checks passed.{again}")
    if failed.read_assignment:
        print_assignment(printer)
    return 1


def print_json(task: Task) -> int:
    """Print one JSON object for each check; CONTRIBUTING.md describes them."""
    name, results = results_of(task)[0]
    rows = [{"step": name, **asdict(result)} for result in results]
    for row in rows:
        del row["read_assignment"]  # which is for print_assignment() alone
    print(json.dumps(rows, indent=2))
    return 0 if passes(results) else 1


def list_steps(options: argparse.Namespace, printer: Printer) -> int:
    """Print the steps, with a tick for each that the folder passes, if one is given."""
    each = []
    if options.folder:
        each = results_of(replace(make_task(options), step=EACH))
    passed = {name for name, results in each if passes(results)}
    for number, (name, section) in enumerate(SECTIONS.items(), start=1):
        mark = printer.tick() if name in passed else ""
        line = f"{mark:2} {number:2}  {name:16} {section}"
        printer.print(line, GREEN if mark else "", " " * 24)
    return 0
