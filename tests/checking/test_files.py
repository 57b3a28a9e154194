"""app.yaml is compared with the files that are there."""

import os

import pytest

from tests.support.project import HELLO


def test_a_new_module_missing_from_app_yaml_is_reported(check, copy_of):
    folder = copy_of("welcome_escaped")
    (folder / "temperature.py").write_text(
        (copy_of("temperature") / "temperature.py").read_text()
    )
    said = "app.yaml:8 temperature.py is there, but app.yaml names hello.my_app"
    hint = "write script: temperature.my_app in app.yaml"
    hint += ", or add --step greet_me if you have come to Greet me!"
    hint += " | app.yaml:8: write `script: temperature.my_app`"
    assert check(folder).said == f"{said} | {hint}"
    assert check(folder, "temperature").said == f"{said} | {hint}"
    assert check(folder).failed[0].expected == "script: temperature.my_app"
    assert check(folder).failed[0].section == "Temperature Converter"
    assert check(folder, "welcome_escaped").failed == []


def test_an_app_in_a_script_is_reported(check, copy_of):
    checked = check(copy_of("welcome_form", {"hello.my_app": "hello.py"}))
    assert checked.said == "app.yaml:8 script: hello.py | " + (
        "write script: hello.my_app in app.yaml"
    )
    assert (checked.step, checked.failed[0].section) == (
        "welcome_form",
        "WSGI Application",
    )


def test_a_script_is_only_right_for_the_first_step(check, copy_of):
    folder = copy_of("hello_print")
    assert check(folder).failed == []
    checked = check(folder, "temperature")
    assert "make an app called my_app in hello.py, and write script" in checked.said
    assert checked.failed[0].section == "WSGI Application"


def test_a_wrong_app_yaml_is_reported_at_the_step_of_the_code(check, copy_of):
    checked = check(copy_of("hello_wsgi", {"  script": "script"}))
    assert "'script' belongs to the url above it" in checked.said
    assert (checked.step, checked.failed[0].section) == ("hello_wsgi", "YAML Config")


def test_a_script_beside_the_steps_app_passes(check, copy_of):
    yaml = "- url: /.*\n  script: hello.my_app"
    folder = copy_of("hello_wsgi", {yaml: f"- url: /old\n  script: old.py\n{yaml}"})
    (folder / "old.py").write_text('print("Content-Type: text/plain\\n")')
    assert check(folder, "hello_html").failed[0].got == "Content-Type: text/plain"


def test_an_older_page_next_to_the_newer_one_passes(check, copy_of):
    folder = copy_of("temperature")
    (folder / "hello.py").write_text(HELLO)
    (folder / "notes.py").write_text("x = 1\n")
    (folder / "my-notes.py").write_text("not python")
    assert check(folder).failed == []


def test_a_page_abandoned_long_ago_passes(check, copy_of):
    folder = copy_of("welcome_escaped")
    left = folder / "temperature.py"
    left.write_text((copy_of("temperature") / "temperature.py").read_text())
    os.utime(left, (1, 1))
    assert check(folder).failed == []


@pytest.mark.parametrize(
    ("rename", "words"),
    [
        (
            {"hello.py": "Hello.py"},
            "the file is called Hello.py: rename it to hello.py",
        ),
        ({"hello.py": "hello.py.txt"}, "the file is called hello.py.txt: rename it"),
        (
            {"hello.py": "helo.py"},
            "rename helo.py to hello.py, or write script: helo.my",
        ),
        (
            {"hello.py": "web.py"},
            "save your code as hello.py, or write script: web.my_app",
        ),
        ({"hello.py": "web.txt"}, "save your code as hello.py, in the folder with app"),
        (
            {"hello.py": "code/hello.py"},
            "the file is code/hello.py: move it into the same",
        ),
    ],
)
def test_a_file_with_another_name_is_reported(check, copy_of, rename, words):
    folder = copy_of("hello_wsgi")
    for old, new in rename.items():
        (folder / new).parent.mkdir(exist_ok=True)
        text = (folder / old).read_text()
        (folder / old).unlink()
        (folder / new).write_text(text)
    said = check(folder).said
    assert said.startswith("app.yaml:8 there is no hello.py, but app.yaml names hello")
    assert words in said


@pytest.mark.posix
@pytest.mark.parametrize("name", ["hello.py", "app.yaml"])
def test_a_file_that_cannot_be_read_is_named(check, copy_of, name):
    folder = copy_of("hello_wsgi")
    (folder / name).unlink()
    (folder / name).symlink_to("/proc/self/mem")  # its first byte can't be read
    said = check(folder, "hello_wsgi").said
    assert "can't be read" in said


def test_several_files_with_other_names_get_a_general_hint(check, copy_of):
    folder = copy_of("hello_wsgi")
    (folder / "hello.py").rename(folder / "web.py")
    (folder / "notes.py").write_text("")
    assert "save your code as hello.py, or write another name" in check(folder).said


def test_a_script_with_another_name_is_reported(check, copy_of):
    folder = copy_of("hello_print")
    (folder / "hello.py").rename(folder / "helo.py")
    assert "rename helo.py to hello.py, or write script: helo.py" in check(folder).said


@pytest.mark.parametrize("step", ["hello_print", "hello_wsgi"])
def test_an_empty_file_is_reported(check, copy_of, step):
    folder = copy_of(step)
    (folder / "hello.py").write_text("\n")
    assert check(folder).said == (
        "hello.py:0 is empty | write your code in hello.py and save it"
    )


def test_a_module_in_a_package_passes(check, copy_of):
    folder = copy_of("hello_wsgi", {"hello.my_app": "hello.web.my_app"})
    (folder / "hello").mkdir()
    (folder / "hello" / "__init__.py").write_text("")
    (folder / "hello.py").rename(folder / "hello" / "web.py")
    assert check(folder).failed == []


def test_a_package_passes(check, copy_of):
    folder = copy_of("hello_wsgi")
    (folder / "hello").mkdir()
    (folder / "hello.py").rename(folder / "hello" / "__init__.py")
    assert check(folder, "hello_wsgi").failed == []


def test_a_folder_without_a_script_is_reported(check, copy_of):
    folder = copy_of("hello_print", {"script: hello.py": "static_dir: static"})
    (folder / "static").mkdir()
    assert check(folder).said.startswith("app.yaml:6 app.yaml names no script | ")
    assert "`script: hello.py`" in check(folder).said


def test_an_imported_module_neednt_be_in_app_yaml(check, copy_of):
    folder = copy_of("hello_wsgi")
    (folder / "temperature.py").write_text(
        (copy_of("temperature") / "temperature.py").read_text()
    )
    text = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(
        "import temperature\n"
        + text.replace('", MainPage)', '", MainPage), ("/t", temperature.MainPage)')
    )
    (folder / "temperature.py").write_text(
        (folder / "temperature.py").read_text().replace('action="/"', 'action="/t"')
    )
    checked = check(folder)
    assert (checked.step, checked.failed) == ("temperature", [])


def test_the_greeting_can_be_in_its_own_module(check, copy_of):
    folder = copy_of(
        "welcome_escaped",
        {"- url: /.*": "- url: /welcome\n  script: greeting.my_app\n- url: /.*"},
    )
    (folder / "greeting.py").write_text((folder / "hello.py").read_text())
    checked = check(folder)
    assert (checked.step, checked.failed) == ("welcome_escaped", [])


def test_a_mistake_in_a_template_is_found(check_repaired, copy_of):
    folder = copy_of("welcome_form")
    text = (folder / "hello.py").read_text()
    html = text[text.index("<html>") : text.index("</html>") + len("</html>")]
    (folder / "form.html").write_text(html.replace("<form", "<from"))
    code = '__import__("pathlib").Path("form.html").read_text()'
    (folder / "hello.py").write_text(text.replace(f'"""\n          {html}"""', code))
    said = check_repaired(folder).said
    assert said.startswith("form.html:5 a field, but no form around it")
    assert said.endswith('form.html:4: write `<form action="/welcome" method="post">`')


def test_a_template_that_isnt_utf_8_passes(check, copy_of):
    folder = copy_of("hello_wsgi")
    (folder / "old.html").write_bytes(b"\xe9")
    assert check(folder).failed == []


@pytest.mark.parametrize("step", ["hello_print", "hello_wsgi"])
def test_a_module_that_isnt_utf_8_is_reported(check, copy_of, step):
    folder = copy_of(step)
    lines = (folder / "hello.py").read_bytes().count(b"\n")
    with (folder / "hello.py").open("ab") as file:
        file.write(b"# caf\xe9\n")
    assert (
        f"hello.py:{lines + 1} isn't UTF-8 | save the file as UTF-8"
        in check(folder).said
    )


def test_a_module_that_isnt_imported_gets_a_hint(check, copy_of):
    folder = copy_of("hello_wsgi", {'"Congratulations, it\'s a web app!"': "texts.HI"})
    (folder / "texts.py").write_text('HI = "Hi"\n')
    assert "import texts" in check(folder).said


def test_a_page_with_only_fields_is_an_html_page(check, copy_of):
    assert check(copy_of("welcome_form"), "hello_html").failed == []


ODD_PAGES = {
    "a form to an address that can't be read": '<form action="//[" method="post">',
    "a form to a host in brackets": '<form action="http://[your-app]/" method="post">',
    "a style sheet at such an address": '<link rel="stylesheet" href="http://[/a.css">',
}


@pytest.mark.parametrize("html", ODD_PAGES.values(), ids=ODD_PAGES)
def test_a_page_with_an_odd_address_is_checked(check, folder, html):
    field = '<input name="my_name"><input type="submit" value="Sign In"></form>'
    hello = (folder / "hello.py").read_text().replace("text/plain", "text/html")
    text = repr(f"<title>Enter your name...</title>{html}{field}")
    (folder / "hello.py").write_text(
        hello.replace('"Congratulations, it\'s a web app!"', text)
    )
    for step in ("welcome_form", "poem_css", ""):
        assert check(folder, step).said


def test_an_app_with_a_router_of_its_own_is_checked(check, folder):
    with (folder / "hello.py").open("a") as file:
        file.write(
            "class Router:\n    match_routes = property(lambda self: 1 / 0)\n\n"
            "my_app.router = Router()\n"
        )
    assert check(folder).said


def test_three_modules_are_the_finished_app_though_one_does_not_load(check, copy_of):
    folder = copy_of("finished")
    (folder / "temperature.py").write_text("import gone\n")
    assert check(folder).step == "finished"


def test_a_page_that_its_code_leaves_empty_has_no_known_cause(check, copy_of):
    folder = copy_of("hello_wsgi", {"my_app = webapp2": "wsgi = webapp2"})
    with (folder / "hello.py").open("a") as hello:
        hello.write(
            "\n\ndef my_app(environ, start_response):\n"
            "    start_response('200 OK', [('Content-Type', 'text/plain')])\n"
            "    return []\n"
        )
    assert check(folder, "hello_wsgi").said.strip() == "an empty page |"


def test_a_form_that_goes_to_a_path_with_other_letters_is_checked(check, copy_of):
    folder = copy_of("welcome_form", {'action="/welcome"': 'action="/grüße"'})
    assert '<form action="/grüße" method="post">' in check(folder).said
    hello = folder / "hello.py"
    hello.write_text(hello.read_text().replace('"/welcome", G', '"/grüße", G'))
    assert check(folder).failed == []


def test_the_finished_app_has_all_pages(check, copy_of):
    checked = check(copy_of("poem_css"), "finished")
    assert "no page with the greeting or the temperature converter" in checked.said


def test_all_pages_together_are_the_finished_app(check, copy_of):
    folder = copy_of("finished")
    checked = check(folder)
    assert (checked.step, checked.failed) == ("finished", [])
    assert check(folder, "finished").failed == []


@pytest.mark.parametrize("text", [None, "", "import os\n"])
@pytest.mark.parametrize("module", ["temperature", "poem"])
def test_the_name_of_a_module_to_come_tells_the_step(check, copy_of, module, text):
    folder = copy_of("welcome_escaped", {"hello.my_app": f"{module}.my_app"})
    if text is not None:
        (folder / f"{module}.py").write_text(text)
    assert check(folder).step == module


def test_the_newest_of_two_forgotten_modules_is_the_one_to_name(check, copy_of):
    folder = copy_of("temperature")
    for step, name in (("greet_me", "hello.py"), ("poem", "poem.py")):
        (folder / name).write_text((copy_of(step) / name).read_text())
    assert "write script: poem.my_app" in check(folder).said


def test_an_app_yaml_that_cannot_be_read_gets_no_hint_about_a_line(check, copy_of):
    folder = copy_of("hello_wsgi")
    (folder / "app.yaml").write_text("#" * 300_000)
    assert check(folder).said == "app.yaml:0 longer than 200,000 bytes | shorten it"


@pytest.mark.parametrize("step", ["hello_html", "temperature"])
def test_a_colour_in_a_tag_and_a_price_are_no_values_of_python(check, copy_of, step):
    body = "<body style='color: rgb(0, 0, 99)'><p>$5 (a, b) [1]</p>"
    assert check(copy_of(step, {"<body>": body})).failed == []


SCRIPT_IN_GERMAN = """\
def anzeigen(typ, inhalt):
    print('Content-Type:', typ, '\\n')
    print(inhalt)
anzeigen('text/plain', 'Congratulations, it\\'s a ' 'web app!')
"""
APP_IN_GERMAN = """\
from webapp2 import RequestHandler, WSGIApplication
TEXT = "Congratulations, it's a web app!"
class Startseite(RequestHandler):
    def get(self):
        antwort = self.response
        antwort.content_type = 'text/plain'
        antwort.out.write(TEXT)
anwendung = WSGIApplication([('/', Startseite)], debug=True)
"""


@pytest.mark.parametrize(
    ("step", "old", "new", "code"),
    [
        ("hello_print", "hello.py", "startseite.py", SCRIPT_IN_GERMAN),
        ("hello_wsgi", "hello.my_app", "startseite.anwendung", APP_IN_GERMAN),
    ],
)
def test_what_passes_is_the_tutorials_whatever_its_names(
    check, copy_of, step, old, new, code
):
    folder = copy_of(step, {old: new})
    (folder / "startseite.py").write_text(code)
    (folder / "hello.py").unlink()
    checked = check(folder)
    assert (checked.step, checked.failed) == (step, [])
