"""first_app as App Engine and other hosts run it: by the entrypoint in deploy.yaml."""

import os
import re
import shutil
import socket
import struct
import subprocess
import sys
from dataclasses import replace

import pytest

from companion.app_yaml_router.forms import MAX_BODY
from tests.support.project import FIRST_APP, ROOT
from tests.support.servers import online, send

FORM = "Content-Type: application/x-www-form-urlencoded\r\n"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/", 200, "Congratulations, it's a web app!"),
        ("/temperature?cel_temp=30", 200, "86.0"),
        ("/static/style.css", 200, "color-scheme"),
        ("/nope", 404, "/temperature"),
        ("/%ff", 400, ""),
    ],
)
def test_the_folder_serves_all_of_itself(online_first_app, path, status, words):
    response = online_first_app.get(path)
    assert response.status == status
    assert words in response.text


def test_an_error_is_logged_and_not_shown_and_fails_on_its_own_pages_only(
    start, first_app, tmp_path
):
    folder = shutil.copytree(first_app, tmp_path / "first_app")
    (folder / "poem.py").write_text("import no_such_module\n")
    text = (folder / "greeting.py").read_text()
    (folder / "greeting.py").write_text(text.replace("form = F", "form = 1 / 0, F"))
    server = start(online(folder))
    broken = server.get("/poem")
    assert broken.status == 500
    assert "no_such_module" not in broken.text
    server.wait_for_log("No module named 'no_such_module'")
    failing = server.get("/greeting")
    assert failing.status == 500
    assert "ZeroDivisionError" not in failing.text
    server.wait_for_log("ZeroDivisionError")
    assert server.get("/temperature").status == 200


def test_a_page_that_waits_between_its_pieces_takes_no_processor(
    start, first_app, tmp_path
):
    folder = shutil.copytree(first_app, tmp_path / "first_app")
    (folder / "temperature.py").write_text(
        """
import time
from urllib.request import urlopen

def my_app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"It took "
    urlopen("http://%s/" % environ["HTTP_HOST"]).close()  # another visitor
    before = time.process_time()
    time.sleep(0.5)
    yield b"%f seconds" % (time.process_time() - before)
"""
    )
    text = start(online(folder)).get("/temperature").text
    assert float(re.fullmatch("It took (.*) seconds", text)[1]) < 0.1


def test_a_form_that_comes_in_chunks_is_read(online_first_app):
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    chunks = iter([b"my_name=", b"Ann"])
    response = online_first_app.get("/welcome", "POST", body=chunks, headers=headers)
    assert "Hi there, Ann" in response.text


@pytest.mark.skipif(
    os.geteuid() != 0, reason="only an administrator can take away a disk"
)
def test_it_needs_neither_a_network_nor_a_disk_to_write_on(start, first_app):
    apart = ("unshare", "--net", "--mount", "sh", "-c")
    without_a_disk = 'mount -o remount,bind,ro / && exec "$@"'
    program = online(first_app, *apart, without_a_disk, "sh")
    server = start(replace(program, listen="--port=0"))  # there is no localhost either
    form = f"my_name={'x' * 20_000}"
    request = post(form, f"Content-Length: {len(form)}")
    visit = (
        "from tests.support.servers import bring_loopback_up, send;"
        f"bring_loopback_up(); print(send({server.port}, {request!r}).decode())"
    )
    inside = ("nsenter", f"--target={server.process.pid}", "--net")
    answer = subprocess.check_output(
        [*inside, sys.executable, "-c", visit], cwd=ROOT, text=True
    )
    assert answer.startswith("HTTP/1.1 200 OK")
    assert f"Hi there, {'x' * 20_000}!" in answer


def post(body, length):
    start = f"POST /welcome HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{FORM}"
    return f"{start}{length}\r\n\r\n{body}".encode()


@pytest.mark.parametrize(("letters", "status"), [(30_000, 200), (33_000, 431)])
def test_an_address_of_up_to_32_kilobytes_is_accepted(
    online_first_app, letters, status
):
    response = online_first_app.get(f"/poem?nouns={'x' * letters}")
    assert response.status == status
    assert "x" * letters in response.text or status == 431


def test_a_form_of_more_than_32_megabytes_is_refused_before_it_is_sent(
    online_first_app,
):
    answer = send(online_first_app.port, post("", f"Content-Length: {MAX_BODY + 1}"))
    assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_form_of_32_megabytes_with_a_file_is_read(online_first_app):
    fields = "".join(part(f"field{number}", "x" * 200) for number in range(1000))
    end = part("my_name", "Ann") + "--x--\r\n"
    file = part(
        'file"; filename="long.txt', "y" * (MAX_BODY - 1000 - len(fields + end))
    )
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    body = fields + file + end
    answer = online_first_app.get("/welcome", "POST", body=body, headers=headers)
    assert "Hi there, Ann" in answer.text


def part(name, value):
    header = f'Content-Disposition: form-data; name="{name}"'
    return f"--x\r\n{header}\r\n\r\n{value}\r\n"


def test_an_upload_that_is_broken_off_writes_one_line_at_most(start):
    server = start(online(FIRST_APP))
    at_once = struct.pack("ii", 1, 0)  # as when a browser crashes
    for sent in (100, 100_000, 3_000_000):
        before = server.log.count("\n")
        connection = socket.create_connection(("127.0.0.1", server.port))
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        connection.sendall(post("a" * sent, "Content-Length: 30000000"))
        connection.close()
        assert server.get("/").status == 200
        assert server.log.count("\n") - before <= 1, server.log
