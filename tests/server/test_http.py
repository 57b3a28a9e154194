"""What the local server does if it can accept no more visitors."""

import errno
import socket

import pytest

from companion.server import http


@pytest.mark.parametrize("wrong", [errno.EMFILE, errno.EBADF, errno.EAGAIN])
def test_a_server_that_no_visitor_can_reach_is_ended(monkeypatch, wrong):
    def fail(listener):
        raise OSError(wrong, "no")

    ended = []
    listener = http.Listener()
    listener.close()
    listener.end_server = lambda *why: ended.append(why)
    monkeypatch.setattr(socket.socket, "accept", fail)
    with pytest.raises(OSError):
        listener.accept()
    assert ended == ([] if wrong == errno.EAGAIN else [http.FATAL[wrong]])
