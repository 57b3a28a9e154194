"""An application in the list, and the commands that it runs."""

import contextlib
import json
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from companion.checking.results import count_passed, first_failed, from_objects
from companion.checking.step_names import NAMES
from companion.launcher.child import Child, OnEnd
from companion.problem import Problem

MOST_LINES = 2000  # of the log


@dataclass(eq=False)
class Application:
    folder: Path
    port: int
    name: str
    server: Child | None = None
    deployment: Child | None = None
    url: str = ""  # where it runs, once it does
    error: str = ""  # why its server has ended by itself
    is_stopping: bool = False
    is_saved: bool = False  # whether it is to be checked
    is_checking: bool = False
    # What check.py found.
    in_full: str = "Checking ..."
    in_short: str = "..."
    failing: str = "app.yaml"
    has_pages: bool = True
    log: "deque[str]" = field(default_factory=lambda: deque(maxlen=MOST_LINES))

    @property
    def is_stopped(self) -> bool:
        return not self.server and self.can_deploy

    @property
    def can_deploy(self) -> bool:
        return not self.deployment or self.deployment.process.poll() is not None

    @property
    def state(self) -> str:
        """The state, as a sign and a word. Error: no page can be shown."""
        if not self.can_deploy:
            return "● Deploying"
        if self.error or not self.has_pages:
            return "✗ Error"
        if not self.server:
            return "○ Stopped"
        return "● Running" if self.url else "● Starting"

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
        self.log.append(line[:500])

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
        from companion.config import app_yaml  # would delay the window

        self.is_saved, self.is_checking, self.in_short = False, True, "..."
        self.name = self.folder.name
        with contextlib.suppress(Problem, OSError):
            found = app_yaml.read(self.folder / "app.yaml", "app.yaml")
            self.name = found.application or self.name
        lines: list[str] = []

        def end(status: int) -> None:
            self.is_checking = False
            self.read("\n".join(lines))

        return Child(["check.py", str(self.folder), "--json"], lines.append, end)

    def read(self, output: str) -> None:
        """Take what `check.py --json` printed: JSON, or a line if it can't check."""
        from companion.checking.showing import for_window  # would delay the window

        try:
            step, results = from_objects(json.loads(output))
        except ValueError:
            self.in_full, self.has_pages = output, False
            self.in_short = output.removeprefix(f"{self.folder}: ")
            return
        self.in_full = for_window(str(self.folder), step, results)
        passed = f"{count_passed(results)} of {len(results)}"
        number = NAMES.index(step) + 1 if step else 0
        self.in_short = f"Step {number}: {passed}" if step else "another app"
        failed = first_failed(results)
        self.failing = failed.file if failed and failed.file else "app.yaml"
        # Such a check asks for the file itself, and not for a page.
        self.has_pages = not failed or not failed.asked.endswith("app.yaml")
        if failed and not self.has_pages:
            self.in_short = f"app.yaml, line {failed.line}".removesuffix(", line 0")

    def deploy(self, project: str, on_end: OnEnd, *options: str) -> Child:
        """Put it online, or with --dry_run list the files that would go."""
        words = ["appcfg.py", "-A", project, *options, "update", str(self.folder)]
        self.deployment = Child(words, self.hear, on_end)
        return self.deployment
