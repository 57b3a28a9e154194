"""Runs gcloud and, if it fails, says what is wrong and which command helps."""

import codecs
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from companion.problem import Problem
from companion.terminal import tell

INSTALL = "https://cloud.google.com/sdk/docs/install"
ADVICE = Path(__file__).with_name("advice.txt")


def find() -> str:
    """Return the path of gcloud. Raises Problem if it isn't installed."""
    program = shutil.which("gcloud")
    if not program:
        message = f"gcloud isn't installed; get it from {INSTALL}"
        raise Problem(message, "then type the same command again")
    return program


@dataclass(frozen=True)
class Translation:
    """Replaces the paths and lines of a staged folder in what gcloud says."""

    staged: str  # the folder that gcloud has
    folder: str  # the reader's, as typed
    app_yaml: str  # the reader's, too
    lines: Mapping[int, int]  # the reader's for each of the staged app.yaml's

    def __call__(self, text: str) -> str:
        app_yaml = re.escape(self.staged_yaml)
        text = re.sub(rf"({app_yaml}\W+line )(\d+)(, column 1\b)?", self.line, text)
        text = text.replace(self.staged_yaml, self.app_yaml)
        return text.replace(self.staged, self.folder)

    @property
    def staged_yaml(self) -> str:
        return os.path.join(self.staged, "app.yaml")

    def line(self, found: re.Match[str]) -> str:
        """Return the reader's line. At column 1, gcloud means the one above."""
        end = int(found[2]) - bool(found[3])
        above = [line for line in self.lines if line <= end]
        return found[1] + str(self.lines[max(above)] if above else 1)

    def is_begun(self, text: str) -> bool:
        """Whether a text may end inside of what is replaced."""
        _, path, after = text.rpartition(self.staged_yaml)
        if path and re.fullmatch(r"\W*(l|li|lin|line|line \d*)?", after):
            return True
        begins = (self.staged_yaml[:n] for n in range(1, len(self.staged_yaml)))
        return any(map(text.endswith, begins))


def run(command: list[str], project: str, paths: Translation) -> int:
    """Run gcloud, with its output on the console, and return its exit status."""
    ours, theirs = open_stderr()
    try:
        # A gcloud that is stopped leaves a temporary folder behind.
        env = {**os.environ, "TMPDIR": os.path.dirname(paths.staged)}
        process = subprocess.Popen(command, stderr=theirs, cwd=paths.staged, env=env)
    except OSError as error:
        raise Problem(f"{command[0]} can't be started: {error.strerror}") from None
    finally:
        os.close(theirs)
    # Ctrl-C reaches gcloud too. It decides when to stop, and we wait for it.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        said = copy(ours, paths)
        status = process.wait()
    finally:  # we were told to end
        process.terminate()
        process.wait()
        signal.signal(signal.SIGINT, before)
    if status:
        print_advice(said, project)
    return status


def print_advice(said: str, project: str) -> None:
    lines = ADVICE.read_text(encoding="utf-8").splitlines()
    rows = (line.split(" => ") for line in lines if line and line[0] != "#")
    _, *advice = next((row for row in rows if re.search(row[0], said)), ("",))
    account = re.search(r"[\w.-]+@[\w.-]+gserviceaccount\.com", said)
    services = {f"{name}.googleapis.com" for name in ("appengine", "cloudbuild")}
    services.update(re.findall(r"\b[a-z]+\.googleapis\.com\b(?!/google\.)", said))
    words = {
        "project": project,
        "account": account[0] if account else f"{project}@appspot.gserviceaccount.com",
        "services": " ".join(sorted(services)),
    }
    for number, text in enumerate(advice):
        tell(f"{'Try: ' if number else ''}{text.format(**words)}", error=True)


def open_stderr() -> tuple[int, int]:
    """Return our end of gcloud's stderr, and its own: a terminal if we have one."""
    if sys.platform != "win32" and sys.stderr.isatty():  # or gcloud asks no questions
        import pty

        return pty.openpty()
    return os.pipe()


def copy(descriptor: int, paths: Translation) -> str:
    """Copy gcloud's output as it arrives, but a staged path as a whole; return it."""
    said, waiting = "", ""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    with contextlib.suppress(OSError):  # a terminal raises it when it closes
        while part := os.read(descriptor, 4096):
            whole, end, rest = (waiting + decoder.decode(part)).rpartition("\n")
            if not paths.is_begun(rest):
                end, rest = end + rest, ""
            said += show(paths(whole + end))
            waiting = rest
    os.close(descriptor)
    return said + show(paths(waiting))


def show(text: str) -> str:
    sys.stderr.write(text)
    sys.stderr.flush()
    return text
