"""Checks many folders, several at a time, as a teacher does."""

import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path

from companion.checking.events import Result, Task, failed
from companion.checking.repair.repair import repaired
from companion.checking.results import results_of
from companion.checking.supervise import Worker, end_workers
from companion.commands.command_line import app_yamls_in, find_app_yaml, no_such_folder
from companion.problem import NOWHERE, Place, Problem

AT_ONCE = max(os.cpu_count() or 0, 2)  # folders
PROGRESS_WIDTH = 32  # columns
INTERVAL = 0.05  # seconds


@dataclass(frozen=True)
class Folder:
    """A folder to check. name: what its row calls it."""

    name: str
    path: Path


@dataclass(frozen=True)
class Checked:
    """A folder's results. step: empty if it isn't known."""

    folder: Folder
    step: str
    results: Sequence[Result]


def folders_of_class(name: str) -> list[Folder]:
    """Return the folders that are directly inside a class's folder."""
    path = Path(name)
    if not os.path.isdir(name):
        raise no_such_folder(path, name)
    if os.path.isfile(path / "app.yaml"):
        hint = "leave out --class to check it alone"
        raise Problem("this is an app, not a folder of folders", hint, Place(name))
    inside = [
        each
        for each in sorted(path.iterdir(), key=lambda each: each.name.casefold())
        if os.path.isdir(each) and not each.name.startswith((".", "__"))
    ]
    if not inside:
        raise Problem("there are no folders in it", place=Place(name))
    return [found for each in inside for found in with_app_yaml(each, each.name)]


def folders_named(names: Sequence[str]) -> list[Folder]:
    for name in names:
        if not os.path.isdir(name):
            find_app_yaml(name)  # raises Problem unless it is an app.yaml
    return [found for name in names for found in with_app_yaml(Path(name), name)]


def with_app_yaml(path: Path, name: str) -> list[Folder]:
    """Return the folder, or those in it that have an app.yaml if it has none itself."""
    own = os.path.isfile(path / "app.yaml")
    inside = [] if own else sorted(each.parent for each in app_yamls_in(path))
    below = [Folder(f"{name.rstrip('/')}/{each.name}", each) for each in inside]
    return below or [Folder(name, path)]


def check_all(folders: Sequence[Folder], step: str, seconds: float) -> list[Checked]:
    """Check the folders, several at a time; return the results in the same order."""
    checks: list[Future[Checked]] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for folder in folders:
                checks.append(pool.submit(check, folder, step, seconds))
            wait_for(checks)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            end(checks)
    return [each.result() for each in checks]


def check(folder: Folder, step: str, seconds: float) -> Checked:
    try:
        path = find_app_yaml(str(folder.path))
    except Problem as error:
        # Its row has the folder's name already.
        missing = failed("", "", "an app.yaml", replace(error, place=NOWHERE))
        return Checked(folder, "", [missing])
    with Worker() as worker:
        task = Task(path, path.name, step, seconds)
        found, results = results_of(task, worker)[0]
        results = repaired(worker, task, found, results)
    return Checked(folder, found, results)


def wait_for(checks: Sequence[Future[Checked]]) -> None:
    """Wait until all checks have ended, and show how many have."""
    try:
        show_progress(f"0 of {len(checks)} folders checked")
        for done, each in enumerate(as_completed(checks), start=1):
            each.result()  # raises what `check` raised
            show_progress(f"{done} of {len(checks)} folders checked")
    finally:
        show_progress("")


def end(checks: Sequence[Future[Checked]]) -> None:
    """End the checks that haven't ended yet, because of Ctrl-C."""
    # More than once, because a thread may just be starting its worker.
    while not all(each.done() for each in checks):
        end_workers()
        time.sleep(INTERVAL)


def show_progress(text: str) -> None:
    """Show it in place of what was shown before, if there is a terminal."""
    if sys.stderr.isatty():
        print(f"\r{text:{PROGRESS_WIDTH}}\r", end="", file=sys.stderr, flush=True)
