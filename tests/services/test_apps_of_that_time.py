"""Apps as they were written for webapp2 and Python 2: each mistake's hint leads on."""

import html
import shutil
from pathlib import Path

import pytest
from webtest import AppError

APPS = Path(__file__).with_name("apps")
HASH = "write .encode() after the text: a hash takes bytes"
HMAC = (
    'write hmac.new(SECRET.encode(), s.encode(), "md5"): it takes bytes and the kind of '
    "hash, which was md5 in Python 2"
)
JINJA = (
    'remove "jinja2.ext.autoescape" from extensions on line 11: Jinja2 3.1 has it built '
    "in, and autoescape=True is enough"
)
RUN = "remove it and the lines that use it: the server runs the app that app.yaml names"
ESCAPE = "write `import html` and html.escape(...)"
# What is typed because of each hint.
CORRECTIONS = {
    "guestbook": [
        (
            "write `import urllib.parse` and urllib.parse.urlencode(...)",
            {
                "import urllib\n": "import urllib.parse\n",
                "urllib.url": "urllib.parse.url",
            },
        ),
        (ESCAPE, {"import cgi\n": "import html\n", "cgi.escape": "html.escape"}),
    ],
    "blog": [(JINJA, {'    extensions=["jinja2.ext.autoescape"],\n': ""})],
    "signup": [
        (ESCAPE, {"import cgi\n": "import html\n", "cgi.escape": "html.escape"}),
        (HMAC, {"SECRET, s": 'SECRET.encode(), s.encode(), "md5"'}),
        ("write string.ascii_letters", {"string.letters": "string.ascii_letters"}),
        (HASH, {"name + pw + salt": "(name + pw + salt).encode()"}),
    ],
    "rot13": [
        (
            "write `import webapp2`",
            {
                "from google.appengine.ext import webapp\n": "import webapp2\n",
                "webapp.": "webapp2.",
                "ext.webapp2.": "ext.webapp.",
            },
        ),
        (
            RUN,
            {
                "from google.appengine.ext.webapp.util import run_wsgi_app\n": "",
                'def main():\n    run_wsgi_app(app)\n\n\nif __name__ == "__main__":\n'
                "    main()\n": "",
            },
        ),
        (
            'write `import codecs` and codecs.encode(..., "rot13")',
            {
                "import cgi\n": "import cgi\nimport codecs\n",
                'self.request.get("text").encode("rot13")': "codecs.encode("
                'self.request.get("text"), "rot13")',
            },
        ),
        (ESCAPE, {"import cgi\n": "import html\n", "cgi.escape": "html.escape"}),
    ],
}


def use_guestbook(app):
    app.get("/")
    page = app.post("/sign", {"content": "<b>hi"}).follow()
    assert "An anonymous person wrote" in page.text
    assert "&lt;b&gt;hi" in page.text
    form = page.click("Login").form
    form["email"] = "ann@gmail.com"
    page = form.submit().follow()
    form = page.form
    form["content"] = "and me"
    assert "<b>ann</b> wrote" in form.submit().follow().text
    page.click("Logout").follow().click("Login")


def use_blog(app):
    app.get("/blog")
    assert "we need both" in app.post("/blog/newpost", {"subject": "One"}).text
    post = {"subject": "One", "content": "<b>first"}
    page = app.post("/blog/newpost", post)
    assert page.location.startswith("http://localhost/blog/")
    assert "&lt;b&gt;first" in page.follow().text
    assert "One" in app.get("/blog").text
    app.get("/blog/12345", status=404)


def use_signup(app):
    ann = {"username": "ann", "password": "secret"}
    assert "&quot;&gt;" in app.post("/signup", {**ann, "username": '">'}).text
    assert app.get("/welcome").location.endswith("/signup")
    assert app.post("/signup", ann).follow().text == "Welcome, ann!"
    assert "already exists" in app.post("/signup", ann).text
    app.set_cookie("user_id", "1|forged")
    assert app.get("/welcome").location.endswith("/signup")


def use_rot13(app):
    form = app.get("/").form
    form["text"] = "<Uryyb>"
    assert "&lt;Hello&gt;" in form.submit().text


USES = {
    "guestbook": use_guestbook,
    "blog": use_blog,
    "signup": use_signup,
    "rot13": use_rot13,
}


@pytest.mark.parametrize("name", USES)
def test_the_hints_lead_to_an_app_that_runs(name, notes, serve):
    here = notes((APPS / f"{name}.py").read_text())
    shutil.copytree(APPS / "templates", here.folder / "templates")
    app = serve(here.folder)
    for hint, changes in CORRECTIONS[name]:
        with pytest.raises(AppError) as failed:  # the page that WebTest got
            USES[name](app)
        assert f"\nhint: {hint}\n" in html.unescape(str(failed.value))
        code = here.code.read_text()
        for old, new in changes.items():
            assert old in code
            code = code.replace(old, new)
        here.code.write_text(code)
    USES[name](app)
