"""How fast it is, each figure a ratio to something run beside it: `make bench`."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import comparisons as compare
from benchmarks import growth
from benchmarks.saving import extra_milliseconds_after_a_save
from tests.conftest import ROOT
from tests.everywhere.google import bring_loopback_up


@dataclass(frozen=True)
class Row:
    """A line of the table: `reach` is the most, or with `least` the least, to be."""

    what: str
    beside: str
    reach: float
    measure: Callable[[], float]
    least: bool = False
    google: bool = False  # whether it takes Google's dev_appserver.py

    def holds(self, figure):
        return figure >= self.reach if self.least else figure <= self.reach


ROWS = [
    Row(
        "a request through the router, in-process",
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
    Row(
        "pages a second, the local server",
        "flask run --debug",
        2.5,
        compare.local_and_flask,
        least=True,
    ),
    Row(
        "pages a second, the local server",
        "Google's dev_appserver.py",
        5,
        compare.local_and_google,
        least=True,
        google=True,
    ),
    Row(
        "pages a second, gunicorn main:app",
        "gunicorn temperature:my_app",
        0.95,
        compare.gunicorns,
        least=True,
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
        0.5,
        compare.first_page_and_flask,
    ),
    Row(
        "from the command to the first page",
        "flask run --debug",
        0.5,
        compare.first_page_and_flask_debug,
    ),
    Row(
        "import of main.app (a cold start)",
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
    sys.path.append(str(ROOT / "first_app"))
    os.environ["GAE_ENV"] = "localdev"
    # As on most machines, modules are compiled once.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if not shutil.which("wrk"):
        sys.exit("No wrk here, which sends the requests: apt-get install wrk")
    google = "BESIDE_GOOGLE" in os.environ
    if google:
        bring_loopback_up()
    wanted = sys.argv[1:]
    print(f"{'what':40} {'beside':34} {'figure':>7}  reach")
    for row in ROWS:
        if wanted and not any(word in f"{row.what} {row.beside}" for word in wanted):
            continue
        bound = f"at {'least' if row.least else 'most'} {row.reach:.3g}"
        if row.google and not google:
            print(
                f"{row.what:40} {row.beside:34} {'-':>7}  {bound}: not on this machine"
            )
            continue
        figure = row.measure()
        note = "" if row.holds(figure) else ": MISSED"
        print(f"{row.what:40} {row.beside:34} {figure:7.3f}  {bound}{note}", flush=True)
    if not wanted:
        growth.report()


if __name__ == "__main__":
    main()
