"""How many connections the server keeps open, and which one makes room for another."""

import pytest

from companion.app_yaml_router.channel import Channel, make_room
from companion.app_yaml_router.server import most_connections

resource = pytest.importorskip("resource", reason="for Linux and macOS")


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
    assert most_connections() == most
    assert raised == ([raised_to] if raised_to else [])


def channel(last_activity, requests=()):
    """A connection without a socket."""
    one = Channel.__new__(Channel)
    one.last_activity, one.requests = last_activity, requests
    return one


def test_the_connection_that_has_waited_longest_makes_room():
    old, older, busy = channel(2), channel(1), channel(0, requests=["one"])
    channels = {1: old, 2: older, 3: busy, 4: object()}
    make_room(channels, most=5)
    assert not older.will_close
    make_room(channels, most=4)
    assert [one.will_close for one in (old, older, busy)] == [False, True, False]


def test_connections_with_a_request_in_progress_are_left_alone():
    busy = channel(0, requests=["one"])
    make_room({1: busy}, most=1)
    assert not busy.will_close
