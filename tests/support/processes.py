"""Other processes: what they are doing, and waiting until they do it."""

import os
import re
import sys
import time
from pathlib import Path


def wait_for(condition, seconds=30, why=lambda: ""):
    """Wait until condition() is true, and return it.

    Fails after so many seconds, with what why() says.
    """
    end = time.monotonic() + seconds
    while not (result := condition()):
        assert time.monotonic() < end, why()
        time.sleep(0.002)
    return result


# The tests themselves need PYTHONUTF8 on Windows; the commands don't get it.
AS_USUAL = {"PYTHONUTF8": None, "PYTHONIOENCODING": "utf-8"}


def environment(changes):
    """This process's environment variables with changes; None leaves one out."""
    usual = AS_USUAL if sys.platform == "win32" else {}
    env = {**os.environ, **usual, **changes}
    return {name: value for name, value in env.items() if value is not None}


def children(pid):
    """The ids of a process's children; none if it has ended. Source: proc(5)."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return []
    return list(map(int, text.split()))


def family(pid):
    """The process and all below it."""
    if not Path(f"/proc/{pid}").exists():
        return []
    return [pid, *(one for child in children(pid) for one in family(child))]


def is_running(pid):
    """Whether a process has not ended yet; a zombie has."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def open_files(pid):
    """How many files a process has open."""
    return len(os.listdir(f"/proc/{pid}/fd"))


def memory_of(pid, field="VmRSS"):
    """The KB that a process has in memory; VmHWM is the most it had (proc(5))."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(rf"{field}:\s+(\d+) kB", status)[1])
