"""check.py in the tab: in this process, which the page can end."""

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import chdir
from io import StringIO
from typing import Any

from companion.checking import events
from companion.checking.events import Asked, Ready, Result, Started, Task
from companion.checking.printing import Printer
from companion.checking.repair.last_good import LastGood
from companion.checking.run import run
from companion.checking.showing import for_window, show_check
from companion.checking.trouble import failure
from companion.commands.command_line import find_app_yaml
from companion.problem import Problem
from companion.tab import folder
from companion.tab.scripts import limits_here

Tell = Callable[[str], object]


class Checks:
    """Checks the folder in `root` for web/worker.js. tell: see Checker."""

    def __init__(self, tell: Tell, root: str = "/") -> None:
        sys.argv = ["check.py"]  # what it prints names what lies beside it
        sys.stdout = sys.stderr = StringIO()  # as in check.py's worker
        self.tell = tell
        self.files = folder.Files(root)
        self.last_good = LastGood()

    def check(self, texts: folder.Texts, shows_solution: bool) -> str:
        """Return what check.py prints of these files, in colour."""
        self.files.save(texts)
        printed = StringIO()
        printer = Printer(printed, in_window=True)
        try:
            show_check(
                printer,
                Checker(self.tell),
                self.task(),
                folder.NAME,
                self.last_good,
                shows_solution,
            )
        except Problem as error:  # there is no app.yaml
            printer.print(str(error))
        return printed.getvalue()

    def task(self) -> Task:
        path = find_app_yaml(folder.NAME)
        return Task(path.absolute(), path.name)

    def hung(self, texts: folder.Texts, told: Sequence[str], status: int | None) -> str:
        """Return what to print of a check that ended Python. status: see Pages."""
        self.files.save(texts)
        heard = list(map(events.load, told))
        results = [event for event in heard if isinstance(event, Result)]
        asked = [event for event in heard if isinstance(event, Asked)][-1]
        if not any(isinstance(event, Ready) for event in heard):
            hung = status is None
            results.append(failure(self.task(), asked, status or 0, "", hung))
        return for_window(folder.NAME, asked.step, results)

    to_zip = staticmethod(folder.to_zip)

    def from_zip(self, data: bytes, name: str) -> dict[str, Any]:
        """Return the files in a .zip, or what is wrong with it."""
        try:
            return {"texts": folder.from_zip(bytes(data), name)}
        except Problem as error:
            return {"problem": str(error)}


class Checker:
    """See Checker in checking/results.py.

    tell: called with each event of the first task, and with "" while changes are tried,
    so that who hears nothing can end this Python.
    """

    seconds_to_start = 1.0  # a slow machine's: Python is slower here

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        self.is_first = True

    def ask(self, task: Task, seconds: float | None = None) -> Iterable[events.Finding]:
        emitted: list[events.Event] = []

        def emit(event: events.Event) -> None:
            emitted.append(event)
            self.tell(events.dump(event) if self.is_first else "")

        limits = limits_here(task.path.parent, task.page_limit)
        with chdir(task.path.parent):
            run(task, emit, lambda _: limits)
        emit(Ready())
        self.is_first = False
        return [event for event in emitted if isinstance(event, (Started, Result))]
