"""Nothing that the reader's code does, and no pause, stops the local server."""

import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.conftest import ROOT
from tests.servers import Server, ask, wait_for

QUICK = "tests/sockets/quick_server.py"  # a page has 1 second, and 0.5 to end

# What a page does, by its path.
PAGES = {
    "exit": "os._exit(3)",
    "crash": "ctypes.string_at(0)",
    "kill": "os.kill(os.getpid(), signal.SIGKILL)",
    "abort": "os.abort()",
    "exec": "os.execv(sys.executable, [sys.executable, '-c', 'pass'])",
    "interrupt": "os.kill(os.getpid(), signal.SIGINT); time.sleep(9)",
    "sleep": "time.sleep(1000)",
    "deadlock": "lock = threading.Lock(); lock.acquire(); lock.acquire()",
    "socket": "socket.create_connection(server.getsockname()).recv(1)",
    "stop": "os.kill(os.getpid(), signal.SIGSTOP)",
    "expression": "re.match('(a+)+$', 'a' * 60 + 'b')",
    "fork": "os.fork() and os._exit(5) or (time.sleep(2), os._exit(0))",
    "clock": "time.monotonic = lambda: 0; time.sleep(1000)",
}
HELLO = """\
import ctypes, gc, os, re, signal, socket, sys, threading, time

server = socket.create_server(("127.0.0.1", 0))


def my_app(environ, start_response):
    path = environ["PATH_INFO"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    if path == "/": return [b"fine"]
    if path == "/endless": return endless()
    if path == "/stubborn":
        while True:
            try: time.sleep(0.1)
            except: pass
{pages}


def endless():
    while True: yield b"more "
"""


def write_app(folder, threadsafe="true"):
    (folder / "app.yaml").write_text(
        f"runtime: python313\nthreadsafe: {threadsafe}\n"
        "handlers:\n- url: /.*\n  script: hello.my_app\n"
    )
    lines = (f'    if path == "/{name}": {code}' for name, code in PAGES.items())
    (folder / "hello.py").write_text(HELLO.format(pages="\n".join(lines)))


def line_of(folder, code):
    lines = (folder / "hello.py").read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if code in line)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """One server for all that ends it, since it starts again each time."""
    folder = tmp_path_factory.mktemp("app")
    write_app(folder)
    server = Server(ROOT, folder / "log", folder, program=QUICK)
    server.folder = folder
    yield server
    server.stop()


def ask_in_vain(server, path):
    with pytest.raises(OSError):
        server.get(path)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("exit", "this ended Python (exit status 3)"),
        ("crash", "this ended Python (signal SIGSEGV)"),
        ("abort", "this ended Python (signal SIGABRT)"),
        ("kill", "this ended Python (signal SIGKILL)"),
        ("exec", "this ended Python (exit status 0)"),
        ("interrupt", "this ended Python (exit status 0)"),
        ("sleep", "TimeLimitExceeded: took more than 1 seconds"),
        ("fork", "this ended Python (exit status 5)"),
        ("deadlock", "TimeLimitExceeded: took more than 1 seconds"),
        ("clock", "TimeLimitExceeded: took more than 1 seconds"),
        ("socket", "TimeLimitExceeded: took more than 1 seconds"),
        ("stop", "TimeLimitExceeded: took more than 1.5 seconds"),
        ("expression", "TimeLimitExceeded: took more than 1.5 seconds"),
    ],
)
def test_what_ends_the_server_is_told_with_its_line_and_the_next_page_is_served(
    server, page, words
):
    place = f"hello.py, line {line_of(server.folder, PAGES[page])}, in my_app"
    ask_in_vain(server, f"/{page}")
    told = server.get("/")
    assert told.status == 500
    assert words in told.text and place in told.text
    console = server.log.partition(f"default: {place}")[2]
    assert words in console.split(" default: ")[0]  # in the same record
    assert server.get("/").text == "fine"


def test_once_the_code_has_closed_the_servers_own_socket_it_starts_again(start, folder):
    write_app(folder)
    code = """
for one in gc.get_objects():
    if type(one).__name__ == "Listener":
        os.dup2(os.open(os.devnull, os.O_RDWR), one.fileno())
"""
    (folder / "hello.py").write_text(HELLO.format(pages="") + code)
    server = start(folder, program=QUICK)
    wait_for(lambda: "The server was started again" in server.log)
    assert "own socket was closed" in server.get("/").text


@pytest.mark.parametrize(
    "code",
    [
        "sys.stderr.close(); 1 / 0",
        "sys.path.clear(); sys.meta_path.clear(); 1 / 0",
        "sys.stdout.close(); 1 / 0",
    ],
)
def test_what_the_code_does_to_python_is_over_with_the_next_save(start, folder, code):
    write_app(folder)
    right = (folder / "hello.py").read_text()
    path = '    path = environ["PATH_INFO"]'
    (folder / "hello.py").write_text(right.replace(path, f"    {code}"))
    server = start(folder, program=QUICK)
    assert "ZeroDivisionError" in server.get("/").text
    assert "ZeroDivisionError" in server.log
    (folder / "hello.py").write_text(right)
    assert server.get("/").text == "fine"


def test_eight_pages_that_wait_for_good_are_all_ended(server):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: ask_in_vain(server, "/stubborn"), range(8)))
    assert "TimeLimitExceeded" in server.get("/").text
    assert server.get("/").text == "fine"


def test_a_page_that_goes_on_for_ever_is_cut_off(server):
    assert server.get("/endless").text.startswith("more more")
    assert server.get("/").text == "fine"


def test_once_the_line_is_changed_the_next_page_is_served_at_once(start, folder):
    write_app(folder)
    server = start(folder, program=QUICK)
    ask_in_vain(server, "/exit")
    wait_for(lambda: "The server was started again" in server.log)
    text = (folder / "hello.py").read_text().replace("os._exit(3)", "pass")
    (folder / "hello.py").write_text(text)
    assert server.get("/").text == "fine"


def test_once_the_file_at_fault_is_gone_that_is_told(start, folder):
    write_app(folder)
    server = start(folder, program=QUICK)
    ask_in_vain(server, "/exit")
    wait_for(lambda: "The server was started again" in server.log)
    (folder / "hello.py").unlink()
    assert "there is no hello.py" in server.get("/").text


def test_with_one_request_at_a_time_a_page_that_waits_is_ended_too(start, folder):
    write_app(folder, threadsafe="false")
    server = start(folder, program=QUICK)
    ask_in_vain(server, "/sleep")
    assert "TimeLimitExceeded" in server.get("/").text
    assert server.get("/").text == "fine"


def test_a_module_that_ends_python_ends_no_more_than_its_own_pages(start, folder):
    write_app(folder)
    (folder / "hello.py").write_text("import os\nos._exit(4)\n")
    server = start(folder, program=QUICK)
    wait_for(lambda: "hello.py, line 2: this ended Python" in server.log)
    assert "hello.py, line 2: this ended Python (exit status 4)" in server.get("/").text
    write_app(folder)
    assert server.get("/").text == "fine"


def test_a_server_that_ends_again_and_again_stops_with_its_reason(start, folder):
    write_app(folder)
    server = start(folder, program=QUICK)
    killed = []

    def has_new_child():
        return children(server.process.pid) not in ([], killed[-1:])

    for _ in range(3):
        wait_for(has_new_child)
        killed += children(server.process.pid)
        os.kill(killed[-1], signal.SIGKILL)
    assert server.process.wait(timeout=10) == 1
    assert "this ended Python (signal SIGKILL), 3 times; giving up" in server.log


@pytest.mark.parametrize("whom", ["parent", "both"])
def test_a_pause_ends_nothing(start, folder, whom):
    write_app(folder)
    server = start(folder, program=QUICK)
    server.get("/")
    processes = [server.process.pid]
    if whom == "both":
        processes += children(server.process.pid)
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    time.sleep(2)  # more than a server may give no sign of life
    for process in processes:
        os.kill(process, signal.SIGCONT)
    time.sleep(0.5)
    assert server.get("/").text == "fine"
    assert "again" not in server.log


@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL])
def test_when_the_terminal_closes_no_process_is_left(start, folder, how):
    (folder / "app.yaml").write_text(
        "runtime: python27\nhandlers:\n- url: /.*\n  script: hello.py\n"
    )
    (folder / "hello.py").write_text(
        "import os\nopen('pid', 'w').write(str(os.getpid()))\nwhile True: pass\n"
    )
    server = start(folder)
    with socket.create_connection(("localhost", server.port)) as visitor:
        visitor.sendall(b"GET / HTTP/1.0\r\n\r\n")
        wait_for(lambda: (folder / "pid").exists() and (folder / "pid").read_text())
        script = int((folder / "pid").read_text())
        processes = [*children(server.process.pid), script]
        server.process.send_signal(how)
        assert server.process.wait(timeout=10) == (-9 if how == signal.SIGKILL else 0)
    wait_for(lambda: not any(map(is_running, processes)))


def test_a_breakpoint_waits_for_as_long_as_one_thinks(folder):
    write_app(folder)
    text = (folder / "hello.py").read_text()
    path = 'path = environ["PATH_INFO"]'
    (folder / "hello.py").write_text(text.replace(path, f"{path}; breakpoint()"))
    with Terminal(QUICK, folder, "--port", "0") as terminal:
        port = int(terminal.read_until(r"http://localhost:(\d+)")[1])
        with ThreadPoolExecutor(1) as pool:
            page = pool.submit(ask, port, "GET", "/")
            terminal.read_until(r"\(Pdb\) ")
            time.sleep(2)  # more than a page may take
            terminal.type("path\n")
            terminal.read_until(r"'/'\r\n\(Pdb\) ")
            terminal.type("continue\n")
            assert page.result(timeout=10).text == "fine"


def children(pid):
    """The numbers of a process's children."""
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return list(map(int, file.read().split()))


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, *arguments):
        self.controller, terminal = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            cwd=ROOT,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
        )
        os.close(terminal)
        self.shown = ""

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait(timeout=10)
        os.close(self.controller)

    def read_until(self, pattern):
        """Read on until the screen shows something; return the match."""
        while not (match := re.search(pattern, self.shown)):
            self.shown += os.read(self.controller, 65536).decode()
        self.shown = self.shown[match.end() :]
        return match

    def type(self, text):
        os.write(self.controller, text.encode())
