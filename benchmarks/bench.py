"""How fast it is, each figure a ratio to something run beside it: `make bench`."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from benchmarks import comparisons as compare
from benchmarks import growth
from benchmarks.saving import extra_milliseconds_after_a_save
from tests.support.project import FIRST_APP
from tests.support.servers import (
    FLASK_DEBUG,
    FLASK_ON_GUNICORN,
    GUNICORN,
    LOCAL,
    Program,
    bring_loopback_up,
    online,
)

ONLINE = online(FIRST_APP)


@dataclass(frozen=True)
class Row:
    """A line of the table: `target` is the most, or with `least` the least, to be."""

    what: str
    beside: str
    target: float
    measure: Callable[[], float | tuple[float, str]]  # the figure, and a note on it
    least: bool = False
    google: bool = False  # whether it takes Google's dev_appserver.py

    @property
    def bound(self):
        return f"at {'least' if self.least else 'most'} {self.target:.3g}"

    def is_met(self, figure):
        return figure >= self.target if self.least else figure <= self.target

    def is_far_off(self, figure):
        """Whether a figure is worse than the target by more than a fifth."""
        if self.least:
            return figure < 0.8 * self.target
        return figure > 1.2 * self.target


# The app online, at these many connections: on all cores, then on one of its own.
ONLINE_ROWS = [
    Row(
        f"pages a second online, {connections} connections{cores}",
        beside,
        target,
        partial(compare.throughput, pin(ONLINE), pin(other), connections),
        least=True,
    )
    for cores, pin in (("", lambda program: program), (", 1 core", Program.on_one_core))
    for beside, other, targets in (
        ("gunicorn temperature:my_app", GUNICORN, {4: 1.05, 64: 1.3}),
        ("the Flask page, under gunicorn", FLASK_ON_GUNICORN, {4: 1.25, 64: 1.25}),
    )
    for connections, target in targets.items()
]
LOCAL_ROWS = [
    Row(
        f"pages a second here, {connections} connection{'s' * (connections > 1)}",
        "flask run --debug",
        1.8,
        partial(compare.throughput, LOCAL, FLASK_DEBUG, connections),
        least=True,
    )
    for connections in (1, 4)
]
ROWS = [
    Row(
        "a request through the handlers, in-process",
        "the same my_app called directly",
        1.10,
        compare.router_and_app,
    ),
    Row(
        "the temperature page, in-process",
        "the same page in Flask",
        0.75,
        compare.page_and_flask,
    ),
    *ONLINE_ROWS,
    *LOCAL_ROWS,
    Row(
        "pages a second here, 4 connections",
        "Google's dev_appserver.py",
        3,
        compare.local_and_google,
        least=True,
        google=True,
    ),
    Row(
        "from the command to the first page",
        "Google's dev_appserver.py",
        1 / 15,
        compare.first_page_and_google,
        google=True,
    ),
    Row(
        "from the command to the first page",
        "flask run",
        1.5,
        compare.first_page_and_flask,
    ),
    Row(
        "from the command to the first page",
        "flask run --debug",
        0.75,
        compare.first_page_and_flask_debug,
    ),
    Row(
        "import of the app online (a cold start)",
        "import of the Flask page",
        1,
        compare.imports,
    ),
    Row("memory after 10,000 requests", "after 1,000", 1.02, compare.memory),
    Row(
        "a save to the new page, 200 trials: ms",
        "a request without a save",
        50,
        extra_milliseconds_after_a_save,
    ),
    Row(
        "the local server's router, in-process",
        "the same my_app called directly",
        2,
        compare.local_router_and_app,
    ),
]


def main():
    sys.path.append(str(FIRST_APP))
    os.environ["GAE_ENV"] = "localdev"
    # As on most machines, modules are compiled once.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if not shutil.which("wrk"):
        sys.exit("No wrk here, which sends the requests: apt-get install wrk")
    google = "BESIDE_GOOGLE" in os.environ
    if google:
        bring_loopback_up()
    wanted = sys.argv[1:]
    rows = [
        row
        for row in ROWS
        if not wanted or any(word in f"{row.what} {row.beside}" for word in wanted)
    ]
    print(f"{'what':44} {'beside':33} {'figure':>7}  target")
    far_off = [row for row in rows if report(row, google)]
    if not wanted:
        growth.report()
    if far_off:
        names = "; ".join(f"{row.what}, beside {row.beside}" for row in far_off)
        sys.exit(f"\nWorse than the target by more than a fifth: {names}")


def report(row, google):
    """Measure and print a row; return whether its figure is far off the target."""
    start = f"{row.what:44} {row.beside:33}"
    if row.google and not google:
        print(f"{start} {'-':>7}  {row.bound}: not on this machine")
        return False
    measured = row.measure()
    figure, note = measured if isinstance(measured, tuple) else (measured, "")
    missed = "" if row.is_met(figure) else ": MISSED"
    print(f"{start} {figure:7.3f}  {row.bound}{missed}  {note}".rstrip(), flush=True)
    return row.is_far_off(figure)


if __name__ == "__main__":
    main()
