"""What visitors do to hold up the others, or to fill the memory, online and here."""

import contextlib
import os
import re
import shutil
import signal
import socket
import time
from pathlib import Path

import pytest

from tests.support.processes import memory_of, open_files, wait_for
from tests.support.project import FIRST_APP, copy_of_first_app
from tests.support.servers import ask, local, online, send, serving

HOST = b"Host: localhost\r\n"
MULTIPART = HOST + b"Content-Type: multipart/form-data; boundary=x\r\n"
TYPED = HOST + b"Content-Type: application/x-www-form-urlencoded\r\n"
PART = b'--x\r\nContent-Disposition: form-data; name="my_name"'
FILE = PART + b'; filename="a.txt"\r\n\r\n'
TEXT = PART + b"\r\n\r\n"
END = b"\r\n--x--\r\n"
MEGABYTES = 128  # of memory that the server may have; App Engine's machine has 384
# With one emoji, Python keeps four bytes for each letter; " becomes &quot; in a page.
WORST = "🙂".encode() + b'"' * (256 * 1024 - 100)


LINES = b"--x\r\n" + (b"X: " + b"x" * 500 + b"\r\n") * 2
CHUNKED = b"POST /welcome HTTP/1.1\r\n" + TYPED + b"Transfer-Encoding: chunked\r\n\r\n"


def post(headers, body):
    length = b"Content-Length: %d\r\n\r\n" % len(body)
    return b"POST /welcome HTTP/1.1\r\n" + headers + length + body


FILM = b"GET /static/film.mp4 HTTP/1.1\r\n" + HOST
# What is sent on each of up to 24 connections, none of which reads its answers.
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
    "many files on the disk": post(
        MULTIPART, (FILE + b"x" * 16_500 + b"\r\n") * 1_900 + END[2:]
    ),
    "many headers": post(MULTIPART, (LINES + TEXT[5:] + b"\r\n") * 1_990 + END[2:]),
    "a trailer without an end": CHUNKED + b"0\r\n" + b"A: b\r\n" * 1_000_000,
    "a chunk's length without an end": CHUNKED + b"1;" + b"a" * 6_000_000,
    "chunks of one byte": CHUNKED + b"1\r\nx\r\n" * 10_000,
    "half a header": b"GET / HTTP/1.1\r\n" + HOST + b"A: " + b"a" * 32_000,
    "half a form": post(TYPED, b"a" * 1_000_000)[:-1],
    "half an upload": post(MULTIPART, FILE + b"a" * 30_000_000),
}


@pytest.fixture(scope="module")
def site():
    """first_app with a large file in it."""
    with copy_of_first_app() as folder:
        with (folder / "static/film.mp4").open("wb") as film:
            film.truncate(60_000_000)
        yield folder


@contextlib.contextmanager
def unread(port, data):
    """Send bytes on 24 connections, or 150 MB, and read nothing of what comes back."""
    with contextlib.ExitStack() as stack:
        for _ in range(min(24, 150_000_000 // len(data))):
            connection = stack.enter_context(socket.socket())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.settimeout(5)
            connection.connect(("127.0.0.1", port))
            with contextlib.suppress(OSError):  # the server may refuse it half-way
                connection.sendall(data)
        yield


@pytest.fixture(scope="module")
def attacked(site):
    """A server online that all the attacks are made on."""
    with serving(online(site)) as server:
        yield server


@pytest.mark.parametrize("attack", ATTACKS)
def test_visitors_who_read_nothing_hold_up_nobody_and_fill_no_memory(attacked, attack):
    pid = attacked.process.pid
    Path(f"/proc/{pid}/clear_refs").write_text("5")  # VmHWM begins anew: proc(5)
    with unread(attacked.port, ATTACKS[attack]):
        others_are_answered(attacked.port)
    assert memory_of(pid, "VmHWM") / 1000 < MEGABYTES


def test_the_local_server_is_not_held_up_either(start, site):
    server = start(local(site))
    for attack in ("a large file", "a part of a large file", "the end of a large file"):
        with unread(server.port, ATTACKS[attack]):
            others_are_answered(server.port)


def others_are_answered(port):
    for _ in range(5):
        assert "86.0" in ask(port, "GET", "/temperature?cel_temp=30").text
        time.sleep(0.05)


def test_a_page_that_calls_exit_gives_its_connections_back(start, folder):
    hello = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(hello.replace("self.response.write", "exit"))
    server = start(online(folder))
    assert server.get("/").status == 500
    before = open_files(server.process.pid)
    for _ in range(50):
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(b"GET / HTTP/1.0\r\n\r\n")  # and is gone
    wait_for(lambda: open_files(server.process.pid) <= before + 1)
    assert server.get("/").status == 500


def test_more_silent_visitors_than_there_is_room_for_dont_block_the_next(start):
    server = start(online(FIRST_APP, "sh", "-c", 'ulimit -n 256; exec "$@"', "sh"))
    with contextlib.ExitStack() as stack:
        for _ in range(200):
            address = ("127.0.0.1", server.port)
            stack.enter_context(socket.create_connection(address))
        others_are_answered(server.port)
        assert open_files(server.process.pid) < 100


def test_requests_that_come_at_once_are_answered_in_order(any_first_app):
    numbers = range(30)
    requests = b"".join(
        b"\r\nGET /temperature?cel_temp=%d HTTP/1.1\r\n%s\r\n" % (n, HOST)
        for n in numbers
    )
    form = post(TYPED, b"my_name=Ann")
    last = b"GET /temperature?cel_temp=1000 HTTP/1.0\r\n" + HOST + b"\r\n"
    answer = send(any_first_app.port, requests + form + last).decode()
    fahrenheit = [n * 9 / 5 + 32 for n in [*numbers, 1000]]
    assert list(map(float, re.findall(r'"far_temp">([^<]*)', answer))) == fahrenheit
    assert answer.count("HTTP/1.1 200 OK") == len(numbers) + 1
    assert answer.index("Hi there, Ann") < answer.rindex("far_temp")


def test_a_body_that_is_refused_is_not_asked_for(any_first_app):
    headers = b"Expect: 100-continue\r\nContent-Length: 100000000\r\n\r\n"
    request = b"POST /welcome HTTP/1.1\r\n" + TYPED + headers
    assert send(any_first_app.port, request).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("length", [b"", b"Content-Length: 0\r\n"])
def test_a_body_that_is_not_there_is_not_asked_for(any_first_app, length):
    request = b"GET /temperature?cel_temp=30 HTTP/1.1\r\n" + HOST + length
    last = b"GET / HTTP/1.0\r\n\r\n"
    answer = send(any_first_app.port, request + b"Expect: 100-continue\r\n\r\n" + last)
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert answer.count(b" 200 OK\r\n") == 2


def test_urgent_data_ends_the_connection(start):
    server = start(online(FIRST_APP))
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.send(b"!", socket.MSG_OOB)
        with contextlib.suppress(ConnectionResetError):
            assert connection.recv(1) == b""
    assert server.log.count("\n") < 5


def test_uploads_that_are_broken_off_leave_no_file_open(start):
    server = start(online(FIRST_APP))
    server.get("/")
    before = open_files(server.process.pid)
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(post(MULTIPART, FILE + b"a" * 200_000)[:-1])
    wait_for(lambda: open_files(server.process.pid) <= before)


@pytest.mark.parametrize("host", ["evil.example/a", "evil.example?x", "/", "[", "a b"])
def test_a_host_that_is_none_is_refused(online_first_app, host):
    assert online_first_app.get("/", headers={"Host": host}).status == 400


def test_a_body_that_is_accepted_is_asked_for(any_first_app):
    request = b"POST /welcome HTTP/1.1\r\n" + TYPED + b"Connection: close\r\n"
    request += b"Expect: 100-continue\r\nContent-Length: 11\r\n\r\n"
    with socket.create_connection(("127.0.0.1", any_first_app.port)) as connection:
        connection.sendall(request)
        assert connection.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"my_name=Ann")
        assert b"Hi there, Ann" in connection.makefile("rb").read()


def test_a_file_that_is_cut_short_while_it_is_sent_ends_the_connection(
    start, first_app, tmp_path
):
    folder = shutil.copytree(first_app, tmp_path / "first_app")
    (folder / "static/film.mp4").write_bytes(b"x" * 60_000_000)
    server = start(local(folder))
    request = b"GET /static/film.mp4 HTTP/1.1\r\n" + HOST + b"\r\n"
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(request)
        assert connection.recv(1000)
        os.truncate(folder / "static/film.mp4", 1000)
        length = sum(map(len, iter(lambda: connection.recv(65536), b"")))
    assert length < 60_000_000


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_page_that_is_being_made_is_sent_before_the_end(start, folder, number):
    slow = "import time; time.sleep(1); self.response.write"
    hello = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(hello.replace("self.response.write", slow))
    server = start(online(folder))
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n" + HOST + b"\r\n")
        time.sleep(0.3)
        server.process.send_signal(number)
        time.sleep(0.2)
        with pytest.raises(ConnectionRefusedError):
            server.get("/")
        assert b"Congratulations" in connection.recv(65536)
    assert server.process.wait(timeout=60) == 0


def test_a_page_that_takes_too_long_does_not_delay_the_end(start, folder):
    slow = "import time; time.sleep(60); self.response.write"
    hello = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(hello.replace("self.response.write", slow))
    server = start(online(folder))
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\n" + HOST + b"\r\n")
        time.sleep(0.3)
        assert server.stop()[0] == 0
