"""What visitors do to hold up the others, or to fill the memory, online and here."""

import contextlib
import socket
import time

import pytest

from tests.support.processes import family, memory_of
from tests.support.project import copy_of_first_app
from tests.support.servers import local, online

HOST = b"Host: localhost\r\n"
MULTIPART = HOST + b"Content-Type: multipart/form-data; boundary=x\r\n"
TYPED = HOST + b"Content-Type: application/x-www-form-urlencoded\r\n"
PART = b'--x\r\nContent-Disposition: form-data; name="my_name"'
FILE = PART + b'; filename="a.txt"\r\n\r\n'
TEXT = PART + b"\r\n\r\n"
END = b"\r\n--x--\r\n"
MEGABYTE = 1024 * 1024
# With one emoji, Python keeps four bytes for each letter; " becomes &quot; in a page.
WORST = "🙂".encode() + b'"' * (256 * 1024 - 100)


def post(headers, body):
    length = b"Content-Length: %d\r\n\r\n" % len(body)
    return b"POST /welcome HTTP/1.1\r\n" + headers + length + body


FILM = b"GET /static/film.mp4 HTTP/1.1\r\n" + HOST
# What is sent on each of 24 connections, none of which reads its answers.
ATTACKS = {
    "pages, many at once": b"GET /poem HTTP/1.1\r\n\r\n" * 2900,
    "pages with long addresses": (
        b"GET /poem?nouns=" + b"x" * 600 + b" HTTP/1.1\r\n\r\n"
    )
    * 200,
    "a large file": FILM + b"\r\n",
    "a part of a large file": FILM + b"Range: bytes=1-\r\n\r\n",
    "the end of a large file": FILM + b"Range: bytes=-20000000\r\n\r\n",
    "typed text": post(TYPED, b"my_name=" + b"%22" * 349_000),
    "text in a form with files": post(MULTIPART, TEXT + WORST + END),
    "a file in place of text": post(MULTIPART, FILE + b'"' * 32 * 1_000_000 + END),
    "many fields": post(TYPED, b"&".join(b"a%d=" % n for n in range(2_001))),
    "many parts": post(MULTIPART, (TEXT + b"x" * 400 + b"\r\n") * 2_000 + END[2:]),
    "many small files": post(
        MULTIPART, (FILE + b"x" * 16_000 + b"\r\n") * 1_900 + END[2:]
    ),
    "half a header": b"GET / HTTP/1.1\r\n" + HOST + b"A: " + b"a" * 32_000,
    "half a form": post(TYPED, b"a" * 1_000_000)[:-1],
    "half an upload": post(MULTIPART, FILE + b"a" * 30_000_000),
}


@pytest.fixture(scope="module", params=["online", "local"])
def start_site(request):
    """Start first_app with a large file in it."""
    with copy_of_first_app() as folder:
        with (folder / "static/film.mp4").open("wb") as film:
            film.truncate(60_000_000)
        yield lambda start: start(
            online(folder) if request.param == "online" else local(folder)
        )


@contextlib.contextmanager
def unread(port, data, connections=24):
    """Send bytes on many connections, and read nothing of what comes back."""
    with contextlib.ExitStack() as stack:
        for _ in range(connections):
            connection = stack.enter_context(socket.socket())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.settimeout(5)
            connection.connect(("127.0.0.1", port))
            with contextlib.suppress(OSError):  # the server may refuse it half-way
                connection.sendall(data)
        yield


@pytest.mark.parametrize("attack", ATTACKS)
def test_visitors_who_read_nothing_hold_up_nobody_and_fill_no_memory(
    start, start_site, attack
):
    server = start_site(start)
    with unread(server.port, ATTACKS[attack]):
        for _ in range(5):
            assert "86.0" in server.get("/temperature?cel_temp=30").text
            time.sleep(0.1)
    served_by = family(server.process.pid)[-1]
    assert memory_of(served_by, "VmHWM") / 1000 < 128
    print(attack, memory_of(served_by, "VmHWM") / 1000)
