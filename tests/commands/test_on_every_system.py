"""The three commands from their start to their end, on Linux, macOS and Windows."""

import contextlib
import re
import socket
import time

from tests.support.commands import interrupted, type_command
from tests.support.processes import wait_for
from tests.support.project import FIRST_APP, STEPS
from tests.support.servers import local, online, quick

PAGES = {
    "/": "Congratulations, it's a web app!",
    "/greeting": "Enter your name...",
    "/temperature?cel_temp=30": "86.0",
    "/poem": "Poem Generator",
    "/static/style.css": "font",
}
NEVER_ENDS = {
    "while True: pass": "TimeLimitExceeded: took more than 1 second",
    "import re; re.match('(a+)+$', 'a' * 60 + 'b')": "TimeLimitExceeded: took more than 1 second",
    "import os; os._exit(3)": "Python exited with status 3",
}


def test_first_app_is_served(any_first_app):
    for path, words in PAGES.items():
        response = any_first_app.get(path)
        assert (response.status, words in response.text) == (200, True), path
    assert any_first_app.get("/static/STYLE.CSS").status == 404


def test_a_save_shows_in_the_next_page(start, folder):
    server = start(local(folder))
    code = (folder / "hello.py").read_text()
    for number in range(20):
        text = f"page {number}"
        (folder / "hello.py").write_text(code.replace("Congratulations", text))
        assert server.get("/").text == f"{text}, it's a web app!"
    (folder / "hello.py").write_text(code.replace("import webapp2", "import webap2"))
    assert "ModuleNotFoundError" in server.get("/").text


def test_a_page_that_never_ends_or_ends_python_is_named(start, folder):
    code = (folder / "hello.py").read_text()
    line = 'self.response.headers["Content-Type"] = "text/plain"'
    server = start(quick(folder))
    for statement, says in NEVER_ENDS.items():
        (folder / "hello.py").write_text(code.replace(line, statement))
        page = ""
        with contextlib.suppress(OSError):  # the server has ended
            page = server.get("/").text
        page = page if says in page else server.get("/").text
        assert says in page
        assert "hello.py, line 7" in page
    (folder / "hello.py").write_text(code)
    assert server.get("/").text == "Congratulations, it's a web app!"


def test_letters_of_every_language_come_back_as_they_were_sent(start, folder, handlers):
    handlers("- url: /p\n  script: page.py\n- url: /.*\n  script: hello.my_app\n")
    (folder / "words.txt").write_text("Zoë", encoding="utf-8")
    (folder / "page.py").write_text(
        "import os\nprint('Content-Type: text/plain\\n')\n"
        "print(os.environ['QUERY_STRING'], open('words.txt').read(), '€')\n"
    )
    (folder / "hello.py").write_text(
        "import webapp2\nclass MainPage(webapp2.RequestHandler):\n"
        "    def get(self):\n        self.response.content_type = 'text/plain'\n"
        "        words = self.request.query_string, open('words.txt').read(), '€\\n'\n"
        "        self.response.write(' '.join(words))\n"
        "my_app = webapp2.WSGIApplication([('/', MainPage)], debug=True)\n"
    )
    server = start(local(folder))
    assert server.get("/?a=b").text == server.get("/p?a=b").text == "a=b Zoë €\n"


def test_folders_are_checked_side_by_side():
    done = type_command("check.py", STEPS["hello_print"], STEPS["poem"])
    assert "2 of 2 folders pass." in done.stdout
    assert done.returncode == 0


def test_a_failing_check_shows_what_to_write(folder):
    code = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(code.replace("self.response.w", "self.respons.w"))
    done = type_command("check.py", folder)
    assert (
        '    +         self.response.write("Congratulations, it\'s a web app!")'
        in done.stdout
    )
    assert (done.returncode, done.stderr) == (1, "")


def test_ctrl_c_ends_the_server():
    ended = interrupted("dev_appserver.py", "first_app", "--port", "0", after="Ctrl-C")
    assert ended.returncode == 0
    assert "Traceback" not in ended.stdout


def test_ctrl_c_ends_a_check_that_waits(folder):
    waits = folder / "waits"
    code = f"import time\nopen({str(waits)!r}, 'w')\ntime.sleep(60)\n"
    (folder / "hello.py").write_text(code)
    started = time.monotonic()
    ended = interrupted("check.py", folder, "--seconds", "60", after=waits)
    assert ended.returncode == 130
    assert ended.stdout == ""
    assert time.monotonic() - started < 60


def test_a_visitor_gets_a_page_beside_six_hundred_open_connections(start):
    server = start(online(FIRST_APP))
    with contextlib.ExitStack() as stack:
        for _ in range(600):
            with contextlib.suppress(OSError):  # it may be told to come back
                address = ("127.0.0.1", server.port)
                stack.enter_context(socket.create_connection(address, timeout=1))
        assert wait_for(lambda: answers(server), 30, lambda: server.log)
    assert server.process.poll() is None


def answers(server):
    with contextlib.suppress(OSError):
        return re.search("web app", server.get("/").text)
