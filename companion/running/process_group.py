"""Starts a process in a group of its own, and kills it together with its children."""

import contextlib
import os
import signal
import subprocess
import sys
from typing import Any

# The arguments of Popen() for a process that Ctrl-C in the terminal doesn't reach. On
# Windows, what such a process starts isn't killed with it.
OWN_GROUP: dict[str, Any]
if sys.platform == "win32":
    OWN_GROUP = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
else:
    OWN_GROUP = {"start_new_session": True}


def kill(process: subprocess.Popen[Any]) -> None:
    """Kill a process and, if it has its own process group, its children."""
    # macOS refuses to signal a group in which every process has already ended.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        process.kill()
        if sys.platform != "win32":
            os.killpg(process.pid, signal.SIGKILL)
