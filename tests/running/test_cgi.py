"""`script: hello.py`: what a script prints is the page."""

import io
import json
import sys
import threading
import time

import pytest

HEADER = 'print("Content-Type: text/plain")\nprint("")\n'


@pytest.fixture
def script(folder, serve, handlers):
    """Save a hello.py of this text and serve it."""
    handlers(
        "- url: /.*\n  script: hello.py\n", above="env_variables:\n  COLOUR: red\n"
    )

    def script(text, **options):
        (folder / "hello.py").write_text(text, encoding="utf-8")
        return serve(folder, **options)

    return script


def test_the_tutorials_three_prints_make_a_page(script):
    app = script(HEADER + 'print("Congratulations, it\'s a web app!")\n')
    response = app.get("/any/page.txt")
    assert response.content_type == "text/plain"
    assert response.text == "Congratulations, it's a web app!\n"


def test_every_letter_is_printed_as_utf_8(script):
    assert script(HEADER + 'print("Zoë 🙂", end="")').get("/").text == "Zoë 🙂"


def test_the_script_gets_the_requests_variables(script):
    app = script(f"import json, os\n{HEADER}print(json.dumps(dict(os.environ)))")
    headers = {"X-Test": "yes", "Proxy": "http://example.com"}
    variables = json.loads(app.get("/caf%C3%A9?a=1", headers=headers).text)
    expected = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/café",
        "QUERY_STRING": "a=1",
        "SERVER_PROTOCOL": "HTTP/1.0",
        "GATEWAY_INTERFACE": "CGI/1.1",
        "HTTP_X_TEST": "yes",
        "COLOUR": "red",
    }
    assert expected.items() <= variables.items()
    assert "HTTP_PROXY" not in variables  # a script's own requests would go there


@pytest.mark.measured
def test_the_script_reads_a_form_on_its_standard_input(script):
    app = script(f"import sys\n{HEADER}print(sys.stdin.read(), end='')")
    assert app.post("/", {"my_name": "Ann"}).text == "my_name=Ann"


def test_head_gets_the_headers_only(script):
    response = script(HEADER + "print('x')").head("/")
    assert (response.content_length, response.body) == (2, b"")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('print("A: b")\nprint("Hi")', "hello.py:2: prints no blank"),
        ('print("A: b")\nprint("H" + "i")', "hello.py: prints no blank"),
        ('print("A: b")', 'Write print("") between the headers and the page'),
        (
            'print("Hi")\nprint("Ann")',
            'Write print("Content-Type: text/plain") and print("") first',
        ),
        ("pass", "hello.py: prints nothing"),
        (
            "print('')",
            'Write print("Content-Type: text/plain") and print("") first',
        ),
        (
            'print("Hi")\nprint("")',
            "hello.py:1: prints 'Hi', which isn't a header",
        ),
        (
            "import webapp2\nmy_app = webapp2.WSGIApplication([])",
            "Write script: hello.my_app in app.yaml",
        ),
        ("raise SystemExit(3)", "hello.py: Python exited with status 3"),
        (HEADER + "1 / 0", "ZeroDivisionError: division by zero"),
        ('print "Content-Type: text/plain"', "Write print with parentheses"),
        ("print('x' * 34_000_000)", "hello.py: prints more than 32 MB"),
    ],
)
def test_what_is_wrong_with_a_script_is_said(script, text, words):
    response = script(text).get("/", status=500)
    assert words in response.html.text


@pytest.mark.measured
def test_a_script_of_null_bytes_is_shown_with_its_line(script):
    html = script("name = 1\nnumber = '\0'\n").get("/", status=500).html
    assert html.h1.text == "SyntaxError: the file has null bytes in it"
    assert html.h2.text == "hello.py, line 2"


def test_a_script_whose_folder_hides_pythons_own_modules_gets_its_report(
    script, folder
):
    for name in ("keyword", "tokenize"):
        (folder / f"{name}.py").write_text("")
    html = script("import keyword, tokenize\nprnt(1)\n").get("/", status=500).html
    assert html.strong.text == "Did you mean print?"


def test_the_error_of_a_script_is_shown_with_the_line_it_came_from(script):
    html = script("import sys\n\nprint(1 / 0)\n").get("/", status=500).html
    assert html.h1.text == "ZeroDivisionError: division by zero"
    assert html.h2.text == "hello.py, line 3"
    assert html.text.strip().endswith("ZeroDivisionError: division by zero")


def test_what_a_script_writes_on_its_standard_error_is_for_the_console(script, capsys):
    app = script(HEADER + "import sys\nprint('a note', file=sys.stderr)\nprint('page')")
    assert app.get("/").text == "page\n"
    assert "a note\n" in capsys.readouterr().err


def test_a_script_that_is_not_there_is_named(script, folder):
    app = script("")
    (folder / "hello.py").unlink()
    assert "there is no hello.py" in app.get("/", status=500).html.text


@pytest.mark.posix
def test_a_query_too_long_for_a_process_is_an_error_page(script):
    response = script(HEADER).get("/?" + "a" * 200_000, status=500)
    assert "hello.py: can't be started" in response.html.text


@pytest.mark.parametrize(
    "line",
    [
        "while True: pass",
        "import time; time.sleep(1000)",
        "import re; re.match('(a+)+$', 'a' * 60 + 'b')",
        pytest.param(  # on Windows, it would go on
            f"import subprocess; subprocess.run([{sys.executable!r}, '-c', 'while True: 1'])",
            marks=pytest.mark.posix,
        ),
    ],
)
def test_a_script_that_runs_too_long_is_ended_and_its_line_shown(script, line):
    html = script("pass\n" + line, seconds=0.5).get("/", status=500).html
    assert html.h1.text == "TimeLimitExceeded: took more than 0.5 seconds"
    assert html.h2.text == "hello.py, line 2"


@pytest.mark.measured
def test_an_error_is_reported_despite_a_module_named_like_pythons(script, folder):
    (folder / "turtle.py").write_text("def draw(): pass\n")
    html = script("import turtle\nturtle.drwa()").get("/", status=500).html
    assert html.h2.text == "hello.py, line 2"


@pytest.mark.posix
def test_a_script_that_crashes_is_shown_with_its_line(script):
    html = script("import ctypes\n\nctypes.string_at(0)").get("/", status=500).html
    assert html.h1.text == "hello.py, line 3: Python was killed by SIGSEGV"
    assert html.mark.text == "   3  ctypes.string_at(0)"


def test_a_program_that_leaves_the_script_does_not_keep_the_page(script):
    app = script(
        f"""
import subprocess, sys
options = {{"start_new_session": True}}
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(8)"], **options)
{HEADER}print("page", flush=True)
"""
    )
    start = time.monotonic()
    assert app.get("/").text == "page\n"
    assert time.monotonic() - start < 6  # and not 8


def test_endless_complaints_do_not_fill_the_memory(script, monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    app = script("import sys\nwhile True: sys.stderr.write('x' * 65536)", seconds=1.0)
    assert len(app.get("/", status=500).body) < 3_000_000


def test_closing_the_server_ends_the_scripts_that_run(script):
    app = script("while True: pass")
    request = threading.Thread(target=app.get, args=["/"], kwargs={"status": 500})
    request.start()
    while not app.router.scripts.running:
        time.sleep(0.01)
    app.router.scripts.end()
    request.join(timeout=60)
    assert not request.is_alive()


def test_a_saved_module_that_a_script_imports_is_used_at_once(script, folder):
    app = script(HEADER + "import words\nprint(words.WORD, end='')")
    for word in ("one", "two", "six"):
        (folder / "words.py").write_text(f"WORD = {word!r}\n")
        assert app.get("/").text == word
    assert not (folder / "__pycache__").exists()
