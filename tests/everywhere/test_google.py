"""Google's own local server gives the same pages, straight from app.yaml.

Run by `make test-google`, which puts it into a network namespace of its own: Google's
server looks for credentials on the network when it starts.
"""

import fcntl
import os
import shutil
import socket
import struct
import subprocess
import time

import pytest

from tests.servers import ask

pytestmark = pytest.mark.google

PORT, ADMIN_PORT = 8090, 8091

# What Google's server answers otherwise, and why that is right for a server of its kind.
OWN_ANSWERS = {
    "GET /%ff ": "it hands on bytes that are no UTF-8 as a letter that no page has",
    "GET /static/missing.css ": "its 404 for a static file has no body",
    "POST /static/style.css {'a': 'b'}": "its static files take any method",
}


# The headers that are Google's own. Static files are its business from end to end; it
# leaves out the charset, the dates and that a part can be asked for. To an answer that
# does not say how long it may be kept, it adds that it may not.
OF_STATIC_FILES = {
    *("accept-ranges", "cache-control", "content-type"),
    *("etag", "expires", "last-modified"),
}
OWN_HEADERS = {
    "GET /temperature?cel_temp=%ff ": {"cache-control", "expires"},
    "GET /favicon.ico ": OF_STATIC_FILES - {"content-type"},  # which app.yaml names
    "GET /static/style.css ": OF_STATIC_FILES,
    "HEAD /static/style.css ": OF_STATIC_FILES,
}


@pytest.fixture
def google_port(first_app, tmp_path):
    """Serve a copy of first_app with Google's dev_appserver.py."""
    bring_loopback_up()
    folder = shutil.copytree(
        first_app, tmp_path / "first_app", ignore=shutil.ignore_patterns("__pycache__")
    )
    log = tmp_path / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [
                "dev_appserver.py",
                f"--port={PORT}",
                f"--admin_port={ADMIN_PORT}",
                f"--storage_path={tmp_path / 'storage'}",
                "--skip_sdk_update_check=true",
                "app.yaml",
            ],
            cwd=folder,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        wait_until_it_answers(process, log)
        yield PORT
    finally:
        process.terminate()
        process.wait(timeout=30)


def bring_loopback_up():
    """Do what `ip link set lo up` does."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh22x", b"lo", 0x1 | 0x40))


def wait_until_it_answers(process, log, seconds=90):
    end = time.monotonic() + seconds
    while True:
        assert process.poll() is None and time.monotonic() < end, log.read_text()
        try:
            if ask(PORT, "GET", "/").status == 200:
                return
        except OSError:
            pass
        time.sleep(0.5)


def test_googles_server_answers_as_gunicorn_does(
    answers, google_port, gunicorn, first_app
):
    assert os.environ["GOOGLE_TEST"] == "in a namespace"
    google = answers(google_port)
    hosted = answers(gunicorn(first_app))
    different = [
        request
        for request, answer in hosted.items()
        if any(
            google[request][fact] != answer[fact]
            for fact in ("status", "media_type", "body")
        )
    ]
    assert different == list(OWN_ANSWERS), [
        (google[request], hosted[request]) for request in different
    ]
    assert {
        request: names
        for request in hosted
        if request not in OWN_ANSWERS
        and (names := different_headers(google[request], hosted[request]))
    } == OWN_HEADERS


def different_headers(google, hosted):
    """The names of the headers that only one has, or that say something else."""
    pairs = set(google["headers"].items()) ^ set(hosted["headers"].items())
    names = {name for name, _ in pairs}
    # Each poem has another length.
    return names - {"content-length"} if "a poem" in hosted["body"] else names
