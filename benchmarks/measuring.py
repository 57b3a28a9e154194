"""Times and ratios: whatever is compared runs side by side, in turns."""

import io
import re
import statistics
import subprocess
import sys
import time

ROUNDS = 5
PATH, QUERY = "/temperature", "cel_temp=30"
URL = f"{PATH}?{QUERY}"


def ratio(first, second, rounds=ROUNDS):
    """The median of first() / second(), each called once a round, by turns."""
    ratios = []
    for number in range(rounds):
        if number % 2:
            one, other = first(), second()
        else:
            other, one = second(), first()
        ratios.append(one / other)
    return statistics.median(ratios)


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


def pages_a_second(url, connections=4, duration=2):
    """What wrk gets from a server. Raises if any answer is an error."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{duration}s", url]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in output and "Socket errors" not in output, output
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1])


def python_seconds(code, folder):
    """How many seconds a Python of its own counts for the code, after its start."""
    clock = "import time; start = time.perf_counter()"
    timed = f"{clock}; {code}; print(time.perf_counter() - start)"
    command = [sys.executable, "-c", timed]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def memory_of(pid, field="VmRSS"):
    """The KB that a process has in memory; VmHWM is the most it had (proc(5))."""
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(rf"{field}:\s+(\d+) kB", status.read())[1])
