"""Commands as they are typed in the project's folder, in a terminal or not."""

import contextlib
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios

from tests.support.processes import environment
from tests.support.project import ROOT


def type_command(*words, python=sys.executable, cwd=ROOT, env=None, **options):
    """Run `python WORDS` to its end: gives .returncode, .stdout and .stderr.

    env: changes to the environment, see environment().
    """
    return subprocess.run(
        [python, *map(str, words)],
        cwd=cwd,
        env=environment(env or {}),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        **options,
    )


@contextlib.contextmanager
def running(*words, env=None, **options):
    """Give the process of `python WORDS`; it is killed if it hasn't ended by then."""
    with subprocess.Popen(
        [sys.executable, *map(str, words)],
        cwd=ROOT,
        env=environment(env or {}),
        text=True,
        **options,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def on_a_terminal(*words, **options):
    """Run `python WORDS` to its end; return what it shows on a terminal."""
    with Terminal(*words, **options) as terminal:
        return terminal.read_to_the_end()


class Terminal:
    """`python WORDS` in a terminal of its own, with so many columns."""

    def __init__(self, *words, columns=80, env=None):
        self.controller, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("4H", 24, columns, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, *map(str, words)],
            cwd=ROOT,
            env=environment({"COLUMNS": None, "NO_COLOR": None, **(env or {})}),
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
        )
        os.close(terminal)
        self.unread = b""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait(timeout=10)
        os.close(self.controller)

    def read_until(self, pattern):
        """Read on until the terminal shows something; return the match."""
        while not (match := re.search(pattern.encode(), self.unread)):
            readable, _, _ = select.select([self.controller], [], [], 30)
            assert readable, self.unread.decode()
            self.unread += os.read(self.controller, 65536)
        self.unread = self.unread[match.end() :]
        return match

    def read_to_the_end(self):
        """Read until the command ends, and return its text; each line ends in \\n."""
        with contextlib.suppress(OSError):  # how Linux says that nobody writes any more
            while part := os.read(self.controller, 65536):
                self.unread += part
        self.process.wait(timeout=10)
        return self.unread.decode().replace("\r\n", "\n")

    def type(self, text):
        os.write(self.controller, text.encode())
