"""Wears the servers out for as long as it is told: `make soak SECONDS=600`.

The local server is attacked, saved to, killed, paused and asked for pages that hang,
while ordinary visitors come; production's server is attacked. It ends in figures, and
with status 1 where one of them is wrong.
"""

import argparse
import random
import re
import sys
import time

from tests.soak import attacks, trouble
from tests.soak.figures import Figures, memory, processes_in, settled_memory
from tests.soak.jobs import run_until
from tests.soak.visitors import Saver, Visitor
from tests.support.project import copy_of_first_app
from tests.support.servers import online, quick, seconds_to_first_page, serving

ATTACKERS = 4
VISITORS = 4
WARM_UP = 8  # seconds
MORE_MEMORY = 15  # megabytes that Python may keep for the next time


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=300, help="for both together")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    # Nobody kills production's server here, so it shows in less time what it can do.
    local = soak_local(0.8 * options.seconds, options.seed)
    online = soak_online(0.2 * options.seconds, options.seed)
    wrong = [*local.wrong(MORE_MEMORY), *online.wrong(MORE_MEMORY)]
    print("\n".join(wrong) or "nothing was wrong")
    sys.exit(1 if wrong else 0)


def soak_local(seconds, seed):
    figures = Figures("local server")
    with copy_of_first_app() as folder:
        trouble.add_to(folder)
        with serving(quick(folder), folder.parent) as server:
            seconds_to_first_page(server)
            port, pid = server.port, server.process.pid
            jobs = [
                *(Visitor(port, figures).visit for _ in range(VISITORS)),
                Saver(port, folder, figures).save,
                *attackers(port, [*attacks.QUICK, *attacks.SLOW], seed, figures),
            ]
            maker = trouble.Maker(port, pid, random.Random(seed), figures)
            run_until(time.monotonic() + WARM_UP, jobs)
            figures.memory_before = memory(pid)
            run_until(time.monotonic() + seconds, [*jobs, maker.make])
            figures.memory_after = settled_memory(pid, figures.memory_before)
        figures.processes_left = processes_in(folder.parent)
        text = server.log
        figures.restarts = text.count("The server was restarted")
        figures.server_errors = re.findall("^ERROR.*waitress.*(?:\n.*){30}", text, re.M)
    print(figures)
    return figures


def soak_online(seconds, seed):
    figures = Figures("production")
    with copy_of_first_app() as folder:
        trouble.add_to(folder)
        with serving(online(folder)) as server:
            seconds_to_first_page(server)
            port, pid = server.port, server.process.pid
            jobs = [
                *(Visitor(port, figures).visit for _ in range(VISITORS)),
                *attackers(port, [*attacks.QUICK, *attacks.SLOW], seed, figures),
            ]
            run_until(time.monotonic() + WARM_UP, jobs)
            figures.memory_before = memory(pid)
            run_until(time.monotonic() + seconds, jobs)
            figures.memory_after = settled_memory(pid, figures.memory_before)
    print(figures)
    return figures


def attackers(port, choice, seed, figures):
    return [
        attacks.Attacker(
            port, choice, random.Random(f"{seed} {number}"), figures
        ).attack
        for number in range(ATTACKERS)
    ]


if __name__ == "__main__":
    main()
