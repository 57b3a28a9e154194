"""Thousands of visitors who say nothing, or stop half-way, hold up nobody else."""

import contextlib
import re
import resource
import socket
import time
from pathlib import Path

import pytest

from tests.servers import ask, entrypoint

HALF_SENT = b"GET /temperature HTTP/1.1\r\nHost: local"
FORM = (
    b"POST /welcome HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
)
MEGABYTES = 100  # of memory that the server may have; App Engine's machine has 384
PATIENCE = 5  # seconds that a visitor waits


@pytest.fixture
def connect():
    """Open connections that stay open until the test ends: connect(port, what to send)."""
    with contextlib.ExitStack() as stack:

        def connect(port, *pieces):
            connection = socket.create_connection(("127.0.0.1", port), timeout=20)
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


def megabytes(process, field="VmRSS"):
    """The memory of a process; VmHWM is the most that it had. Source: proc(5)."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(rf"{field}:\s+(\d+) kB", status)[1]) / 1000


@pytest.mark.skipif(
    resource.getrlimit(resource.RLIMIT_NOFILE)[1] < 5000,
    reason="this machine allows too few open files for so many visitors",
)
def test_online_two_thousand_slow_visitors_and_long_forms(online, first_app, connect):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    try:
        # Many a machine starts a program with no more than 1,024 open files.
        server = online(first_app, f"ulimit -Sn 1024; {entrypoint(first_app)}")
        flood(connect, server.port, half_sent=1000, idle=300, forms=600)
        five_visitors_are_answered(server.port)
        for _ in range(16):
            connect(server.port, FORM % 30_000_000, b"a" * 29_999_999)
        five_visitors_are_answered(server.port)
        assert megabytes(server.process, "VmHWM") < MEGABYTES
        assert "Traceback" not in server.log
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
