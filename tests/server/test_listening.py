"""Which addresses the local server listens on."""

import contextlib
import errno
import os
import socket

import pytest

from companion.problem import Problem
from companion.server import listening

IPV4 = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))
IPV6 = (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::1", 0, 0, 0))


@pytest.fixture
def listen(monkeypatch):
    """Listen where `localhost` means these addresses; sockets are closed in the end."""
    with contextlib.ExitStack() as stack:

        def listen(*found):
            monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: found)
            return [stack.enter_context(s) for s in listening.listen("localhost", 0)]

        yield listen


@pytest.fixture
def failing(monkeypatch):
    """Have the addresses of one family fail with an error."""

    def failing(family, number):
        def bind(self, address, bind=socket.socket.bind):
            if self.family == family:
                raise OSError(number, os.strerror(number))
            return bind(self, address)

        monkeypatch.setattr(socket.socket, "bind", bind)

    return failing


def test_localhost_has_the_same_port_on_ipv4_and_ipv6(listen):
    ports = {one.getsockname()[1] for one in listen(IPV4, IPV6)}
    assert len(ports) == 1


def test_a_machine_without_ipv6_is_no_error(listen, failing):
    failing(socket.AF_INET6, errno.EAFNOSUPPORT)
    assert len(listen(IPV6, IPV4)) == 1


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "--port 0: this port is reserved; choose another with --port"),
        (errno.EADDRINUSE, "--port 0: another program uses this port"),
        (errno.EPERM, "--port 0: Operation not permitted"),
        (errno.EADDRNOTAVAIL, "--host localhost: not an address of this machine"),
    ],
)
def test_a_server_that_cant_listen_says_why(listen, failing, number, words):
    failing(socket.AF_INET, number)
    with pytest.raises(Problem) as caught:
        listen(IPV4)
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("localhost", "http://localhost:{}"),
        ("0.0.0.0", "http://localhost:{}"),
        ("::1", "http://[::1]:{}"),
        ("192.168.0.7", "http://192.168.0.7:{}"),
    ],
)
def test_the_url_is_one_to_type_into_a_browser(listen, host, url):
    sockets = listen(IPV4)
    port = sockets[0].getsockname()[1]
    assert listening.url(host, sockets) == url.format(port)
