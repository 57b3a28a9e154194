"""first_app as other hosts run it: `gunicorn main:app` inside the folder."""

import http.client
import subprocess
import sys
import time

import pytest


@pytest.fixture
def gunicorn(tmp_path):
    """Run a folder under gunicorn: get = gunicorn(folder); get("/")."""
    processes = []

    def gunicorn(folder):
        log = (tmp_path / "log").open("w+")
        command = [sys.executable, "-m", "gunicorn", "-b", "127.0.0.1:0", "main:app"]
        process = subprocess.Popen(command, cwd=folder, stderr=log)
        processes.append((process, log))
        end = time.monotonic() + 10
        while "Listening at" not in (text := (tmp_path / "log").read_text()):
            assert process.poll() is None and time.monotonic() < end, text
            time.sleep(0.02)
        port = int(text.split("Listening at: http://127.0.0.1:")[1].split()[0])

        def get(path):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", path)
            response = connection.getresponse()
            response.text = response.read().decode()
            connection.close()
            return response

        return get

    yield gunicorn
    for process, log in processes:
        process.terminate()
        process.wait(timeout=10)
        log.close()


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
    response = gunicorn(first_app)(path)
    assert response.status == status
    assert words in response.text
