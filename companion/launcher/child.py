"""Runs commands beside the window, which never waits for them."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from companion.running.process_group import kill, start_in_group

ROOT = Path(__file__).parents[2]
END_GRACE = 3.0  # seconds
AT_ONCE = 200  # lines; a loop that prints neither stops the window nor fills memory

OnEnd = Callable[[int], object]


class Child:
    """One of the three commands. words: the command and its arguments.

    `poll` calls on_line with each line that it prints, and on_end with its exit status.
    """

    def __init__(
        self, words: Sequence[str], on_line: Callable[[str], object], on_end: OnEnd
    ) -> None:
        self.on_line, self.on_end = on_line, on_end
        self.process, self.lines = start_in_group(
            [sys.executable, str(ROOT / words[0]), *words[1:]],
            {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
            most=AT_ONCE,
            stderr=subprocess.STDOUT,
        )
        if "--stop_with_stdin" not in words and self.process.stdin:
            self.process.stdin.close()  # gcloud takes that for a yes

    def poll(self) -> bool:
        """Hand over what it has printed; return whether it goes on."""
        for _ in range(self.lines.qsize()):
            line = self.lines.get()
            if not line:
                self.on_end(self.process.returncode)
                return False
            self.on_line(line.rstrip("\n"))
        return True

    def end(self) -> None:
        """Have it end, and kill it if it doesn't."""
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(END_GRACE)
        kill(self.process)
