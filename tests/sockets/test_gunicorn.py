"""first_app as other hosts run it: `gunicorn main:app` inside the folder."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

import pytest

from tests.servers import ask


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
def test_the_folder_serves_all_of_itself(gunicorn, first_app, path, status, words):
    response = ask(gunicorn(first_app), "GET", path)
    assert response.status == status
    assert words in response.text


def test_a_broken_module_is_logged_and_fails_on_its_own_pages_only(
    gunicorn, first_app, tmp_path
):
    folder = shutil.copytree(first_app, tmp_path / "first_app")
    (folder / "poem.py").write_text("import no_such_module\n")
    port = gunicorn(folder)
    broken = ask(port, "GET", "/poem")
    assert broken.status == 500
    assert "no_such_module" not in broken.text
    assert "No module named 'no_such_module'" in gunicorn.log.read_text()
    assert ask(port, "GET", "/temperature").status == 200


def test_an_error_in_a_handler_is_logged_and_not_shown(gunicorn, first_app, tmp_path):
    folder = shutil.copytree(first_app, tmp_path / "first_app")
    text = (folder / "poem.py").read_text()
    (folder / "poem.py").write_text(text.replace("fields = []", "fields = 1 / 0"))
    port = gunicorn(folder)
    assert "ZeroDivisionError" not in ask(port, "GET", "/poem").text
    assert "ZeroDivisionError" in gunicorn.log.read_text()


def test_a_form_that_comes_in_chunks_is_read(gunicorn, first_app):
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    chunks = iter([b"my_name=", b"Ann"])
    response = ask(
        gunicorn(first_app), "POST", "/welcome", body=chunks, headers=headers
    )
    assert "Hi there, Ann!" in response.text


@pytest.mark.skipif(
    os.geteuid() != 0, reason="only an administrator can take away a disk"
)
def test_it_needs_neither_a_network_nor_a_disk_to_write_on(first_app):
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        address = f"{memory}/socket"
        options = f"--worker-tmp-dir {memory} --bind unix:{address}"
        command = f"mount -o remount,bind,ro / && exec {sys.executable} -m gunicorn {options} main:app"
        process = subprocess.Popen(
            ["unshare", "--net", "--mount", "sh", "-c", command], cwd=first_app
        )
        try:
            end = time.monotonic() + 20
            while not os.path.exists(address):
                assert process.poll() is None and time.monotonic() < end
                time.sleep(0.05)
            answer = post(address, "/welcome", f"my_name={'x' * 20_000}")
            assert answer.startswith("HTTP/1.0 200 OK")
            assert f"Hi there, {'x' * 20_000}!" in answer
        finally:
            process.terminate()
            process.wait(timeout=10)


def post(address, path, form):
    """Post a form to a server at a Unix socket and return all that it answers."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(10)
        connection.connect(address)
        connection.sendall(
            f"POST {path} HTTP/1.0\r\nContent-Length: {len(form)}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}".encode()
        )
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()
