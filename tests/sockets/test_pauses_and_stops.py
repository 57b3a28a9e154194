"""Pauses and breakpoints end nothing; once the server stops, no process is left."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.commands import running
from tests.support.processes import children, is_running, wait_for
from tests.support.servers import ask, local, quick
from tests.support.terminal import Terminal

# A page after which Python's debugger waits.
BREAKPOINT = """\
def my_app(environ, start_response):
    path = environ["PATH_INFO"]
    breakpoint()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"fine"]
"""
# A page that keeps Python's lock.
HANGS = """\
import re

def my_app(environ, start_response):
    open("started", "w").close()
    re.match("(a+)+$", "a" * 60 + "b")
"""
SCRIPT = """\
import os
open("pid.new", "w").write(str(os.getpid()))
os.rename("pid.new", "pid")
while True: pass
"""


def test_a_pause_ends_nothing(start, folder):
    server = start(quick(folder))
    server.get("/")
    parent = server.process.pid
    for processes in ([parent], [parent, *children(parent)]):
        for process in processes:
            os.kill(process, signal.SIGSTOP)
        time.sleep(1.6)  # more than a server may give no sign of life
        for process in processes:
            os.kill(process, signal.SIGCONT)
        time.sleep(0.3)  # in which nothing may happen
        assert server.get("/").status == 200
        assert "restarted" not in server.log


@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL])
def test_once_the_server_is_ended_no_process_is_left(start, folder, how):
    yaml = (folder / "app.yaml").read_text().replace("hello.my_app", "hello.py")
    (folder / "app.yaml").write_text(yaml)
    (folder / "hello.py").write_text(SCRIPT)
    server = start(local(folder))
    with socket.create_connection(("localhost", server.port)) as visitor:
        visitor.sendall(b"GET / HTTP/1.0\r\n\r\n")
        wait_for((folder / "pid").exists)
        script = int((folder / "pid").read_text())
        processes = [*children(server.process.pid), script]
        assert server.stop(how)[0] == (-9 if how == signal.SIGKILL else 0)
    wait_for(lambda: not any(map(is_running, processes)))


@pytest.mark.measured
def test_nohup_keeps_a_server_running(start, folder):
    with ignored(signal.SIGHUP):
        server = start(local(folder))
    for process in (server.process.pid, *children(server.process.pid)):
        os.kill(process, signal.SIGHUP)
    assert server.get("/").status == 200


@contextlib.contextmanager
def ignored(number):
    before = signal.signal(number, signal.SIG_IGN)
    yield
    signal.signal(number, before)


@pytest.mark.parametrize("milliseconds", range(0, 120, 30))
def test_ctrl_c_while_the_server_starts_is_silent(folder, milliseconds):
    with running(
        *("dev_appserver.py", folder, "--port", "0"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        wait_for(lambda: children(process.pid))
        time.sleep(milliseconds / 1000)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert "Traceback" not in errors and "Error" not in errors


def test_a_second_ctrl_c_ends_a_server_that_hangs(start, folder):
    (folder / "hello.py").write_text(HANGS)
    server = start(local(folder))
    processes = children(server.process.pid)
    with socket.create_connection(("localhost", server.port)) as visitor:
        visitor.sendall(b"GET / HTTP/1.0\r\n\r\n")
        wait_for((folder / "started").exists)
        server.process.send_signal(signal.SIGINT)
        time.sleep(0.2)  # in which the server can't end by itself
        assert server.stop(signal.SIGINT)[0] == 0
    assert not any(map(is_running, processes))


@pytest.mark.measured
def test_a_breakpoint_waits_as_long_as_you_think(folder):
    (folder / "hello.py").write_text(BREAKPOINT)
    with Terminal(*quick(folder).command[1:]) as terminal:
        port = int(terminal.read_until(r"http://localhost:(\d+)")[1])
        with ThreadPoolExecutor(1) as pool:
            page = pool.submit(ask, port, "GET", "/")
            terminal.read_until(r"\(Pdb\) ")
            time.sleep(1.6)  # more than a page may take
            terminal.type("path\n")
            terminal.read_until(r"'/'\r\n\(Pdb\) ")
            terminal.type("continue\n")
            assert page.result(timeout=60).text == "fine"


def test_ctrl_c_at_a_breakpoint_leaves_the_terminal_as_it_was(folder):
    import termios

    (folder / "hello.py").write_text(BREAKPOINT)
    with Terminal(*quick(folder).command[1:]) as terminal:
        before = termios.tcgetattr(terminal.controller)
        port = int(terminal.read_until(r"http://localhost:(\d+)")[1])
        with ThreadPoolExecutor(1) as pool:
            pool.submit(ask, port, "GET", "/")
            terminal.read_until(r"\(Pdb\) ")
            assert termios.tcgetattr(terminal.controller) != before
            terminal.process.send_signal(signal.SIGINT)
            assert terminal.process.wait(timeout=60) == 0
        assert termios.tcgetattr(terminal.controller) == before


def test_a_breakpoint_that_is_saved_while_the_server_runs_works_too(folder):
    hello = folder / "hello.py"
    hello.write_text(BREAKPOINT.replace("breakpoint()", "exit()"))
    with Terminal(*quick(folder).command[1:]) as terminal:
        port = int(terminal.read_until(r"http://localhost:(\d+)")[1])
        assert ask(port, "GET", "/").status == 500
        for comment in ("# one\n", "# one\n# two\n"):
            hello.write_text(comment + BREAKPOINT)
            with ThreadPoolExecutor(1) as pool:
                page = pool.submit(ask, port, "GET", "/")
                said = terminal.read_until(r"\(Pdb\) ").string.decode()
                assert "hello.py(" in said and "WARNING" not in said
                terminal.type("continue\n")
                assert page.result(timeout=60).text == "fine"
