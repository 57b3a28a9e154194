"""What the console says while a browser shows a page."""

import signal

import pytest

from tests.support.servers import ask, local
from tests.support.terminal import Terminal

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
        '      print "Content-Type: text/plain"',
        '  hint: write print with parentheses: print("...")',
        "  SyntaxError: Missing parentheses in call to 'print'",
    ]
    assert lines[4].split(' default: "')[1].startswith("GET / HTTP/1.1")
    assert len(lines) == 5


def test_an_icon_that_is_there_is_logged(local_first_app):
    server = local_first_app
    assert server.get("/favicon.ico?asked", headers=ICON).status == 200
    server.wait_for_log('"GET /favicon.ico?asked HTTP/1.1" 200')


FAILING = """\
import logging, logging.config
import webapp2
{setting}


class MainPage(webapp2.RequestHandler):
    def get(self):
        logging.error(self.request.get("logged"))
        raise ValueError("bad " + self.request.get("name"))


my_app = webapp2.WSGIApplication([("/", MainPage)], debug=True)
"""


SETTINGS = [
    "logging.disable(logging.CRITICAL)",
    'logging.config.dictConfig({"version": 1, "root": {"level": "ERROR"}})',
    "logging.basicConfig(level=logging.CRITICAL, force=True)",
    'logging.basicConfig(filename="site.log", force=True)',
    "logging.shutdown()",
    'logging.getLogger("default").handlers = [logging.NullHandler()]\n'
    'logging.getLogger("default").propagate = False',
]


def test_the_reader_s_logging_does_not_silence_the_server(start, folder):
    server = start(local(folder))
    for number, setting in enumerate(SETTINGS):
        (folder / "hello.py").write_text(FAILING.format(setting=setting))
        assert server.get(f"/?name={number}").status == 500
        server.wait_for_log(f"ValueError: bad {number}")
        server.wait_for_log(f'"GET /?name={number} HTTP/1.1" 500')


def test_what_a_visitor_types_can_not_command_the_terminal_or_forge_the_log(
    start, folder
):
    (folder / "hello.py").write_text(FAILING.format(setting=""))
    server = start(local(folder))
    entry = "INFO%20%20%20%20%202026-01-01%20default:%20forged"
    server.get(f"/?name=%1b%5b2J%c2%9b%e2%80%ae%0a{entry}&logged=%1b%0a{entry}")
    log = server.stop()[1]
    assert r"ValueError: bad \x1b[2J\x9b\u202e" in log
    assert r"root: \x1b" in log
    assert log.count("\n  INFO     2026-01-01 default: forged\n") == 2
    assert "\nINFO     2026-01-01" not in log


def test_a_script_s_own_errors_can_not_command_the_terminal(start, folder, handlers):
    handlers("- url: /\n  script: hello.py\n")
    (folder / "hello.py").write_text(
        'import os, sys\nprint("Content-Type: text/plain\\n")\n'
        'print("\\tone\\x1b[2J\\ntwo", os.environ["QUERY_STRING"], file=sys.stderr)\n'
    )
    server = start(local(folder))
    assert server.get("/?three").status == 200
    assert "\tone\\x1b[2J\ntwo three\n" in server.stop()[1]


@pytest.mark.measured
@pytest.mark.posix
@pytest.mark.parametrize(
    ("options", "env", "line"),
    [
        ((), {}, r"\x1b\[2m\d\d:\d\d:\d\d\x1b\[0m \x1b\[33mGET /nope 404\x1b\[0m"),
        ((), {"NO_COLOR": "1"}, r"\r\n\d\d:\d\d:\d\d GET /nope 404\r\n"),
        (["--full_log"], {}, r'INFO .* default: "GET /nope HTTP/1\.1" 404'),
    ],
)
def test_a_terminal_gets_short_lines_in_colour(folder, options, env, line):
    words = ("dev_appserver.py", folder, "--port", "0", *options)
    with Terminal(*words, env=env) as terminal:
        port = int(terminal.read_until(r"runs at http://\S+:(\d+)")[1])
        terminal.read_until(r"\r\n\r\n")
        ask(port, "GET", "/nope", headers={"Sec-Fetch-Dest": "empty"})
        terminal.read_until(line)
        terminal.process.send_signal(signal.SIGINT)
        assert terminal.read_to_the_end().endswith("\n")


@pytest.mark.posix
def test_a_hint_is_bright_on_a_terminal(folder):
    code = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(code.replace("write(", "wirte("))
    with Terminal("dev_appserver.py", folder, "--port", "0") as terminal:
        port = int(terminal.read_until(r"runs at http://\S+:(\d+)")[1])
        ask(port, "GET", "/")
        terminal.read_until(r"\x1b\[1m  hint: did you mean `write`\?\x1b\[0m")
