"""Times and ratios: whatever is compared runs side by side, in turns."""

import io
import os
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.support.processes import family

ROUNDS = 5
PATH, QUERY = "/temperature", "cel_temp=30"
URL = f"{PATH}?{QUERY}"


def ratio(first, second, rounds=ROUNDS):
    """The median of first() / second(), each called once a round, by turns."""
    return statistics.median(
        one / other for one, other in by_turns(first, second, rounds)
    )


def by_turns(first, second, rounds=ROUNDS):
    """What first() and second() give, each called once a round and first in turn."""
    pairs = []
    for number in range(rounds):
        if number % 2:
            one, other = first(), second()
        else:
            other, one = second(), first()
        pairs.append((one, other))
    return pairs


def environ(path=PATH, query=QUERY):
    """A GET request as a server hands it on."""
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8080",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost:8080",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


def seconds(app, path=PATH, query=QUERY, requests=1000):
    """How long the app takes for these requests, in-process."""

    def start_response(status, headers, exc_info=None):
        assert status == "200 OK", status

    def answer():
        body = app(environ(path, query), start_response)
        for _ in body:
            pass
        if hasattr(body, "close"):
            body.close()

    for _ in range(requests // 10):
        answer()
    start = time.perf_counter()
    for _ in range(requests):
        answer()
    return time.perf_counter() - start


@dataclass(frozen=True)
class Load:
    """What a server does for wrk: pages a second, and CPU time for one of them."""

    pages_a_second: float
    microseconds_a_page: float


def load(server, connections, seconds=2):
    """Have wrk ask a Server. Raises if one answer is wrong."""
    pid = server.process.pid
    before = cpu_seconds(pid)
    # Beside a server on the first core, wrk has the others to itself.
    others = sorted(os.sched_getaffinity(0) - {0}) or [0]
    free = others if len(os.sched_getaffinity(pid)) == 1 else [0, *others]
    command = ["taskset", "-c", ",".join(map(str, free))]
    command += ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s"]
    command += [f"http://127.0.0.1:{server.port}{URL}"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in output and "Socket errors" not in output, output
    pages = int(re.search(r"(\d+) requests in", output)[1])
    cpu = cpu_seconds(pid) - before
    return Load(
        float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), cpu / pages * 1e6
    )


def cpu_seconds(pid):
    """CPU time of a process and those that it started. Source: proc(5), stat."""
    ticks = 0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])  # utime, stime
    return ticks / os.sysconf("SC_CLK_TCK")


def python_seconds(code, folder):
    """How many seconds a Python of its own counts for the code, after its start."""
    clock = "import time; start = time.perf_counter()"
    timed = f"{clock}; {code}; print(time.perf_counter() - start)"
    command = [sys.executable, "-c", timed]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True
    )
    return float(done.stdout)
