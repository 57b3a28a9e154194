"""Nothing that the reader's code does stops the local server."""

import os
import shutil
import signal
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.processes import children, wait_for
from tests.support.servers import local, quick, send, serving

# What a page does, by its path.
PAGES = {
    "exit": "os._exit(3)",
    "crash": "ctypes.string_at(0)",
    "exec": "os.execv(sys.executable, [sys.executable, '-c', 'pass'])",
    "interrupt": "os.kill(os.getpid(), signal.SIGINT); time.sleep(9)",
    "sleep": "time.sleep(1000)",
    "stop": "os.kill(os.getpid(), signal.SIGSTOP)",
    "expression": "re.match('(a+)+$', 'a' * 60 + 'b')",
    "fork": "os.fork() and os._exit(5) or (time.sleep(2), os._exit(0))",
    "clock": "time.monotonic = lambda: 0; time.sleep(1000)",
}
HELLO = """\
import ctypes, gc, os, re, signal, sys, time


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
    with serving(quick(folder)) as server:
        server.folder = folder
        yield server


def ask_in_vain(server, path):
    with pytest.raises(OSError):
        server.get(path)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("exit", "Python exited with status 3"),
        ("crash", "Python was killed by SIGSEGV"),
        ("exec", "Python exited with status 0"),
        ("interrupt", "Python exited with status 0"),
        ("fork", "Python exited with status 5"),
        ("clock", "TimeLimitExceeded: took more than 1 seconds"),
        ("stop", "TimeLimitExceeded: took more than 1 seconds"),
        ("expression", "TimeLimitExceeded: took more than 1 seconds"),
    ],
)
def test_what_ended_the_server_is_shown_with_its_line_and_the_next_page_is_served(
    server, page, words
):
    place = f"hello.py, line {line_of(server.folder, PAGES[page])}, in my_app"
    ask_in_vain(server, f"/{page}")
    told = server.get("/")
    assert told.status == 500
    assert words in told.text and place in told.text
    assert "<summary>Request: an earlier one</summary>" in told.text
    console = server.log.partition(f"default: {place}")[2]
    assert words in console.split(" default: ")[0]  # in the same record
    assert server.get("/").text == "fine"


def test_what_ended_the_server_is_kept_for_its_reader(server):
    ask_in_vain(server, "/exit")
    for method, path, headers in (
        ("GET", "/", {"X-Forwarded-For": "192.0.2.1"}),
        ("HEAD", "/", {}),
        ("GET", "/favicon.ico", {}),
        ("GET", "/", {"Sec-Fetch-Dest": "style"}),
    ):
        other = server.get(path, method, headers=headers)
        assert "os._exit" not in other.text
    assert "os._exit" in server.get("/").text
    assert server.get("/").text == "fine"


@pytest.mark.measured
def test_code_that_closes_the_servers_socket_gets_a_new_server(start, folder):
    write_app(folder)
    code = """
for one in gc.get_objects():
    if type(one).__name__ == "Listener":
        os.dup2(os.open(os.devnull, os.O_RDWR), one.fileno())
"""
    (folder / "hello.py").write_text(HELLO.format(pages="") + code)
    server = start(quick(folder))
    server.wait_for_log("The server was restarted")
    assert "own socket was closed" in server.get("/").text


@pytest.mark.measured
def test_a_url_that_is_never_matched_to_the_end_is_ended(start, folder, handlers):
    handlers(
        "- url: /x\n  script: hello.my_app\n- url: /(a+)+\n  script: hello.my_app\n"
    )
    server = start(quick(folder))
    with pytest.raises(OSError):
        server.get("/" + "a" * 60 + "b")
    assert "took more than 1 seconds" in server.get("/x").text


@pytest.mark.measured
def test_code_that_takes_over_our_signal_is_ended_too(start, folder):
    write_app(folder)
    with (folder / "hello.py").open("a") as hello:
        hello.write("\nimport faulthandler\nfaulthandler.register(signal.SIGUSR1)\n")
    server = start(quick(folder))
    ask_in_vain(server, "/expression")
    assert "TimeLimitExceeded" in server.get("/").text


def test_the_next_save_undoes_what_the_code_did_to_python(start, folder):
    write_app(folder)
    right = (folder / "hello.py").read_text()
    path = '    path = environ["PATH_INFO"]'
    server = start(quick(folder))
    for number, code in enumerate(
        (
            "sys.stderr.close()",
            "sys.path.clear(); sys.meta_path.clear()",
            "sys.stdout.close()",
        )
    ):
        wrong = right.replace(path, f"    {code}; [][{number}:] or 1 / 0")
        (folder / "hello.py").write_text(wrong)
        assert "ZeroDivisionError" in server.get("/").text
        server.wait_for_log(f"[][{number}:] or 1 / 0")
        (folder / "hello.py").write_text(right)
        assert server.get("/").text == "fine"


def test_eight_pages_that_never_end_are_all_cut_off(server):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: ask_in_vain(server, "/stubborn"), range(8)))
    assert "TimeLimitExceeded" in server.get("/").text
    assert server.get("/").text == "fine"


def test_a_page_without_an_end_is_cut_off(server):
    assert server.get("/endless").text.startswith("more more")
    assert server.get("/").text == "fine"


def test_once_the_line_is_changed_the_next_page_is_served_at_once(start, folder):
    write_app(folder)
    server = start(quick(folder))
    ask_in_vain(server, "/exit")
    server.wait_for_log("The server was restarted")
    text = (folder / "hello.py").read_text().replace("os._exit(3)", "pass")
    (folder / "hello.py").write_text(text)
    assert server.get("/").text == "fine"


@pytest.mark.measured
def test_a_process_that_a_page_starts_keeps_no_visitor_waiting_and_no_port(
    start, folder
):
    write_app(folder)
    codes = (
        "os.system('sleep 9 &')",
        "os.fork()",
        "os.fork() or (time.sleep(9), os._exit(0))",
    )
    pages = (
        f"    if path == '/{number}': {code}; return [b'started']"
        for number, code in enumerate(codes)
    )
    (folder / "hello.py").write_text(HELLO.format(pages="\n".join(pages)))
    server = start(local(folder))
    for number in range(len(codes)):
        request = f"GET /{number} HTTP/1.1\r\nConnection: close\r\n\r\n"
        assert send(server.port, request.encode()).endswith(b"started")
        assert server.get("/").text == "fine"
    server.stop()
    socket.create_server(("127.0.0.1", server.port)).close()


@pytest.mark.measured
@pytest.mark.parametrize("full", [False, True], ids=["emptied", "full"])
def test_the_server_restarts_without_its_temporary_files(start, folder, tmp_path, full):
    write_app(folder)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    server = start(quick(folder, env={"TMPDIR": str(temporary)}))
    (notes,) = temporary.iterdir()
    shutil.rmtree(notes)
    if full:
        notes.mkdir()
        (notes / "end.json").symlink_to("/dev/full")
    ask_in_vain(server, "/exit")
    wait_for(lambda: server.get("/").text == "fine")
    server.wait_for_log("Python exited with status 3")


def test_a_server_that_is_stopped_while_it_restarts_stops(start, folder):
    write_app(folder)
    server = start(local(folder, script="tests/support/interrupted_server.py"))
    ask_in_vain(server, "/exit")
    assert server.process.wait(timeout=30) == 0
    assert "Exception ignored" not in server.log


@pytest.mark.measured
def test_if_the_file_at_fault_is_deleted_the_next_page_says_so(start, folder):
    write_app(folder)
    server = start(quick(folder))
    ask_in_vain(server, "/exit")
    server.wait_for_log("The server was restarted")
    (folder / "hello.py").unlink()
    assert "there is no hello.py" in server.get("/").text


def test_a_page_that_hangs_is_cut_off_with_one_request_at_a_time_too(start, folder):
    write_app(folder, threadsafe="false")
    server = start(quick(folder))
    ask_in_vain(server, "/sleep")
    assert "TimeLimitExceeded" in server.get("/").text
    assert server.get("/").text == "fine"


def test_a_module_that_ends_python_while_imported_is_named(start, folder):
    write_app(folder)
    (folder / "hello.py").write_text("import os\nos._exit(4)\n")
    server = start(quick(folder))
    server.wait_for_log("hello.py, line 2: Python exited")
    assert "hello.py, line 2: Python exited with status 4" in server.get("/").text
    write_app(folder)
    assert server.get("/").text == "fine"


@pytest.mark.measured
def test_a_server_that_ends_three_times_in_a_row_gives_up_and_says_why(start, folder):
    write_app(folder)
    server = start(quick(folder))
    killed = []
    for _ in range(3):
        kill_python(server, killed)
    assert server.process.wait(timeout=60) == 1
    assert "Python was killed by SIGKILL, 3 times; mend the code, and" in server.log


def test_code_that_was_saved_gets_another_chance(start, folder):
    write_app(folder)
    server = start(quick(folder))
    killed = []
    for _ in range(4):
        with (folder / "hello.py").open("a") as code:
            code.write("\n")
        kill_python(server, killed)
    wait_for(lambda: server.get("/").text == "fine")


def kill_python(server, killed):
    """Kill the process that runs the code, once it isn't one of those killed before."""
    wait_for(lambda: children(server.process.pid) not in ([], killed[-1:]))
    killed += children(server.process.pid)
    os.kill(killed[-1], signal.SIGKILL)
