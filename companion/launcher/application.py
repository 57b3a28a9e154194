"""An application in the list, and the commands that it runs."""

import io
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from companion.checking.events import FAILED
from companion.checking.failing import print_results
from companion.checking.printing import Printer
from companion.checking.results import count_passed, from_objects
from companion.checking.step_names import NAMES
from companion.launcher.background import Child

MOST_LINES = 2000  # of the log


@dataclass(frozen=True)
class Checked:
    """What check.py said. in_full: as it prints it. in_short: for the table.

    file: the one in which the first check failed. has_pages: whether any can be shown.
    """

    in_full: str = "Checking ..."
    in_short: str = "..."
    file: str = "app.yaml"
    has_pages: bool = True


def read_check(output: str, folder: Path) -> Checked:
    """Return what `check.py --json` printed: JSON, or a line if it can't check."""
    try:
        step, results = from_objects(json.loads(output))
    except ValueError:
        return Checked(output, output.removeprefix(f"{folder}: "), has_pages=False)
    printed = io.StringIO()
    print_results(Printer(printed, in_colour=True), str(folder), step, results)
    passed = f"{count_passed(results)} of {len(results)}"
    short = f"Step {NAMES.index(step) + 1}: {passed}" if step else "another app"
    failed = next((one for one in results if one.status == FAILED), None)
    if not failed:
        return Checked(printed.getvalue(), short)
    # Such a check asks for the file itself, and not for a page.
    has_pages = not failed.asked.endswith("app.yaml")
    short = short if has_pages else f"app.yaml, line {failed.line}"
    return Checked(printed.getvalue(), short, failed.file or "app.yaml", has_pages)


@dataclass(eq=False)
class Application:
    """name: as app.yaml has it. url: where it runs, once it does. error: why its server
    has ended by itself. is_saved: whether it is to be checked.
    """

    folder: Path
    port: int
    name: str
    server: Child | None = None
    url: str = ""
    error: str = ""
    is_stopping: bool = False
    is_saved: bool = False
    is_checking: bool = False
    checked: Checked = Checked()
    log: "deque[str]" = field(default_factory=lambda: deque(maxlen=MOST_LINES))

    @property
    def is_stopped(self) -> bool:
        return not self.server

    @property
    def state(self) -> str:
        """The state, as a sign and a word. Error: no page can be shown."""
        if self.error or not self.checked.has_pages:
            return "✗ Error"
        if self.is_stopped:
            return "○ Stopped"
        return "● Running" if self.url else "● Starting"

    @property
    def file(self) -> Path:
        """The file to change next."""
        return self.folder / self.checked.file

    def run(self) -> Child:
        """Start its server."""
        words = ["dev_appserver.py", str(self.folder), "--port", str(self.port)]
        words += ["--json", "--stop_with_stdin"]
        self.error, self.is_stopping = "", False
        self.server = Child(words, self.hear, self.end)
        return self.server

    def hear(self, line: str) -> None:
        """Log a line of the server's. The first in JSON says where it runs."""
        if not self.url and line.startswith('{"url"'):
            self.url = json.loads(line)["url"]
            line = f"{self.name} runs at {self.url}"
        self.log.append(line)

    def end(self, status: int) -> None:
        if not self.is_stopping:
            self.error = self.log[-1] if self.log else f"exit status {status}"
        self.server, self.url = None, ""
        self.log.append("The server has stopped.")

    def stop(self) -> None:
        assert self.server
        self.is_stopping = True
        self.server.process.terminate()

    def check(self) -> Child:
        self.is_saved, self.is_checking = False, True
        lines: list[str] = []

        def end(status: int) -> None:
            self.is_checking = False
            self.checked = read_check("\n".join(lines), self.folder)

        return Child(["check.py", str(self.folder), "--json"], lines.append, end)

    def deploy(
        self, project: str, on_end: Callable[[int], object], *options: str
    ) -> Child:
        """Put it online, or with --dry_run list the files that would go."""
        words = ["appcfg.py", "-A", project, *options, "update", str(self.folder)]
        return Child(words, self.log.append, on_end)
