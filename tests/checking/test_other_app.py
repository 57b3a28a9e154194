"""Apps that aren't the tutorial's: what is wrong in them is told, and no more."""

import pytest

from companion.checking import files
from companion.checking.events import FAILED, PASSED

OTHER = """\
import webapp2
RECIPES = {"soup": "leek, potato", "cake": "egg, flour"}

class Search(webapp2.RequestHandler):
    def get(self):
        self.response.write('<form><input name="q"><button>Go</button></form>')


my_app = webapp2.WSGIApplication([("/", Search)], debug=True)
"""
SENDS_ON = """
    def post(self):
        self.redirect("/soup")

class Soup(webapp2.RequestHandler):
    def get(self):
        self.error(404)

my_app"""


def test_a_folder_that_is_none_of_the_tutorials_gets_no_orders(check, copy_of):
    folder = copy_of("hello_wsgi")
    (folder / "hello.py").write_text(OTHER)
    checked = check(folder)
    assert checked.step == ""
    assert "this folder isn't one of the tutorial's" in checked.said
    assert check(folder, "welcome_form").failed


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        (
            "hello.py",
            OTHER.replace("Go", "Go' + 1 + '"),
            "hello.py:6 TypeError: can only",
        ),
        (
            "hello.py",
            OTHER.replace("Go</", "Go</') self.response.write('"),
            "hello.py:6 S",
        ),
        (
            "hello.py",
            OTHER.replace("<form", "<form method=post").replace(
                "\n\nmy_app", "\n    def post(self):\n        soup + 1\n\nmy_app"
            ),
            "hello.py:9 NameError: name 'soup' is not defined",
        ),
        ("app.yaml", "runtime: python27\n", "app.yaml:1 no handlers | write"),
        (
            "hello.py",
            OTHER.replace("'<form>", "str(self.request.get) + '<form>"),
            "hello.py:6 <bound method Request.get | the page shows a function",
        ),
        (
            "hello.py",
            OTHER.replace("'<form>", "'<form method=post>")
            .replace("\n\nmy_app", SENDS_ON)
            .replace("Search)]", "Search), ('/soup', Soup)]"),
            "a redirect to /soup, which answers: 404",
        ),
        (
            "hello.py",
            OTHER.replace("<form", "<a href=/soups>Soups</a><form"),
            "hello.py:6 routes has no /soups, only / | add ('/soups', Search) to",
        ),
    ],
)
def test_what_is_wrong_in_any_app_is_told_without_the_tutorials_page(
    check, copy_of, file, text, said
):
    folder = copy_of("hello_wsgi")
    (folder / "hello.py").write_text(OTHER)
    (folder / file).write_text(text)
    checked = check(folder)
    assert checked.step == ""
    assert checked.said.startswith(said)


def test_a_picture_that_fails_is_told_with_the_line_that_fails(check, copy_of):
    folder = copy_of("hello_wsgi")
    draw = OTHER.replace("<form", "<img src=/draw?of=soup><form").replace(
        "\n\nmy_app",
        """
class Draw(webapp2.RequestHandler):
    def get(self):
        if self.request.get("of"):
            draw()

my_app""",
    )
    route = '("/", Search), ("/draw", Draw)'
    (folder / "hello.py").write_text(draw.replace('("/", Search)', route))
    checked = check(folder)
    assert [result.asked for result in checked.failed] == ["GET /draw, a link"]
    assert checked.said.startswith("hello.py:11 NameError: name 'draw' is not defined")


def test_the_pages_of_another_app_that_work_pass(check, copy_of):
    folder = copy_of("hello_wsgi")
    (folder / "hello.py").write_text(OTHER)
    page, form, tutorials = check(folder).results
    assert page.status == form.status == PASSED
    assert (tutorials.asked, tutorials.status) == ("this folder", FAILED)


def test_a_script_of_another_app_is_run(check, copy_of):
    folder = copy_of("hello_print")
    (folder / "hello.py").write_text(
        "RECIPES = {'soup': 'leek, potato'}\nprint(cake)\n"
    )
    assert check(folder).said.startswith("hello.py:2 NameError: name 'cake'")


def test_no_made_up_address_is_held_against_another_app(check, copy_of):
    folder = copy_of("hello_wsgi")
    recipe = (
        "\nclass Recipe(Search):\n    def get(self, dish):\n        RECIPES[dish]\n"
    )
    text = OTHER.replace("\nmy_app", f"{recipe}\nmy_app")
    route = r'("/", Search), ("/recipes/(\w+)", Recipe)'
    (folder / "hello.py").write_text(text.replace('("/", Search)', route))
    assert "isn't one of the tutorial's" in check(folder).said


def test_a_blog_is_not_the_step_that_asks_for_any_html(check, copy_of):
    folder = copy_of("hello_html")
    blog = OTHER.replace('<form><input name="q"><button>Go</button></form>', "<p>Old")
    (folder / "hello.py").write_text(blog)
    assert check(folder).step == "hello_html"
    (folder / "hello.py").write_text("from webapp2_extras import json\n" + blog)
    assert "isn't one of the tutorial's" in check(folder).said
    blog = blog.replace('("/", Search)', '("/", Search), ("/new", Search)')
    (folder / "hello.py").write_text(blog)
    assert "isn't one of the tutorial's" in check(folder).said
    blog = blog.replace("<p>Old", "<p>Congratulations, it's a web app!")
    (folder / "hello.py").write_text(blog.replace("'<p>", '"<p>').replace("!'", '!"'))
    assert check(folder).step == "hello_html"


def test_an_error_of_two_pages_is_told_once(check, copy_of):
    folder = copy_of("hello_wsgi")
    text = OTHER.replace("self.response", "1 / 0\n        self.response")
    routes = '("/", Search), ("/search", Search)'
    (folder / "hello.py").write_text(text.replace('("/", Search)', routes))
    assert [result.asked for result in check(folder).results] == ["GET /"]


SITE = """\
runtime: python27
handlers:
- url: /
  static_files: www/index.html
  upload: www/index.html
- url: /about
  static_files: www/about.html
  upload: www/about.html
- url: /(.*)
  static_files: www/\\1
  upload: www/(.*)
"""


@pytest.fixture
def static_site(tmp_path):
    (tmp_path / "www").mkdir()
    (tmp_path / "www/index.html").write_text("<p>Welcome")
    (tmp_path / "www/about.html").write_text("<p>About us")
    (tmp_path / "app.yaml").write_text(SITE)
    return tmp_path


@pytest.mark.parametrize("other", ["notes.txt", "make_pages.py"])
def test_a_site_of_files_needs_no_script(check, static_site, other):
    (static_site / other).touch()
    *pages, tutorials = check(static_site).results
    asked = [(page.asked, page.status) for page in pages]
    assert asked == [("GET /", PASSED), ("GET /about", PASSED)]
    assert (tutorials.got, tutorials.status) == ("other pages", FAILED)
    said = check(static_site, "hello_print").said
    assert said.startswith("app.yaml:2 app.yaml names no script | ")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "files: www/about",
            "files: www/abut",
            "app.yaml:6 there is no www/abut.html | did you mean `about.html`?",
        ),
        (
            "files: www/index",
            "files: www/start",
            "app.yaml:3 there is no www/start.html | save the file there",
        ),
        (
            "- url: /\n",
            "- url: /css\n  static_dir: css\n- url: /\n",
            "app.yaml:4 there is no folder 'css' next to app.yaml | create it",
        ),
    ],
)
def test_a_file_that_a_site_of_files_lacks_is_named(
    check, static_site, before, after, said
):
    text = (static_site / "app.yaml").read_text()
    (static_site / "app.yaml").write_text(text.replace(before, after))
    assert check(static_site).said == said


def test_static_files_that_no_visitor_gets_are_named_in_any_app(check, copy_of):
    folder = copy_of("hello_wsgi")
    (folder / "hello.py").write_text(OTHER)
    (folder / "css").mkdir()
    (folder / "css/a.css").touch()
    with (folder / "app.yaml").open("a") as file:
        file.write("- url: /css\n  static_dir: css\n")
    checked = check(folder)
    assert len(checked.failed) == 1
    assert checked.said.startswith("app.yaml:9 no visitor gets these static files | ")


GUESTS = OTHER.replace("<form", "<form method=post").replace(
    "\n\nmy_app",
    """
    def post(self):
        open("guests.txt", "a").write(self.request.get("q") + "\\n")

my_app""",
)


@pytest.mark.parametrize("largest", [1_000_000, 10])
def test_no_form_changes_the_readers_own_files(check, copy_of, monkeypatch, largest):
    monkeypatch.setattr(files, "LARGEST", largest)  # bytes of a folder to copy
    folder = copy_of("hello_wsgi")
    (folder / "hello.py").write_text(GUESTS)
    (folder / "guests.txt").write_text("ann\n")
    assert len(check(folder).results) == (3 if largest > 10 else 2)
    assert (folder / "guests.txt").read_text() == "ann\n"


def test_only_forms_of_the_app_are_sent_and_no_files(check, copy_of):
    folder = copy_of("hello_wsgi")
    forms = "<form action=//other.example></form><form><input type=file></form>"
    (folder / "hello.py").write_text(OTHER.replace("<form>", f"{forms}<form>"))
    assert len(check(folder).results) == 3


def test_fields_get_what_a_browser_would_accept(check, copy_of):
    folder = copy_of("hello_wsgi")
    text = OTHER.replace("name=", "type=email name=")
    show = "self.response.write(self.request.get('q', '@').partition('@')[1] or 1 / 0)"
    (folder / "hello.py").write_text(
        text.replace("\n\n\nmy_app", f"\n        {show}\nmy_app")
    )
    assert "isn't one of the tutorial's" in check(folder).said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1 / 0", "hello.py:7 ZeroDivisionError: division by zero | "),
        ("self.error(503)", "status 503 | "),
        (
            "self.response.write('<p>%s</p>' % self.request.get('q').encode())",
            "hello.py:7 b'1' | remove .encode(...): in Python 3, a page is made of text",
        ),
        (
            "self.response.write(b'<p>%s' % b'some text' and repr(bytes(2)))",
            "b'\\x00\\x00' | write .decode() after it: in Python 3, a page is made of text",
        ),
        (
            "self.response.write('<form action=/gone><input name=a></form>')",
            "hello.py:10 routes has no /gone",
        ),
        (
            "self.response.write('<img src=/logo.png>')",
            "hello.py:7 no url serves the file /logo.png | create a folder called static",
        ),
    ],
)
def test_a_page_that_its_app_hides_or_spoils_fails(check, copy_of, line, said):
    folder = copy_of("hello_wsgi")
    text = OTHER.replace("debug=True", "debug=False")
    text = text.replace("\n\n\nmy_app", f"\n        {line}\n\n\nmy_app")
    (folder / "hello.py").write_text(text)
    assert check(folder).said.startswith(said)
