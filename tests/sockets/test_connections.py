"""Where few files can be open at once, the next visitor is served all the same."""

import contextlib
import errno
import resource
import socket
from types import SimpleNamespace

import pytest

from companion.server import connections
from tests.servers import wait_for

FEW = "tests/sockets/few_files_server.py"


def test_three_hundred_idle_connections_keep_nobody_out(start):
    server = start("first_app", program=FEW)
    with contextlib.ExitStack() as stack:
        for _ in range(300):
            address = ("localhost", server.port)
            stack.enter_context(socket.create_connection(address))
        for _ in range(5):
            assert server.get("/temperature?cel_temp=30").status == 200
    log = server.stop()[1]
    assert "again" not in log and len(log) < 10_000


def test_files_that_the_code_never_closes_are_told_and_the_next_page_served(
    start, folder
):
    (folder / "hello.py").write_text(
        """
import os

def my_app(environ, start_response):
    if environ["PATH_INFO"] == "/leak":
        while True: os.dup(0)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"fine"]
"""
    )
    server = start(folder, program=FEW)
    assert "Too many open files" in server.get("/leak").text
    with contextlib.ExitStack() as stack:
        for _ in range(5):  # for which there is no room
            address = ("localhost", server.port)
            stack.enter_context(socket.create_connection(address))
        wait_for(lambda: "The server was started again" in server.log)
    told = server.get("/").text
    assert "too many open files" in told and "with open(...)" in told
    assert server.get("/").text == "fine"


@pytest.mark.parametrize(
    ("limits", "raised_to", "most"),
    [
        ((256, 256), 256, 78),
        ((256, 1024), 1024, 462),
        ((256, resource.RLIM_INFINITY), 8192, 4046),
        ((10_000, 20_000), None, 4046),
        ((50, 50), 50, 10),
    ],
)
def test_as_many_connections_as_the_open_files_allow(
    monkeypatch, limits, raised_to, most
):
    raised = []
    monkeypatch.setattr(resource, "getrlimit", lambda what: limits)
    monkeypatch.setattr(resource, "setrlimit", lambda what, to: raised.append(to[0]))
    assert connections.most_connections() == most
    assert raised == ([raised_to] if raised_to else [])


@pytest.mark.parametrize("wrong", [errno.EMFILE, errno.EBADF, errno.EAGAIN])
def test_where_no_visitor_can_come_in_the_server_is_ended(monkeypatch, wrong):
    def fail(listener):
        raise OSError(wrong, "no")

    ended = []
    listener = connections.Listener()
    listener.close()
    listener.before_accept = lambda: None
    listener.end_server = lambda *why: ended.append(why)
    monkeypatch.setattr(socket.socket, "accept", fail)
    with pytest.raises(OSError):
        listener.accept()
    assert ended == ([] if wrong == errno.EAGAIN else [connections.FATAL[wrong]])


def channel(last_activity, requests=()):
    return SimpleNamespace(
        last_activity=last_activity, requests=requests, will_close=False
    )


def test_the_connection_that_has_waited_longest_makes_room():
    old, older, busy = channel(2), channel(1), channel(0, requests=["one"])
    channels = {1: old, 2: older, 3: busy, 4: object()}
    connections.make_room(channels, most=5)
    assert not older.will_close
    connections.make_room(channels, most=4)
    assert [one.will_close for one in (old, older, busy)] == [False, True, False]


def test_connections_with_a_request_in_progress_are_left_alone():
    busy = channel(0, requests=["one"])
    connections.make_room({1: busy}, most=1)
    assert not busy.will_close
