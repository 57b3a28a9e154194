"""Which names the local server goes by, and what it says to all others."""

import http.client
import socket

import pytest

from tests.support.commands import type_command
from tests.support.servers import local


def status(port, host):
    """The status of a request with this Host header, or with none."""
    connection = http.client.HTTPConnection("localhost", port, timeout=60)
    connection.putrequest("GET", "/", skip_host=True)
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


OWN = ["localhost", "localhost:8080", "LocalHost:1", "localhost.", "127.0.0.1:99"]
OTHER = [
    "evil.example",
    "evil.example:8080",
    "localhost.evil.example",
    "localhost:8080@evil.example",
    "evil.example:localhost",
    "192.168.0.7",
    "0.0.0.0",
    "127.0.0.1.nip.example",
    "<b>",
    "localhost, evil.example",
    *("[", "]", ".", ":", "[]:80", "[localhost]:80", "::1]:80", "localhost:8080:1"),
]


def test_its_own_names_are_answered_at_any_port(local_first_app):
    for host in [*OWN, "[::1]", "[::1]:8080", "", None]:
        answer = status(local_first_app.port, host)
        assert answer == (200, "Congratulations, it's a web app!"), host


def test_any_other_name_is_refused_in_one_line(local_first_app):
    for host in OTHER:
        code, text = status(local_first_app.port, host)
        assert code == 403, host
        assert text.count("\n") == 1 and "--allow-host" in text


@pytest.mark.measured
def test_an_allowed_name_is_answered(start):
    names = ("--allow-host", "My-App.example.com", "--allow-host", "x")
    server = start(local("first_app", *names))
    assert status(server.port, "my-app.example.com:443")[0] == 200
    assert status(server.port, "x")[0] == 200
    assert status(server.port, "y")[0] == 403


def test_the_address_it_listens_on_needs_no_allow_host(start):
    server = start(local("first_app", "--host", "127.0.0.2"))
    response = http.client.HTTPConnection("127.0.0.2", server.port, timeout=60)
    response.request("GET", "/")
    assert response.getresponse().status == 200
    response.close()
    assert "--host" not in server.log


@pytest.mark.measured
def test_listening_at_every_address_says_so_and_answers_to_each(start):
    server = start(local("first_app", "--host", "0.0.0.0"))
    assert "anybody who can reach this machine can open" in server.log
    for host in ("192.168.0.7:8080", "10.0.0.1", socket.gethostname()):
        assert status(server.port, host)[0] == 200
    assert status(server.port, "evil.example")[0] == 403


@pytest.mark.measured
@pytest.mark.parametrize(
    "name", ["http://x.example", "x.example:80", "*", "", "a b", "x/y"]
)
def test_an_impossible_host_name_is_refused_at_the_start(name):
    done = type_command("dev_appserver.py", "first_app", "--allow-host", name)
    assert done.returncode == 2
    assert done.stderr == (
        f"--allow-host {name} isn't a name; write a name only, like my-app.example.com\n"
    )


def test_a_visitor_through_a_tunnel_is_not_shown_source(start, folder):
    (folder / "hello.py").write_text("my_secret = 'swordfish' + 1")
    server = start(local(folder))
    assert "swordfish" in server.get("/").text
    for header in ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via", "CF-Ray"):
        assert "swordfish" not in server.get("/", headers={header: "x"}).text


def test_what_is_refused_is_logged(start):
    server = start(local("first_app"))
    assert server.get("/", headers={"Host": "evil.example"}).status == 403
    server.wait_for_log('"GET / HTTP/1.1" 403')
