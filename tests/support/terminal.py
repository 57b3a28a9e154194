"""Commands in a terminal of their own, as Linux and macOS have it."""

import contextlib
import os
import re
import select
import struct
import subprocess
import sys

from tests.support.processes import environment
from tests.support.project import ROOT

if sys.platform != "win32":
    import fcntl
    import pty
    import termios


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
        self.process.wait(timeout=60)
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
        self.process.wait(timeout=60)
        return self.unread.decode().replace("\r\n", "\n")

    def wait_for_enter(self):
        """Have what is typed arrive with Enter, as in a shell."""
        mode = termios.tcgetattr(self.controller)
        mode[3] |= termios.ICANON
        termios.tcsetattr(self.controller, termios.TCSANOW, mode)

    @property
    def waits_for_enter(self):
        return bool(termios.tcgetattr(self.controller)[3] & termios.ICANON)

    def type(self, text):
        os.write(self.controller, text.encode())
