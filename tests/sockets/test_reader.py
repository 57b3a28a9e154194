"""What only the reader's own browser sees: why there is no page, and that a file was saved."""

import re

import pytest

from tests.support.processes import wait_for
from tests.support.servers import local

pytestmark = pytest.mark.measured

ANOTHER = {"X-Forwarded-For": "203.0.113.9"}  # who comes through a tunnel
ROUTES = "routes = [('/', MainPage)]"


def test_the_reader_sees_why_there_is_no_page_and_others_a_plain_404(start, folder):
    server = start(local(folder))
    response = server.get("/welcome")
    assert response.status == 404
    assert "routes has no /welcome" in response.text
    assert "Online, visitors see: 404 Not Found." in response.text
    response = server.get("/welcome", headers=ANOTHER)
    assert response.status == 404
    assert "routes" not in response.text


def test_a_404_page_of_your_own_stays(local_first_app):
    assert "There is no page /nope here." in local_first_app.get("/nope").text


def test_an_empty_page_says_what_to_write(start, folder):
    code = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(re.sub(r".*write\(.*\n", "", code))
    response = start(local(folder)).get("/")
    assert response.status == 200
    assert "self.response.write(" in response.text


def test_the_error_page_is_told_of_a_save(start, folder):
    code = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(code.replace("write(", "wirte("))
    server = start(local(folder))
    wait_for(lambda: "<ins>+         self.response.write(" in server.get("/").text)
    page = server.get("/").text
    (path,) = re.findall(r"/_ah/saved\?version=[\w.]+", page)
    assert server.get(path).text == ""
    assert server.get(f"{path}0").text == "more"
    assert server.get(path, headers=ANOTHER).status == 404
    (folder / "hello.py").write_text(code)
    assert server.get(path).text == "saved"
