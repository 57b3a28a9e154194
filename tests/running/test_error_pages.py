"""What the reader sees, in the browser and on the console, of an error in their code."""

import importlib
import re
import shutil
import sys

import pytest
from webtest import TestApp

from companion.problem import Edit
from companion.reports.error_page import error_page
from companion.reports.report import Report

START = (
    "import webapp2\n\n\nclass MainPage(webapp2.RequestHandler):\n    def get(self):\n"
)
END = "\n\nmy_app = webapp2.WSGIApplication([('/', MainPage)], debug={})\n"


@pytest.fixture
def page(folder, serve):
    """The page of a hello.py whose get() is this code."""

    def page(code, debug=True, above=""):
        text = above + START + f"        {code}" + END.format(debug)
        (folder / "hello.py").write_text(text, encoding="utf-8")
        return serve(folder).get("/", status=500)

    return page


def places(html):
    """The headings with a place in the reader's code."""
    titles = html(["h2", "summary"])
    return [title.text for title in titles if ", line " in title.text]


def test_the_error_comes_first_and_last(page, caplog):
    response = page("1 / 0")
    error = "ZeroDivisionError: division by zero"
    assert response.html.h1.text == response.html.title.text == error
    assert response.html.text.strip().endswith(error)
    assert caplog.text.strip().endswith(error)


def test_the_surrounding_lines_are_shown(page):
    html = page("1 / 0").html
    assert html.mark.text == "   6          1 / 0"
    assert "class MainPage" in html.pre.text
    assert places(html) == ["hello.py, line 6, in get"]  # not webapp2's own


def test_the_innermost_line_comes_first(page):
    html = page("fail()", above="def fail():\n    return 1 / 0\n\n").html
    assert places(html) == [
        "hello.py, line 2, in fail",
        "Called from hello.py, line 9, in get",
    ]


def test_an_error_in_first_app_is_shown_with_the_line_where_it_came_up(
    serve, first_app, tmp_path
):
    folder = shutil.copytree(first_app, tmp_path / "first_app")
    text = (folder / "poem.py").read_text().replace("fields = []", "fields = 1 / 0")
    (folder / "poem.py").write_text(text)
    html = serve(folder).get("/poem", status=500).html
    # And not where errors.py passes it on to be shown.
    assert places(html)
    assert all("poem.py, line " in place for place in places(html))
    assert "fields = 1 / 0" in html.mark.text


def test_a_syntax_errors_line_is_shown(page):
    html = page("1 / / 0").html
    assert html.h2.text == "hello.py, line 6"
    assert html.mark.text == "   6          1 / / 0"


def test_everything_on_the_page_is_escaped(page):
    response = page("raise ValueError('<script>alert(1)</script>')  # <img>")
    assert response.html.h1.text == "ValueError: <script>alert(1)</script>"
    assert response.html.script is None
    assert response.html.img is None
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_without_debug_a_visitor_sees_no_more_than_500(page):
    response = page("1 / 0", debug=False)
    assert "500 Internal Server Error" in response.text
    assert "ZeroDivisionError" not in response.text


def test_a_handler_that_calls_exit_takes_nothing_down(page):
    assert page("exit('enough')").html.h1.text == "SystemExit: enough"


def test_an_error_of_several_lines_is_shown_from_its_beginning(page):
    html = page("raise ValueError('first\\nsecond')").html
    assert html.h1.text == "ValueError: first\nsecond"


def test_an_error_with_half_a_character_is_shown(page):
    assert "a\\udc80" in page("raise ValueError('a\\udc80')").html.h1.text


def test_a_recursion_shows_its_line_once(page):
    assert places(page("self.get()").html) == ["hello.py, line 6, in get"]


def test_a_handler_that_returns_its_page_gets_our_error_page(page):
    html = page("return 'hello'").html
    assert html.h1.text == "TypeError: 'str' object is not callable"
    assert html.summary


def test_a_handler_may_answer_500_itself(page):
    assert "The server has either erred" in page("self.abort(500)").text


def test_an_error_in_an_app_that_is_not_webapp2s_gets_the_page_too(folder, serve):
    (folder / "hello.py").write_text(
        "def my_app(environ, start_response):\n    1 / 0\n"
    )
    assert "ZeroDivisionError" in serve(folder).get("/", status=500).html.h1.text


def test_code_in_an_advice_looks_like_code(page):
    html = page("html.escape('<b>')").html
    assert html.strong.code.text == "import html"
    assert "`" not in html.strong.text


def test_a_custom_exception_has_no_hint(page):
    assert page("raise ValueError('mine')").html.strong is None


@pytest.mark.parametrize("name", ["random", "calendar", "yaml"])
def test_a_hidden_module_gets_a_hint_to_rename_it(folder, serve, handlers, name):
    handlers(f"- url: /.*\n  script: {name}.my_app\n")
    (folder / f"{name}.py").write_text("my_app = 1\n")
    module = importlib.import_module(name)
    app = serve(folder)
    sys.modules[name] = module
    assert f"Rename {name}.py" in app.get("/", status=500).html.text


def test_an_import_that_finds_pythons_own_module_is_reported_too(folder, serve):
    (folder / "calendar.py").write_text("def shout(): pass\n")
    (folder / "hello.py").write_text("from calendar import shout\n")
    html = serve(folder).get("/", status=500).html
    assert html.strong.text.startswith("Rename calendar.py")


@pytest.mark.parametrize(
    ("script", "words", "advice"),
    [
        (
            "helo.my_app",
            "app.yaml:4: there is no helo.py, but app.yaml names helo.my_app",
            "Write script: hello.my_app",
        ),
        (
            "zebra.my_app",
            "app.yaml:4: there is no zebra.py, but app.yaml names zebra.my_app",
            "Save your code as zebra.py, or write script: hello.my_app",
        ),
        (
            "hello.my_ap",
            "hello.py has no app called my_ap",
            "Did you mean hello.my_app?",
        ),
        (
            "hello.routes",
            "hello.py has no app called routes",
            "Did you mean hello.my_app?",
        ),
        ("hello.zzz", "hello.py has no app called zzz", "Did you mean hello.my_app?"),
    ],
)
def test_a_script_that_is_not_there_is_named(
    folder, serve, handlers, script, words, advice
):
    handlers(f"- url: /.*\n  script: {script}\n")
    with (folder / "hello.py").open("a") as hello:
        hello.write("\nroutes = []\n")
    html = serve(folder).get("/", status=500).html
    assert words in html.h1.text
    assert html.strong.text.startswith(advice)
    assert html.mark.text.strip() == f"4    script: {script}"


def test_an_empty_module_is_said_to_be_empty(folder, serve):
    (folder / "hello.py").write_text("\n")
    html = serve(folder).get("/", status=500).html
    assert "hello.py: is empty" in html.h1.text
    assert html.strong.text == "Write your code in hello.py and save it"


def test_a_module_without_an_app_is_named_with_what_to_write(folder, serve):
    (folder / "hello.py").write_text("import webapp2")
    html = serve(folder).get("/", status=500).html
    assert "hello.py: no app called my_app" in html.h1.text
    assert html.strong.text.startswith("Write my_app = webapp2.WSGIApplication(")


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        (
            "import webapp2\ndef main():\n    my_app = webapp2.WSGIApplication([])",
            "hello.py, line 3",
            "Write my_app, and what it needs, at the left edge; delete a def or if that "
            "has no lines left",
        ),
        (
            "print('Congratulations')",
            "hello.py",
            "Write script: hello.py in app.yaml, as long as hello.py prints its page",
        ),
        (
            "import http.server\n",
            "hello.py",
            "Make its class a webapp2.RequestHandler, with get() for do_GET() and "
            "self.response.write() for self.wfile.write(), and write my_app = "
            "webapp2.WSGIApplication(routes, debug=True)",
        ),
    ],
)
def test_why_a_module_has_no_app_is_told(folder, serve, text, place, hint):
    (folder / "hello.py").write_text(text)
    html = serve(folder).get("/", status=500).html
    assert (html.h2.text if html.h2 else "hello.py") == place
    assert html.strong.text == hint


def test_a_missing_import_of_a_script_is_reported(folder, serve):
    (folder / "hello.py").write_text("import helpers\n")
    html = serve(folder).get("/", status=500).html
    assert html.h1.text == "ModuleNotFoundError: No module named 'helpers'"
    assert html.h2.text == "hello.py, line 1"


def test_a_non_utf_8_file_gets_a_hint(folder, serve):
    app = serve(folder)
    app.get("/")
    (folder / "hello.py").write_bytes(b"a = 1\nname = 'caf\xe9'\n")
    html = app.get("/", status=500).html
    assert html.h1.text == "hello.py:2: isn't UTF-8"
    assert html.strong.text.startswith("Save the file as UTF-8: choose")
    assert html.h2.text == "hello.py, line 2"
    assert html.mark.text == "   2  name = 'caf\ufffd'"


@pytest.mark.parametrize(
    ("code", "line"),
    [
        (b"# coding: ascii\n\nname = '\xe9'\n", "hello.py, line 3"),
        (b"# coding: none-such\nname = 'x'\n", "hello.py, line 1"),
        (b"name = 1\nnumber = 2\0\n", "hello.py, line 2"),
    ],
)
def test_a_file_in_another_encoding_is_shown_with_its_line(folder, serve, code, line):
    (folder / "hello.py").write_bytes(code)
    html = serve(folder).get("/", status=500).html
    assert html.h2.text == line
    assert html.strong.text.startswith("Save the file as UTF-8")


def test_what_is_at_fault_in_a_line_is_marked(page):
    html = page("x = (1\n        y = 2").html
    assert html.mark.text == "   6          x = (1"
    assert html.mark.u.text == "("


def test_what_is_missing_at_the_end_of_a_line_is_marked_there(page):
    html = page("if 1\n            pass").html
    assert html.mark.text == "   6          if 1  "
    assert html.mark.u.text == "  "


@pytest.mark.skipif(sys.version_info < (3, 11), reason="Python tells from 3.11 on")
def test_the_call_that_failed_is_marked(page):
    html = page("x = 'Zoë', nouns[0], 'elm'").html
    assert html.mark.u.text == "nouns"
    html = page('self.response.write("""\n{ }""".format(1))').html
    assert html.mark.u.text == "format(1)"
    assert page("nouns").html.mark.u is None  # all of the line


def test_the_simple_values_of_a_readers_own_frames_are_shown(page):
    html = page("b, a, secret = '<b>', 1.5, self\n        a.x", above="N = 1\n").html
    values = html.find(class_="values").text
    assert values == "a = 1.5\nb = '<b>'"  # those of the line first, and not self's


def test_the_request_is_shown_with_its_fields(folder, serve, page):
    page("1 / 0")
    (folder / "hello.py").write_text(
        (folder / "hello.py").read_text().replace("def get", "def post")
    )
    html = serve(folder).post("/", {"my_name": "Ann <b>"}, status=500).html
    asked = html.find("summary", string="Request: POST /")
    assert asked.find_next("pre").text == "my_name = 'Ann <b>'"


def test_the_error_that_was_being_handled_is_shown_with_its_line(page, caplog):
    code = (
        "try:\n            1 / 0\n        except ZeroDivisionError:\n            nope"
    )
    html = page(code).html
    cause = html.find("h2", string=re.compile("Raised while handling"))
    assert cause.text == "Raised while handling ZeroDivisionError: division by zero"
    assert cause.find_next("p").text == "hello.py, line 7, in get"
    assert cause.find_next("mark").text == "   7              1 / 0"
    console = caplog.records[0].getMessage()
    assert "while handling ZeroDivisionError: division by zero\n" in console


def test_a_long_message_leaves_the_source_in_sight(page, caplog):
    html = page("raise ValueError('x' * 5000)").html
    assert len(html.h1.text) < 300
    assert "x" * 5000 in html.find(id="everything").text
    assert len(caplog.records[0].getMessage()) < 2000


def test_the_whole_report_is_there_as_plain_text(page):
    text = page("cel_temp = '30'\n        cel_temp / 2").html.find(id="everything").text
    lines = text.split("\n")
    assert (
        lines[0]
        == lines[-1]
        == "TypeError: unsupported operand type(s) for /: 'str' and 'int'"
    )
    assert "hello.py, line 7, in get" in lines
    assert "    cel_temp = '30'" in lines
    assert "Request: GET /" in lines
    assert "Traceback (most recent call last):" in lines


def test_a_line_of_app_yaml_is_shown_as_it_is_saved_now(folder, serve, handlers):
    app = serve(folder)
    for wrong in ("urll: /.*", "ulr: /.*"):
        handlers(f"- {wrong}\n  script: hello.my_app\n")
        html = app.get("/", status=500).html
        assert html.h2.text == "app.yaml, line 3"
        assert html.mark.text == f"   3  - {wrong}"


def test_what_is_wrong_with_a_script_is_reported_once(folder, serve, handlers, caplog):
    handlers("- url: /.*\n  script: hallo.py\n")
    serve(folder).get("/", status=500)
    assert [record.getMessage() for record in caplog.records] == [
        "there is no hallo.py, but app.yaml names it; write script: hello.my_app"
    ]


@pytest.mark.parametrize("character", ["\u2028", "\x85", "\f", "\x1c"])
def test_a_character_that_ends_no_line_in_python_moves_no_line(
    folder, serve, character
):
    hello = (folder / "hello.py").read_text()
    text = f"POEM = 'icy{character}owl'\n" + hello.replace(
        "def get(self):", "def get(self):\n        1 / 0"
    )
    (folder / "hello.py").write_text(text)
    html = serve(folder).get("/", status=500).html
    assert html.h2.text == "hello.py, line 8, in get"
    assert html.mark.text == "   8          1 / 0"


def test_an_unreadable_module_is_named(folder, serve, monkeypatch):
    from companion.running.reloading import watched_file

    monkeypatch.setattr(watched_file, "read", lambda path: None)
    app = serve(folder)
    assert "hello.py: can't be read" in app.get("/", status=500).html.h1.text


def test_a_file_to_rename_is_shown(folder):
    rename = Edit("helo.py", rename="hello.py")
    found = Report("", "there is no hello.py")
    page = error_page(found, lambda environ: True, advice=lambda report: ("", [rename]))
    html = TestApp(page).get("/", status=500).html
    assert html.find("h2", string="Write this:").find_next("pre").text == (
        "rename helo.py to hello.py"
    )
