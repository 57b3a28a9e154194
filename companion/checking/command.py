"""The command `python check.py FOLDER`: the tutorial's sanity checks of a folder."""

import contextlib
import os
import queue
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from companion import command_line
from companion.checking.events import Asked, Event, Finished, Outcome, Started, load
from companion.checking.printing import Printer
from companion.checking.steps import STEPS, section_after
from companion.checking.worker import HOLDS
from companion.errors import UserError
from companion.running.cgi_script import kill
from companion.running.watched_file import Stamp, stamp

ROOT = Path(__file__).parent.parent.parent

TIME_LIMIT = 10.0  # seconds for an answer
WATCH_INTERVAL = 0.5  # seconds between two looks at the folder

FIRST = Asked("Sanity Check!", "GET /", "a page")  # before the worker says what it asks
HANGS = Outcome(
    f"no answer within {TIME_LIMIT:g} seconds",
    "something in the code never ends: a loop, a long sleep",
)
ENDS = Outcome("Python itself came to an end", "the code ends it, as os._exit() does")


def main() -> None:
    """Run the command line and end the process: see `check` for the status."""
    command_line.run(check)


def check() -> int:
    """Return 0 if all checks of the folder's step hold, and 1 if not.

    Raises UserError if the folder can't be read.
    """
    parser = command_line.ArgumentParser(
        description="Check that a folder does what the tutorial says."
    )
    parser.add_argument("folder", help="the folder with the app.yaml")
    parser.add_argument("--step", type=step_name, help=", ".join(STEPS))
    parser.add_argument("--watch", action="store_true", help="check at every save")
    options = parser.parse_args()
    # A page may hold letters that the terminal lacks.
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    printer = Printer(sys.stdout)
    step = options.step or ""
    command_line.find_app_yaml(options.folder)
    if not options.watch:
        return check_once(options.folder, step, printer)
    with contextlib.suppress(KeyboardInterrupt):
        watch(options.folder, step, printer)
    return 0


def step_name(value: str) -> str:
    """Return the name of a step, given that, its number or its folder's name."""
    if value.isdigit() and 1 <= int(value) <= len(STEPS):
        return list(STEPS)[int(value) - 1]
    name = re.sub(r"^\d+_", "", value)
    if name not in STEPS:
        raise UserError(f"--step {value}: write one of {', '.join(STEPS)}")
    return name


def check_once(folder: str, step_name: str, printer: Printer) -> int:
    """Check the folder, print what is found, and return the exit status."""
    path = command_line.find_app_yaml(folder)
    asked, total, held, to_mend = FIRST, 1, 0, ""
    for event in ask_worker(path, step_name):
        if isinstance(event, Started):
            step_name, total = event.step, event.total
            printer.start(folder, step_name)
        elif isinstance(event, Asked):
            asked = event
        elif isinstance(event, Outcome):
            holds = event == HOLDS
            printer.outcome(asked, event, holds)
            held += holds
            to_mend = to_mend or ("" if holds else asked.section)
    printer.summary(held, total, to_mend or section_after(STEPS[step_name]))
    return 0 if held == total and not to_mend else 1


def ask_worker(path: Path, step_name: str) -> Iterator[Event]:
    """Yield what the worker tells, and how it ended if it hangs or ends too early."""
    process = subprocess.Popen(
        [
            *(sys.executable, "-B", "-m", "companion.checking.worker"),
            *(str(path.absolute()), str(path), step_name),
        ],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,  # so that what it starts can be ended too
    )
    assert process.stdout
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(
        target=read_lines, args=(process.stdout, lines), daemon=True
    ).start()
    event: Event | None = None
    try:
        while line := lines.get(timeout=TIME_LIMIT):
            event = load(line)
            if event:
                yield event
        if not isinstance(event, Finished):
            yield ENDS
    except queue.Empty:
        yield HANGS
    finally:
        kill(process)
        process.wait()


def read_lines(stream: Iterable[str], lines: queue.Queue[str]) -> None:
    """Put the lines into the queue, and an empty one at the end."""
    for line in stream:
        lines.put(line)
    lines.put("")


def watch(folder: str, step_name: str, printer: Printer) -> NoReturn:
    """Check now, and again at every save, until KeyboardInterrupt."""
    seen = None
    while True:
        now = snapshot(Path(folder))
        if now != seen:
            seen = now
            try:
                check_once(folder, step_name, printer)
            except UserError as error:  # there is no app.yaml at the moment
                printer.print(str(error))
            printer.print()
        time.sleep(WATCH_INTERVAL)


def snapshot(folder: Path) -> dict[Path, Stamp]:
    """Return the stamps of the files that a reader of the tutorial edits.

    Of those alone, since an app may write others each time that it is checked.
    """
    stamps = {}
    for path, folders, names in os.walk(folder if folder.is_dir() else folder.parent):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for file in (Path(path, name) for name in names):
            if file.suffix in (".py", ".yaml", ".html", ".css"):
                stamps[file] = stamp(file)
    return stamps
