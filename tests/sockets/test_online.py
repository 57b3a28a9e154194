"""first_app as App Engine and other hosts run it: by the entrypoint in deploy.yaml."""

import os
import re
import shutil
import socket
import struct
import subprocess
import tempfile
import time

import pytest

from companion.online.main import MAX_BODY
from tests.conftest import ROOT
from tests.servers import PATH, ask, entrypoint

FORM = "Content-Type: application/x-www-form-urlencoded\r\n"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/", 200, "Congratulations, it's a web app!"),
        ("/temperature?cel_temp=30", 200, "86.0"),
        ("/static/style.css", 200, "color-scheme"),
        ("/static/../app.yaml", 404, ""),
        ("/nope", 404, "/temperature"),
        ("/%ff", 400, ""),
    ],
)
def test_the_folder_serves_all_of_itself(online, first_app, path, status, words):
    response = ask(online(first_app).port, "GET", path)
    assert response.status == status
    assert words in response.text


def test_a_broken_module_is_logged_and_fails_on_its_own_pages_only(
    online, first_app, tmp_path
):
    folder = shutil.copytree(first_app, tmp_path / "first_app")
    (folder / "poem.py").write_text("import no_such_module\n")
    server = online(folder)
    broken = ask(server.port, "GET", "/poem")
    assert broken.status == 500
    assert "no_such_module" not in broken.text
    assert "No module named 'no_such_module'" in server.log
    assert ask(server.port, "GET", "/temperature").status == 200


def test_an_error_in_a_handler_is_logged_and_not_shown(online, first_app, tmp_path):
    folder = shutil.copytree(first_app, tmp_path / "first_app")
    text = (folder / "poem.py").read_text()
    (folder / "poem.py").write_text(text.replace("fields = []", "fields = 1 / 0"))
    server = online(folder)
    assert "ZeroDivisionError" not in ask(server.port, "GET", "/poem").text
    assert "ZeroDivisionError" in server.log


def test_a_page_that_waits_between_its_pieces_takes_no_processor(
    online, first_app, tmp_path
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
    text = ask(online(folder).port, "GET", "/temperature").text
    assert float(re.fullmatch("It took (.*) seconds", text)[1]) < 0.1


def test_a_form_that_comes_in_chunks_is_read(online, first_app):
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    chunks = iter([b"my_name=", b"Ann"])
    response = ask(
        online(first_app).port, "POST", "/welcome", body=chunks, headers=headers
    )
    assert "Hi there, Ann!" in response.text


@pytest.mark.skipif(
    os.geteuid() != 0, reason="only an administrator can take away a disk"
)
def test_it_needs_neither_a_network_nor_a_disk_to_write_on(first_app):
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        address = f"{memory}/socket"
        command = entrypoint(first_app, f"--unix-socket={address}")
        without_a_disk = f"mount -o remount,bind,ro / && {command}"
        process = subprocess.Popen(
            ["unshare", "--net", "--mount", "sh", "-c", without_a_disk],
            cwd=first_app,
            env={**os.environ, "PATH": PATH},
        )
        try:
            end = time.monotonic() + 20
            while not os.path.exists(address):
                assert process.poll() is None and time.monotonic() < end
                time.sleep(0.05)
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(10)
                connection.connect(address)
                form = f"my_name={'x' * 20_000}"
                answer = exchange(
                    connection, post(form, f"Content-Length: {len(form)}")
                )
            assert answer.startswith("HTTP/1.1 200 OK")
            assert f"Hi there, {'x' * 20_000}!" in answer
        finally:
            process.terminate()
            process.wait(timeout=10)


def post(body, length):
    start = f"POST /welcome HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{FORM}"
    return f"{start}{length}\r\n\r\n{body}".encode()


def exchange(connection, request):
    """Send bytes, and return all that comes back until the server hangs up."""
    connection.sendall(request)
    return b"".join(iter(lambda: connection.recv(65_536), b"")).decode()


@pytest.mark.parametrize(("letters", "status"), [(30_000, 200), (33_000, 431)])
def test_an_address_may_have_32_kilobytes(online, first_app, letters, status):
    response = ask(online(first_app).port, "GET", f"/poem?nouns={'x' * letters}")
    assert response.status == status
    assert "x" * letters in response.text or status == 431


def test_a_form_of_more_than_32_megabytes_is_refused_before_it_is_sent(
    online, first_app
):
    with socket.create_connection(("localhost", online(first_app).port)) as connection:
        connection.settimeout(10)
        answer = exchange(connection, post("", f"Content-Length: {MAX_BODY + 1}"))
    assert answer.startswith("HTTP/1.1 413 ")


def test_a_form_of_32_megabytes_with_a_file_is_read(online, first_app):
    fields = "".join(part(f"field{number}", "x" * 1000) for number in range(1000))
    end = part("my_name", "Ann") + "--x--\r\n"
    file = part(
        'file"; filename="long.txt', "y" * (MAX_BODY - 1000 - len(fields + end))
    )
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    port = online(first_app).port
    answer = ask(port, "POST", "/welcome", body=fields + file + end, headers=headers)
    assert "Hi there, Ann!" in answer.text


def part(name, value):
    header = f'Content-Disposition: form-data; name="{name}"'
    return f"--x\r\n{header}\r\n\r\n{value}\r\n"


@pytest.mark.parametrize("sent", [100, 100_000, 3_000_000])
def test_an_upload_that_is_broken_off_writes_one_line_at_most(online, first_app, sent):
    server = online(first_app)
    before = server.log.count("\n")
    connection = socket.create_connection(("127.0.0.1", server.port))
    # Close at once, as when a browser crashes.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.sendall(post("a" * sent, "Content-Length: 30000000"))
    connection.close()
    assert ask(server.port, "GET", "/").status == 200
    assert server.log.count("\n") - before <= 1, server.log


ADDRESSES = """\
import webapp2


class Where(webapp2.RequestHandler):

    def get(self):
        self.response.write(self.request.url + " " + self.request.remote_addr)


class Away(webapp2.RequestHandler):

    def get(self):
        self.redirect("/x")


my_app = webapp2.WSGIApplication([("/where", Where), ("/away", Away)], debug=True)
"""


@pytest.fixture
def addresses(folder, first_app):
    """A folder whose app says which address it believes to be called by."""
    for name in ("main.py", "deploy.yaml"):
        shutil.copy(first_app / name, folder)
    (folder / "hello.py").write_text(ADDRESSES)
    return folder


FORWARDED = {
    "Host": "my-app.example.com",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "elsewhere.example.com",
    "X-Forwarded-Port": "4711",
    "X-Forwarded-For": "203.0.113.7",
    "Forwarded": "host=elsewhere.example.com;proto=https",
}


def where_and_away(port):
    where = ask(port, "GET", "/where", headers=FORWARDED)
    away = ask(port, "GET", "/away", headers=FORWARDED)
    return where.text, away.getheader("Location")


def test_behind_app_engines_front_end_a_link_keeps_https_and_the_host(
    online, addresses
):
    # App Engine leaves Host as it is, and only X-Forwarded-Proto is sure to be its own.
    assert where_and_away(online(addresses).port) == (
        "https://my-app.example.com/where 127.0.0.1",
        "https://my-app.example.com/x",
    )


def test_without_a_front_end_nobody_can_claim_one(online, addresses):
    server = online(addresses, readme_command())
    assert where_and_away(server.port) == (
        "http://my-app.example.com/where 127.0.0.1",
        "http://my-app.example.com/x",
    )


def readme_command():
    """The command that README gives for any other host, listening as these tests do."""
    readme = (ROOT / "README.md").read_text()
    command = re.search(r"^waitress-serve (?:.*\\\n)*.*main:app$", readme, re.MULTILINE)
    assert "--port=$PORT" in command[0]
    return command[0].replace("--port=$PORT", "--host=127.0.0.1 --port=0")
