"""Notes each thread's stack in a file, for when the reader's code ends Python."""

import faulthandler
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

# Audit events of calls that end a process without running Python's cleanup.
ENDING = ("os.kill", "os.killpg", "os.exec")


class StackNotes:
    """The file at `path`. exit: Python's own os._exit()."""

    def __init__(self, path: Path) -> None:
        self.process = os.getpid()
        self.exit = os._exit
        self.ending = False
        # faulthandler writes to the descriptor, so it has to stay open.
        self.file = path.open("wb", buffering=0)

    def start(self) -> None:
        """Write the stacks from now on when Python crashes, or just before it ends."""
        faulthandler.enable(self.file)
        sys.addaudithook(self.audit)
        os._exit = self.exit_with_note

    @property
    def size(self) -> int:
        return os.fstat(self.file.fileno()).st_size

    def clear(self) -> None:
        """Remove what was written, unless the process is about to end."""
        if not self.ending:
            os.ftruncate(self.file.fileno(), 0)
            os.lseek(self.file.fileno(), 0, os.SEEK_SET)

    def end_after(self, seconds: float) -> None:
        """End the process after so many seconds, unless this is called again before.

        The stacks are written first. That doesn't need Python's lock, which a regular
        expression that never ends keeps.
        """
        faulthandler.dump_traceback_later(seconds, file=self.file, exit=True)

    def end_never(self) -> None:
        """Take back what end_after() said."""
        faulthandler.cancel_dump_traceback_later()

    def end_at_signal(self) -> None:
        """Have SIGUSR1 end the process, after writing the stacks.

        That doesn't need Python's lock either. A timer would also fire when a suspended
        process is resumed, and reading the stacks of running threads can crash it.
        """
        if sys.platform != "win32":
            faulthandler.register(signal.SIGUSR1, self.file, chain=True)

    def exit_with_note(self, status: int) -> NoReturn:
        """Replace os._exit(): write the stack first."""
        self.ending = True
        self.write_stack()
        self.exit(status)

    def audit(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in ENDING:
            self.write_stack()

    audit.__cantrace__ = True  # type: ignore[attr-defined] # lets debuggers stop there

    def write_stack(self) -> None:
        """Write this thread's stack to the file, except in a forked process."""
        if os.getpid() == self.process:
            faulthandler.dump_traceback(self.file, all_threads=False)
