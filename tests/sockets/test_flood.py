"""A thousand visitors who say nothing, or stop half-way, hold up nobody else."""

import contextlib
import resource
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.processes import family, memory_of, open_files, wait_for
from tests.support.project import FIRST_APP
from tests.support.servers import LOCAL, ask, online

HALF_SENT = b"GET /temperature HTTP/1.1\r\nHost: local"
FORM = (
    b"POST /welcome HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
)
MEGABYTES = 100  # of memory that the server may have; App Engine's machine has 384
MOST_FILES = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
PATIENCE = 5  # seconds that a visitor waits


@contextlib.contextmanager
def open_files_limit(limit):
    """Let this process, and what it starts meanwhile, open so many files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.fixture
def connect():
    """Open connections that stay open until the test ends: connect(port, what to send)."""
    with contextlib.ExitStack() as stack:

        def connect(port, *pieces):
            connection = socket.create_connection(("127.0.0.1", port), timeout=60)
            stack.enter_context(connection)
            for piece in pieces:
                connection.sendall(piece)

        yield connect


def flood(connect, port, half_sent, idle, forms):
    for _ in range(half_sent):
        connect(port, HALF_SENT)
    for _ in range(idle):
        connect(port)
    for _ in range(forms):
        connect(port, FORM % 1000, b"my_name=")


def five_visitors_are_answered(port):
    for number in range(5):
        start = time.monotonic()
        assert "86.0" in ask(port, "GET", "/temperature?cel_temp=30").text
        assert time.monotonic() - start < PATIENCE, f"visitor {number}"


def most_open_files(server):
    return max(map(open_files, family(server.process.pid)))


@pytest.fixture(params=["online", "local"])
def server(request, start):
    """A server, started with 1,024 open files, as many a machine allows at first."""
    if MOST_FILES < 3000:
        pytest.skip("this machine allows too few open files for so many visitors")
    with open_files_limit(1024):
        yield start(online(FIRST_APP) if request.param == "online" else LOCAL)


@pytest.fixture
def many_files():
    with open_files_limit(MOST_FILES):
        yield


def test_slow_visitors_and_half_sent_forms_dont_block_others(
    server, many_files, connect
):
    flood(connect, server.port, half_sent=500, idle=200, forms=400)
    wait_for(lambda: most_open_files(server) > 1100, seconds=60)
    five_visitors_are_answered(server.port)
    with ThreadPoolExecutor(6) as together:
        form = FORM % 30_000_000, b"a" * 29_999_999
        list(together.map(lambda _: connect(server.port, *form), range(6)))
    five_visitors_are_answered(server.port)
    for pid in family(server.process.pid):
        assert memory_of(pid, "VmHWM") / 1000 < MEGABYTES
    assert "Traceback" not in server.log
