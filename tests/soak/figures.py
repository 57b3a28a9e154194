"""What a soak counts, and which figures are wrong."""

import re
import threading
import time
from collections import Counter
from pathlib import Path

from tests.support.processes import family

SETTLE = 5  # seconds until what is left over has to be gone


class Figures:
    """The figures of one server; its counts may be raised from any thread."""

    def __init__(self, name):
        self.name = name
        self.counts = Counter()
        self.examples = {}
        self.lock = threading.Lock()
        self.memory_before = self.memory_after = 0.0  # megabytes
        self.restarts = self.processes_left = 0
        self.server_errors = []  # what waitress logged

    def count(self, what, example=""):
        with self.lock:
            self.counts[what] += 1
            if example:
                self.examples.setdefault(what, example)

    def wrong(self, more_memory):
        """Say in lines which figures are wrong."""
        for what in ("stale", "wrong pages", "wrong 5xx", "refused"):
            if self.counts[what]:
                yield f"{self.name}: {self.counts[what]} {what}: {self.examples[what]}"
        if self.processes_left:
            yield f"{self.name}: {self.processes_left} processes left"
        if self.server_errors:
            first = self.server_errors[0]
            yield f"{self.name}: {len(self.server_errors)} errors of waitress: {first}"
        if self.memory_after > self.memory_before + more_memory:
            yield f"{self.name}: memory grew"

    def __str__(self):
        counts = ", ".join(f"{n:,} {what}" for what, n in sorted(self.counts.items()))
        return (
            f"{self.name}: {counts}; {self.restarts} restarts, "
            f"{self.processes_left} processes left, {len(self.server_errors)} errors of waitress; "
            f"{self.memory_before:.1f} MB before, {self.memory_after:.1f} MB after"
        )


def memory(pid):
    """The memory that a process and all below it have to themselves, in megabytes."""
    total = 0
    for one in family(pid):
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        total += sum(map(int, re.findall(r"^Private_\w+:\s+(\d+)", text, re.MULTILINE)))
    return total / 1000


def settled_memory(pid, before):
    """The memory once it is no more than before, or after a while anyway."""
    end = time.monotonic() + SETTLE
    while (now := memory(pid)) > before and time.monotonic() < end:
        time.sleep(0.5)
    return now


def processes_in(folder):
    """How many processes have the folder in their command line."""
    found = 0
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += str(folder).encode() in path.read_bytes()
        except OSError:
            continue
    return found
