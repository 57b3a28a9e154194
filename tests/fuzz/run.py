"""Attacks the local server and gunicorn for a while: `make fuzz`.

Meanwhile an ordinary visitor has to be answered, and a save has to show. Afterwards the
servers have to have in use what they had before.
"""

import argparse
import random
import socket
import threading
import time
from collections import Counter

from tests.fuzz import attacks
from tests.fuzz.watching import Reader, Visitor, in_use, worker_of
from tests.serving import LOCAL, ROUTED, copy_of_first_app, serving

ATTACKERS = 8
WARM_UP = 10  # seconds
MORE_MEGABYTES = 10  # that Python may keep for the next time
SETTLE = 20  # seconds until what is left over has to be gone


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=300, help="for both together")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    seconds = options.seconds / 2
    with copy_of_first_app() as folder:
        log = folder.parent / "log"
        with serving(LOCAL, "/", folder, log) as (port, process, _):
            every = [*attacks.QUICK, *attacks.SLOW]
            fuzz("local server", port, process, every, seconds, options.seed, folder)
        # gunicorn logs one whenever a visitor hangs up; here it is an error of ours.
        assert "Traceback (most recent call last)" not in log.read_text("latin-1")
    with serving(ROUTED, "/") as (port, process, _):
        fuzz("gunicorn", port, process, attacks.QUICK, seconds, options.seed)
    print("both answered throughout")


def fuzz(name, port, process, choice, seconds, seed, folder=None):
    """Raise if a visit or a save fails, or something is left in use in the end."""
    visitor = Visitor(port)
    reader = Reader(port, folder) if folder else None
    counts = Counter()
    jobs = [
        visitor.visit,
        *([reader.save] if reader else []),
        *(
            attacker(port, choice, random.Random(f"{seed} {number}"), counts)
            for number in range(ATTACKERS)
        ),
    ]
    # Python keeps some of the memory that it once had, so all is met before it counts.
    visitors = [Visitor(port).visit for _ in range(16)]  # for all of gunicorn's threads
    run_until(time.monotonic() + WARM_UP / 2, [*visitors, *jobs])
    run_until(time.monotonic() + WARM_UP / 2, jobs)
    time.sleep(1)
    pid = worker_of(process.pid)
    before = in_use(pid)
    run_until(time.monotonic() + seconds, jobs)
    after = settled(pid, before)
    print(
        f"{name}: {sum(counts.values()):,} attacks, {visitor.visits:,} visits, "
        f"the slowest {visitor.slowest:.2f} s; {reader.saves if reader else 0:,} saves\n"
        f"  before: {before}\n  after:  {after}"
    )
    assert counts.keys() == {attack.__name__ for attack in choice}
    assert after.threads <= before.threads and after.files <= before.files
    assert after.megabytes <= before.megabytes + MORE_MEGABYTES


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
    """Do each job over and over in a thread of its own. Raises what went wrong in one."""
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
    if failures:
        raise failures[0]


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
