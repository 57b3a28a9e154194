"""What the reader sees, in the browser and on the console, of an error in their code."""

import importlib
import shutil
import sys

import pytest

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


def test_the_error_stands_first_and_last_and_on_the_console(page, caplog):
    response = page("1 / 0")
    error = "ZeroDivisionError: division by zero"
    assert response.html.h1.text == response.html.title.text == error
    assert response.html.text.strip().endswith(error)
    assert caplog.text.strip().endswith(error)


def test_the_readers_own_lines_stand_around_the_error(page):
    html = page("1 / 0").html
    assert html.h2.text == "hello.py, line 6, in get"
    assert html.mark.text == "   6          1 / 0"
    assert "class MainPage" in html.pre.text
    assert len(html.find_all("h2")) == 1  # not webapp2's own


def test_the_line_where_the_error_came_up_stands_above_those_that_led_there(page):
    html = page("fail()", above="def fail():\n    return 1 / 0\n\n").html
    assert [title.text for title in html("h2")] == [
        "hello.py, line 2, in fail",
        "hello.py, line 9, in get",
    ]


def test_an_error_in_first_app_is_shown_with_the_line_where_it_came_up(
    serve, first_app, tmp_path
):
    folder = shutil.copytree(first_app, tmp_path / "first_app")
    text = (folder / "poem.py").read_text().replace("fields = []", "fields = 1 / 0")
    (folder / "poem.py").write_text(text)
    html = serve(folder).get("/poem", status=500).html
    # And not where errors.py passes it on to be shown.
    assert all(title.text.startswith("poem.py, line ") for title in html("h2"))
    assert html.h2
    assert "fields = 1 / 0" in html.mark.text


def test_a_syntax_errors_line_is_shown(page):
    html = page("1 / / 0").html
    assert html.h2.text == "hello.py, line 6"
    assert html.mark.text == "   6          1 / / 0"


def test_everything_on_the_page_is_escaped(page):
    response = page("raise ValueError('<script>alert(1)</script>')  # <b>")
    assert response.html.h1.text == "ValueError: <script>alert(1)</script>"
    assert response.html.script is None
    assert response.html.b is None
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
    assert len(page("self.get()").html.find_all("h2")) == 1


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


@pytest.mark.parametrize(
    ("above", "code", "advice"),
    [
        ("print 'hello'\n", "pass", 'print("...")'),
        ("", "print 'hello'", 'print("...")'),
        ("exec 'x'\n", "pass", "exec(...)"),
        ("import sys\n", "print >>sys.stderr, 'x'", "file=sys.stderr"),
        ("import cgi\n", "cgi.escape('<b>')", "import html and html.escape(...)"),
        ("", "html.escape('<b>')", "import html at the top"),
        ("import urllib\n", "urllib.urlencode({})", "urllib.parse.urlencode(...)"),
        ("import string\n", "string.join([], '')", "text.join(...)"),
        ("import urllib2\n", "pass", "import urllib.request"),
        ("import StringIO\n", "pass", "io.StringIO"),
        ("from google.appengine.api import users\n", "pass", "import webapp2"),
        ("", "unicode('x')", "Write str"),
        ("", "raw_input()", "give it a form"),
        ("", "exit()", "Leave out exit()"),
        ("", "raise EOFError('EOF when reading a line')", "give it a form"),
        ("", "xrange(3)", "Write range"),
        ("", "{}.has_key('a')", "key in the_dict"),
        ("", "{}.iteritems()", "the_dict.items()"),
        ("", "'x'.decode('utf-8')", "Leave out .decode"),
        ("try: 1\nexcept KeyError, e: 2\n", "pass", "except ValueError as error:"),
        ("a = 017\n", "pass", "0o17"),
        ("if True:\n\tpass\n        pass\n", "pass", "spaces only"),
        ("a = 1\n  b = 2\n", "pass", "four spaces"),
    ],
)
def test_an_error_that_a_python_2_text_leads_to_comes_with_what_to_write(
    page, above, code, advice
):
    assert advice in page(code, above=above).html.strong.text


def test_code_in_an_advice_looks_like_code(page):
    html = page("html.escape('<b>')").html
    assert html.strong.code.text == "import html"
    assert "`" not in html.strong.text


def test_a_file_that_is_no_utf_8_has_no_lines_to_show(folder, serve):
    (folder / "hello.py").write_bytes(b"name = '\xe9'\n")
    html = serve(folder).get("/", status=500).html
    assert html.strong.text == "Save the file as UTF-8"
    assert not html("h2")


def test_an_error_of_ones_own_comes_without_advice(page):
    assert page("raise ValueError('mine')").html.strong is None


@pytest.mark.parametrize("name", ["random", "calendar", "yaml"])
def test_a_module_named_like_another_is_told_to_be_renamed(
    folder, serve, handlers, name
):
    handlers(f"- url: /.*\n  script: {name}.my_app\n")
    (folder / f"{name}.py").write_text("my_app = 1\n")
    module = importlib.import_module(name)
    app = serve(folder)
    sys.modules[name] = module
    assert f"Rename {name}.py" in app.get("/", status=500).html.text


def test_an_import_that_finds_pythons_own_module_is_told_as_well(folder, serve):
    (folder / "calendar.py").write_text("def shout(): pass\n")
    (folder / "hello.py").write_text("from calendar import shout\n")
    html = serve(folder).get("/", status=500).html
    assert html.strong.text.startswith("Rename calendar.py")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("helo.my_app", "script helo.my_app: no helo.py is there, but hello.py is"),
        ("other.my_app", "app.yaml:4: script other.my_app: no other.py is there"),
        ("hello.my_ap", "no app called my_ap is in hello.py, but my_app is"),
        ("hello.routes", "no app called routes is in hello.py"),
        ("hello.zzz", "no app called zzz is in hello.py"),
    ],
)
def test_a_script_that_is_not_there_is_named(folder, serve, handlers, script, words):
    handlers(f"- url: /.*\n  script: {script}\n")
    with (folder / "hello.py").open("a") as hello:
        hello.write("\nroutes = []\n")
    assert words in serve(folder).get("/", status=500).html.h1.text


def test_a_module_that_the_script_imports_is_another_matter(folder, serve):
    (folder / "hello.py").write_text("import helpers\n")
    html = serve(folder).get("/", status=500).html
    assert html.h1.text == "ModuleNotFoundError: No module named 'helpers'"
    assert html.h2.text == "hello.py, line 1"


def test_a_source_file_that_is_no_utf_8_is_told_to_be_saved_as_such(folder, serve):
    (folder / "hello.py").write_bytes(b"name = 'caf\xe9'\n")
    assert "UTF-8" in serve(folder).get("/", status=500).html.strong.text


def test_a_module_that_may_not_be_read_is_named(folder, serve, monkeypatch):
    from companion.running import watched_file

    monkeypatch.setattr(watched_file, "read", lambda path: None)
    app = serve(folder)
    assert "hello.py can't be read" in app.get("/", status=500).html.h1.text
