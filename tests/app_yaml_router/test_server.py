"""The HTTP server: how a page leaves it, how it starts, and how it stops."""

import os
import signal
import socket
import sys
import threading
import time
from types import SimpleNamespace

import pytest

from companion.app_yaml_router import __main__, server
from companion.app_yaml_router.channel import SHORT, Channel, RequestParser
from companion.app_yaml_router.conformance import conform
from companion.app_yaml_router.site import make_app
from tests.support.commands import type_command
from tests.support.processes import wait_for
from tests.support.servers import ask, send

WHERE = {"host": "127.0.0.1", "port": 0}


def page_of(*parts):
    """An app whose page has these parts, and no length."""

    def app(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        yield from parts

    return app


@pytest.fixture
def sent(monkeypatch):
    """The bytes that go out, a piece for each time that the system is called."""
    pieces = []
    send = socket.socket.send

    class Socket(socket.socket):
        def send(self, data):
            count = send(self, data)
            pieces.append(bytes(data[:count]))
            return count

    init = Channel.__init__

    def with_own_socket(channel, waitress, sock, *arguments, **keywords):
        own = Socket(sock.family, sock.type, sock.proto, fileno=sock.detach())
        init(channel, waitress, own, *arguments, **keywords)

    monkeypatch.setattr(Channel, "__init__", with_own_socket)
    return pieces


@pytest.fixture
def serving():
    """Serve an app in a thread until the test ends; gives its port: serving(app)."""
    ends = []

    def serving(app):
        channels = {}
        server.make_server(app, channels, **WHERE)
        ended = threading.Event()

        def run():
            while not ended.is_set():
                server.take_turn(channels, 1)

        thread = threading.Thread(target=run)
        thread.start()
        (listener,) = server.listeners(channels)

        def end():
            ended.set()
            listener.pull_trigger()
            thread.join()
            listener.task_dispatcher.shutdown()
            for channel in list(channels.values()):
                channel.close()

        ends.append(end)
        return listener.effective_port

    yield serving
    for end in ends:
        end()


@pytest.mark.parametrize("parts", [[b"one"], [b"one", b"two", b"three"], []])
def test_a_short_page_leaves_in_one_piece(serving, sent, parts):
    text = ask(serving(page_of(*parts)), "GET", "/").text
    assert text == b"".join(parts).decode()
    (piece,) = wait_for(lambda: sent)
    assert piece.startswith(b"HTTP/1.1 200 OK\r\n")


def test_a_long_page_leaves_while_it_is_made(serving, sent):
    parts = [b"x" * SHORT] * 3
    assert len(ask(serving(page_of(*parts)), "GET", "/").text) == 3 * SHORT
    assert len(sent) > 2


def test_a_part_of_a_file_is_sent_by_the_server_itself(serving, first_app):
    port = serving(make_app(first_app / "app.yaml", first_app))
    response = ask(port, "GET", "/static/style.css", headers={"Range": "bytes=5-24"})
    assert response.status == 206
    assert response.text == (first_app / "static/style.css").read_text()[5:25]


@pytest.mark.parametrize("wanted", ["bytes=-100000", "bytes=-99999999999999999999"])
def test_the_end_of_a_file_that_is_longer_than_the_file_is_all_of_it(
    serving, first_app, wanted
):
    port = serving(make_app(first_app / "app.yaml", first_app))
    response = ask(port, "GET", "/static/style.css", headers={"Range": wanted})
    assert response.text == (first_app / "static/style.css").read_text()


def stalled(waiting, quiet):
    channel = Channel.__new__(Channel)
    channel.adj = SimpleNamespace(outbuf_high_watermark=1000)
    channel.total_outbufs_len = waiting
    channel.last_activity = time.time() - quiet
    return channel


def test_a_visitor_for_whom_a_thread_waits_too_long_is_hung_up_on():
    quick, slow, patient = stalled(2000, 1), stalled(2000, 40), stalled(1000, 40)
    server.close_stalled({1: quick, 2: slow, 3: patient, 4: object()})
    assert [one.will_close for one in (quick, slow, patient)] == [False, True, False]


def test_a_request_for_which_there_is_no_room_ends_its_connection_only(monkeypatch):
    def no_room(channel, data):
        raise OSError("Too many open files")

    closed = []
    channel = Channel.__new__(Channel)
    channel.requests, channel.unread = [], b"POST"
    channel.adj = SimpleNamespace(channel_request_lookahead=0)
    monkeypatch.setattr(Channel, "received", no_room)
    monkeypatch.setattr(Channel, "handle_error", lambda channel: closed.append(channel))
    assert channel.readable()
    assert closed == [channel]


def test_a_file_that_is_shorter_than_it_was_ends_the_connection():
    channel = Channel.__new__(Channel)
    assert channel.send(b"") == 0  # what waitress could read of it
    assert channel.will_close


CHUNKED = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "endless", [b"1;" + b"a" * 9_000, b"0\r\n" + b"A: b\r\n" * 2_000]
)
def test_a_chunk_whose_length_has_no_end_is_refused(serving, endless):
    answer = send(serving(page_of()), CHUNKED + endless)
    assert answer.startswith(b"HTTP/1.1 400 Bad Request")


def test_an_upload_that_is_broken_off_is_closed(serving, monkeypatch):
    closed = []
    monkeypatch.setattr(RequestParser, "close", lambda parser: closed.append(parser))
    port = serving(page_of())
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf")
    wait_for(lambda: closed)


def test_urgent_data_ends_a_connection():
    channel = Channel.__new__(Channel)
    channel.handle_expt()
    assert channel.will_close


def test_head_gets_nothing_after_its_headers(serving, sent):
    ask(serving(conform(page_of(b"one"))), "HEAD", "/")
    wait_for(lambda: sent)
    assert b"".join(sent).count(b"\r\n\r\n") == 1
    assert b"".join(sent).endswith(b": nosniff\r\n\r\n")


@pytest.fixture
def serve(capsys):
    """Serve an app, as the entrypoint does, until `visit` has ended the process."""

    def serve(app, visit):
        def run():
            while not (printed := capsys.readouterr().out):
                time.sleep(0.01)
            visit(int(printed.rpartition(":")[2]))

        before = {number: signal.getsignal(number) for number in ENDING}
        visitor = threading.Thread(target=run)
        visitor.start()
        try:
            server.serve(app, **WHERE)
        finally:
            visitor.join()
            for number, handler in before.items():
                signal.signal(number, handler)

    return serve


ENDING = (signal.SIGTERM, signal.SIGINT)


@pytest.mark.posix
@pytest.mark.parametrize("number", ENDING)
def test_a_signal_ends_the_server_once_the_page_is_sent(serve, number):
    texts = []

    def app(environ, start_response):
        os.kill(os.getpid(), number)
        time.sleep(0.2)
        return page_of(b"whole")(environ, start_response)

    serve(app, lambda port: texts.append(ask(port, "GET", "/").text))
    assert texts == ["whole"]


@pytest.mark.posix
def test_a_page_that_is_never_ready_is_not_waited_for(serve, monkeypatch):
    monkeypatch.setattr(server, "STOP_SECONDS", 0.1)
    ready = threading.Event()

    def app(environ, start_response):
        os.kill(os.getpid(), signal.SIGTERM)
        ready.wait(20)
        return page_of()(environ, start_response)

    def visit(port):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
            time.sleep(0.5)

    serve(app, visit)
    ready.set()


FORKS = """
import os, signal
from companion.app_yaml_router.server import default_in_forks

signal.signal(signal.SIGTERM, lambda *_: None)
default_in_forks([signal.SIGTERM])
ends = set()
for _ in range(50):
    child = os.fork()
    if not child:
        while True: signal.pause()
    os.kill(child, signal.SIGTERM)
    ends.add(os.waitpid(child, 0)[1])
print(ends, signal.pthread_sigmask(signal.SIG_BLOCK, []))
"""


@pytest.mark.posix
@pytest.mark.measured
def test_a_forked_process_ends_at_a_signal_however_early_it_comes():
    assert type_command("-c", FORKS).stdout == f"{{{int(signal.SIGTERM)}}} set()\n"


@pytest.fixture
def main(monkeypatch):
    """Start the package by its command line; gives what the server is started with."""

    def main(*words, serve=None):
        started = []
        package = "companion.app_yaml_router"
        monkeypatch.setitem(sys.modules, f"{package}.app", SimpleNamespace(app="app"))
        serve = serve or (lambda *how, **more: started.append(more))
        monkeypatch.setattr(server, "serve", serve)
        monkeypatch.setattr(sys, "argv", [package, *words])
        __main__.main()
        return started[0]

    return main


def test_the_port_is_the_one_that_the_host_gives(main, monkeypatch):
    for given, port in (("", 8080), ("4711", 4711)):
        monkeypatch.setenv("PORT", given)
        assert main() == {"host": "0.0.0.0", "port": port}
    assert main("--port=80", "--host=127.0.0.1") == {"host": "127.0.0.1", "port": 80}


@pytest.mark.parametrize("port", ["80000", "65536", "-1", "abc", ""])
def test_a_port_that_can_not_be_is_refused(main, capsys, port):
    with pytest.raises(SystemExit):
        main(f"--port={port}")
    assert f"argument --port: invalid port value: '{port}'" in capsys.readouterr().err


def test_only_the_scheme_is_believed_of_a_proxy(main):
    options = main("--behind-proxy")
    assert options["trusted_proxy"] == "*"
    assert options["trusted_proxy_headers"] == "x-forwarded-proto"


def test_a_package_that_is_missing_is_said_in_one_line(main):
    def serve(*how, **more):
        raise ModuleNotFoundError("No module named 'waitress'")

    with pytest.raises(SystemExit) as ended:
        main(serve=serve)
    said = "No module named 'waitress'; type: pip install -r requirements.txt"
    assert ended.value.code == said


@pytest.mark.measured
@pytest.mark.parametrize(
    ("host", "says"),
    [
        pytest.param("203.0.113.1", "Cannot assign requested", marks=pytest.mark.posix),
        ("a.invalid", "Invalid host"),
    ],
)
def test_an_address_that_is_not_here_is_said_in_one_line(host, says):
    code = "from companion.app_yaml_router.server import serve; serve(print, {!r}, 0)"
    done = type_command("-c", code.format(host))
    assert done.returncode == 1
    assert done.stderr.startswith(f"--host {host} --port 0: ")
    assert says in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.measured
def test_the_package_says_where_it_has_to_be_to_serve_something():
    done = type_command("-m", "companion.app_yaml_router")
    assert done.returncode == 1
    assert "there is no app.yaml in " in done.stderr
    assert "type `python appcfg.py stage FOLDER OUT`" in done.stderr
    assert done.stderr.count("\n") == 1
