"""Attacks the local server and gunicorn for a while: `make fuzz`.

Meanwhile an ordinary visitor has to be answered, and a save has to show. Afterwards the
servers have to have in use what they had before.
"""

import argparse
import random
import shutil
import socket
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from tests.conftest import ROOT
from tests.fuzz import attacks
from tests.fuzz.watching import Reader, Visitor, in_use, worker_of
from tests.serving import LOCAL, ROUTED, serving

ATTACKERS = 12
MORE_MEGABYTES = 10  # that Python may keep for the next time
SETTLE = 20  # seconds until what is left over has to be gone


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=300, help="for both together")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    seconds = options.seconds / 2
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(shutil.copytree(ROOT / "first_app", Path(parent) / "first_app"))
        with serving(LOCAL, "/", folder) as (port, process, _):
            every = [*attacks.QUICK, *attacks.SLOW]
            fuzz("local server", port, process, every, seconds, options.seed, folder)
    with serving(ROUTED, "/") as (port, process, _):
        fuzz("gunicorn", port, process, attacks.QUICK, seconds, options.seed)
    print("both answered throughout")


def fuzz(name, port, process, choice, seconds, seed, folder=None):
    """Raise if a visit or a save fails, or something is left in use in the end."""
    visitor = Visitor(port)
    reader = Reader(port, folder) if folder else None
    counts = Counter()
    warm_up(port, choice, seed)
    pid = worker_of(process.pid)
    before = in_use(pid)
    end = time.monotonic() + seconds
    jobs = [
        visitor.visit,
        *([reader.save] if reader else []),
        *(
            attacker(port, choice, random.Random(f"{seed} {number}"), counts)
            for number in range(ATTACKERS)
        ),
    ]
    failures = run_until(end, jobs)
    assert not failures, failures[0]
    after = settled(pid, before)
    print(
        f"{name}: {sum(counts.values()):,} attacks, {visitor.visits:,} visits, "
        f"the slowest {visitor.slowest:.2f} s; {reader.saves if reader else 0} saves\n"
        f"  before: {before}\n  after:  {after}"
    )
    assert visitor.visits and counts.keys() == {attack.__name__ for attack in choice}
    assert after.threads <= before.threads and after.files <= before.files
    assert after.megabytes <= before.megabytes + MORE_MEGABYTES


def warm_up(port, choice, seed):
    """Have each page asked for and each attack met once: Python keeps some memory."""
    visitors = [
        Visitor(port) for _ in range(16)
    ]  # so that gunicorn has all its threads
    failures = run_until(time.monotonic() + 2, [each.visit for each in visitors])
    assert not failures, failures[0]
    for attack in choice:
        for number in range(2):
            attack(random.Random(f"{seed} {number}"), connector(port))
    time.sleep(1)


def connector(port):
    return lambda: socket.create_connection(("127.0.0.1", port), timeout=5)


def attacker(port, choice, rng, counts):
    connect = connector(port)

    def attack():
        chosen = rng.choice(choice)
        chosen(rng, connect)
        counts[chosen.__name__] += 1

    return attack


def run_until(end, jobs):
    """Do each job over and over in a thread of its own; return what went wrong."""
    failures = []

    def repeat(job):
        while time.monotonic() < end and not failures:
            try:
                job()
            except Exception as error:
                failures.append(error)

    threads = [threading.Thread(target=repeat, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


def settled(pid, before):
    """What is in use once it is no more than before, or after a while anyway."""
    end = time.monotonic() + SETTLE
    while True:
        now = in_use(pid)
        gone = now.threads <= before.threads and now.files <= before.files
        if gone or time.monotonic() > end:
            return now
        time.sleep(0.2)


if __name__ == "__main__":
    main()
