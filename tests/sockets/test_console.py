"""What the console says while a browser shows a page."""

import pytest

from tests.support.servers import local

pytestmark = pytest.mark.measured

HELLO = """\
print "Content-Type: text/plain"
print ""
print "Congratulations, it's a web app!"
"""
ICON = {"Sec-Fetch-Dest": "image"}


def test_an_error_is_shown_once_and_a_missing_icon_not_at_all(start, folder):
    (folder / "app.yaml").write_text(
        (folder / "app.yaml").read_text().replace("hello.my_app", "hello.py")
    )
    (folder / "hello.py").write_text(HELLO)
    server = start(local(folder))
    assert server.get("/").status == 500
    assert server.get("/favicon.ico", headers=ICON).status == 500
    lines = server.stop()[1].splitlines()
    assert lines[0].endswith(" default: hello.py, line 1")
    assert lines[1:4] == [
        '    print "Content-Type: text/plain"',
        'hint: write print with parentheses: print("...")',
        "SyntaxError: Missing parentheses in call to 'print'",
    ]
    assert lines[4].split(' default: "')[1].startswith("GET / HTTP/1.1")
    assert len(lines) == 5


def test_an_icon_that_is_there_is_logged(start, first_app):
    server = start(local(first_app))
    assert server.get("/favicon.ico", headers=ICON).status == 200
    assert server.get("/nope").status == 404
    log = server.stop()[1]
    assert '"GET /favicon.ico HTTP/1.1" 200' in log
    assert '"GET /nope HTTP/1.1" 404' in log
