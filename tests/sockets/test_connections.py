"""Where few files can be open at once, the next visitor is served all the same."""

import contextlib
import socket

from tests.support.servers import few_files


def test_idle_connections_dont_block_new_ones(start):
    server = start(few_files("first_app"))
    with contextlib.ExitStack() as stack:
        for _ in range(300):
            address = ("localhost", server.port)
            stack.enter_context(socket.create_connection(address))
        for _ in range(5):
            assert server.get("/temperature?cel_temp=30").status == 200
    log = server.stop()[1]
    assert "again" not in log and len(log) < 10_000


def test_unclosed_files_are_reported(start, folder):
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
    server = start(few_files(folder))
    assert "Too many open files" in server.get("/leak").text
    with contextlib.ExitStack() as stack:
        for _ in range(5):  # for which there is no room
            address = ("localhost", server.port)
            stack.enter_context(socket.create_connection(address))
        server.wait_for_log("The server was restarted")
    told = server.get("/").text
    assert "too many open files" in told and "with open(...)" in told
    assert server.get("/").text == "fine"
