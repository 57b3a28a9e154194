"""Which address the app believes to be called by, with a front end before it or none."""

import re

import pytest

from tests.support.project import ROOT
from tests.support.servers import Program, ask, online, stage

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
def addresses(folder):
    """A folder whose app says which address it believes to be called by."""
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


def test_behind_app_engines_front_end_a_link_keeps_https_and_the_host(start, addresses):
    # App Engine leaves Host as it is, and only X-Forwarded-Proto is sure to be its own.
    assert where_and_away(start(online(addresses)).port) == (
        "https://my-app.example.com/where 127.0.0.1",
        "/x",
    )


def test_forwarded_headers_are_ignored_without_a_proxy(start, addresses, tmp_path):
    out = tmp_path / "out"
    stage(addresses, out)
    server = start(Program(("sh", "-c", f"exec {readme_command()}"), out))
    assert where_and_away(server.port) == (
        "http://my-app.example.com/where 127.0.0.1",
        "/x",
    )


def readme_command():
    """The command for any other host, listening as these tests do."""
    page = (ROOT / "docs/other_hosts.md").read_text()
    command = re.search(r"^(python -m app_yaml_router --port) \$PORT$", page, re.M)
    return f"{command[1]} 0 --host 127.0.0.1"
