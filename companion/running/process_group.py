"""Kills a process together with the processes that it has started."""

import contextlib
import os
import signal
import subprocess
import sys
from typing import Any


def kill(process: subprocess.Popen[Any]) -> None:
    """Kill a process and, if it has its own process group, its children."""
    # macOS refuses to signal a group in which every process has already ended.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        process.kill()
        if sys.platform != "win32":  # pragma: no branch (the tests run on Linux)
            os.killpg(process.pid, signal.SIGKILL)
