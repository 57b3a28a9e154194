"""Mistakes that readers make, one a row, and the words that name each to them."""

import re

import pytest

FORM = '<form action="/welcome" method="post">'

# (the step whose folder it was, file, what stood there, what stands there now,
#  words of what the reader is told)
MISTAKES = [
    # app.yaml
    ("hello_wsgi", "app.yaml", "  script", " script", "app.yaml:8: not YAML"),
    ("hello_wsgi", "app.yaml", "  script", "script", "app.yaml:8: 'script' belongs to"),
    ("hello_wsgi", "app.yaml", "  script", "\tscript", "app.yaml:8: the line starts with a tab"),
    ("hello_wsgi", "app.yaml", "url: /", "url:/", "app.yaml:7: no space after the colon"),
    ("hello_wsgi", "app.yaml", "hello.my", "helo.my", "call the file helo.py"),
    ("hello_wsgi", "app.yaml", "/.*", "/hello", "status 404"),
    ("hello_print", "app.yaml", "/.*", "/", "write url: /.* in app.yaml"),
    ("poem_css", "app.yaml", "_dir: static", "_dir: css", "app.yaml:8: there is no folder"),
    # hello
    ("hello_print", "hello.py", 'print("")\n', "", 'write print("") between'),
    ("hello_print", "hello.py", 'print("Co', 'print("", "Co', 'write print("Content-Type: text/plain")'),
    ("hello_print", "hello.py", "text/plain", "text/html", "Content-Type: text/plain"),
    ("hello_print", "hello.py", "it's a", "this is a", "just as the tutorial has them"),
    ("hello_wsgi", "hello.py", "self.response.write", "print", "an empty page"),
    ("hello_wsgi", "hello.py", "    self.resp", "    # self.resp", "IndentationError"),
    ("hello_wsgi", "hello.py", 'self.response.headers["Content-Type"] =', "x =", "Content-Type"),
    ("hello_wsgi", "hello.py", "my_app =", "my_ap =", "write script: hello.my_ap in app.yaml"),
    ("hello_wsgi", "hello.py", "import webapp2", "", "Write `import webapp2`"),
    ("hello_wsgi", "hello.py", "get(self)", "get()", "Write `def get(self):`"),
    ("hello_wsgi", "hello.py", "def get", "def post", "needs a method get(self)"),
    ("hello_wsgi", "hello.py", '("/", M', '("", M', "nothing answers /: is it in routes"),
    ("hello_wsgi", "hello.py", '("/", M', '("/.*", M', "no more than ('/', MainPage)"),
    ("hello_wsgi", "hello.py", ".headers", ".header", "hello.py, line 6: look at"),
    ("hello_html", "hello.py", "text/html", "text/plain", "text/html"),
    # the form and /welcome
    ("welcome_form", "hello.py", ', ("/welcome", Greeting)', "", "nothing answers /welcome"),
    ("welcome_form", "hello.py", '"my_name"><', '"name"><', 'call the text field name="my'),
    ("welcome_form", "hello.py", ' name="my_name"><', "><", "fields without a name"),
    ("welcome_form", "hello.py", "def post", "def get", "needs a method post(self)"),
    ("welcome_form", "hello.py", 'method="post"', "", f"write {FORM}"),
    ("welcome_form", "hello.py", 'action="/welcome"', 'action="/"', f"write {FORM}"),
    ("welcome_form", "hello.py", FORM, "", "write a <form>"),
    ("welcome_form", "hello.py", "Sign In", "Log in", 'value="Sign In"'),
    ("welcome_form", "hello.py", ".format(username)", "", "into the {} with .format(...)"),
    ("welcome_form", "hello.py", 'get("my_name")', 'get("name")', "Hi there, !"),
    ("welcome_form", "hello.py", "Hi there, {}!", "{}", "Hi there, {}!"),
    ("welcome_form", "hello.py", "debug=True", "debug=True, x=1", "hello.py, line 33: look at"),
    ("welcome_escaped", "hello.py", "import html\n", "", "Write `import html`"),
    ("welcome_escaped", "hello.py", "html.escape", "cgi.escape", "html.escape(...)"),
    ("welcome_escaped", "hello.py", "html.escape", "escape", "hello.py, line 25: look at"),
    ("welcome_escaped", "hello.py", "import html", "import cgi as html", "html.escape(...)"),
    (
        "welcome_escaped",
        "hello.py",
        "html.escape(self.request.get",
        "html.escape(html.escape(self.request.get('my_name'))) or (self.request.get",
        "escaped twice",
    ),
    # the temperature converter
    ("temperature", "temperature.py", "round(far_temp, 3)", "far_temp", "round(far_temp, 3)"),
    ("temperature", "temperature.py", '"invalid input"', '"?"', "except ValueError: and"),
    ("temperature", "temperature.py", "except ValueError", "except KeyError", "except Val"),
    ("temperature", "temperature.py", "* 9 / 5", "* 5 / 9", "* 9 / 5 + 32"),
    ("temperature", "temperature.py", 'cel_temp == ""', "False", 'if cel_temp == "":'),
    ("temperature", "temperature.py", 'value="{}"', "title='{}'", 'write value="{}"'),
    ("temperature", "temperature.py", 'name="cel_temp"', 'name="temp"', 'name="cel_temp"'),
    ("temperature", "temperature.py", 'action="/"', 'action="/convert"', "<form action"),
    ("temperature", "temperature.py", '"Convert"', '"Go"', 'value="Convert"'),
    ("temperature", "temperature.py", "Fahrenheit t", "T", "Fahrenheit temperature:"),
    # "Greet me!"
    ("greet_me", "hello.py", 'greeting = ""', 'greeting = "Hi there, !"', "is not empty"),
    ("greet_me", "hello.py", "Greet me!", "Sign In", 'value="Greet me!"'),
    ("greet_me", "hello.py", "html.escape(", "str(", "html.escape"),
    ("greet_me", "hello.py", "there, {}!", "there!", "greet with what my_name holds"),
    ("greet_me", "hello.py", 'method="get"', 'method="post"', 'method="get"'),
    # the poem generator
    ("poem", "poem.py", "random.sample(nouns, 3)", "random.choices(nouns, k=3)", "sample(nouns"),
    ("poem", "poem.py", 'return "an"', 'return "a"', 'write "an" if'),
    ("poem", "poem.py", "html.escape(poem)", "poem", "html.escape(...)"),
    ("poem", "poem.py", '<input type="text" id="adverbs"', "<p", "write five"),
    ("poem", "poem.py", "<form", "<p", "write a <form> with a field for each kind"),
    ("poem", "poem.py", "{}, the {} {}", "{}, {} {}", "the shape is: An amber owl"),
    ("poem", "poem.py", "<pre>{}</pre>", "<!-- {} -->", "the shape is: An amber owl"),
    ("poem", "poem.py", 'poem = ""', "poem = nouns[0]", "IndexError"),
    ("poem_css", "poem.py", '<link rel="stylesheet"', "<!-- no link --", "write <link rel"),
    ("poem_css", "poem.py", "static/style.css", "static/styles.css", "is the file that"),
    ("poem_css", "app.yaml", "- url: /static\n  static_dir: static\n", "", "static_dir: static"),
    ("hello_wsgi", "hello.py", "(webapp2.RequestHandler)", "()", "class MainPage(webapp2.Req"),
    ("hello_wsgi", "hello.py", "self.response.write(", "return (", "self.response.write(...) it"),
    ("hello_wsgi", "hello.py", "    def get", "def get", "Indent this line by four spaces more"),
    ("hello_wsgi", "hello.py", "import webapp2", "import webapp2\nwhile True: pass", "line 2: This line did"),
    ("hello_print", "hello.py", "print(", "len(", "prints nothing"),
    ("hello_wsgi", "hello.py", "self.response.write(", "self.redirect(", "write the page itself"),
    ("greet_me", "hello.py", "<br>", '<input name="more">', "keep one text field"),
    ("greet_me", "hello.py", 'value="{}"', 'value="{}" title="{}"', "IndexError"),
    ("poem", "poem.py", "html.escape(nouns)", "nouns", "html.escape(...)"),
    ("poem", "poem.py", "    noun1, ", "    random.seed(1)\n    noun1, ", "each time anew"),
    ("poem", "poem.py", 'return "Please', '"Please', "Sample larger"),
]  # fmt: skip


@pytest.mark.parametrize(("step", "file", "before", "after", "words"), MISTAKES)
def test_a_mistake_fails_with_words_that_name_it(
    check, copy_of, step, file, before, after, words
):
    folder = copy_of(step)
    text = (folder / file).read_text()
    assert before in text
    (folder / file).write_text(text.replace(before, after))
    result = check(folder)
    assert result.step == (step if "app.yaml:" not in words else "")
    _, first = result.failed[0]
    assert first.hint
    assert words in f"{first.found} {first.hint}"


def test_output_left_unescaped_fails_the_step_that_escapes(check, copy_of):
    ((asked, outcome),) = check(copy_of("welcome_form"), "welcome_escaped").failed
    assert asked.section == "Escaping Form Input"
    assert "html.escape" in outcome.hint


@pytest.mark.parametrize("script", ["hello.py", "hello.my_app"])
def test_the_python_2_listing_as_printed_is_told_about_print(check, copy_of, script):
    folder = copy_of("hello_print")
    (folder / "hello.py").write_text(
        'print "Content-Type: text/plain"\n'
        'print ""\n'
        'print "Congratulations, it\'s a web app!"\n'
    )
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(yaml.replace("hello.py", script))
    for _, outcome in check(folder).failed:
        if "script:" not in outcome.found:
            assert "Python 3 prints with parentheses" in outcome.hint


def test_prints_left_in_a_wsgi_script_are_told_to_become_an_app(check, copy_of):
    folder = copy_of("hello_print")
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(yaml.replace("hello.py", "hello.my_app"))
    _, outcome = check(folder).failed[0]
    assert (
        "write `my_app = webapp2.WSGIApplication(routes, debug=True)`" in outcome.hint
    )


def test_css_below_the_pages_that_take_every_path_is_told(check, copy_of):
    folder = copy_of("poem_css")
    head, static, pages = (
        (folder / "app.yaml")
        .read_text()
        .partition("- url: /static\n  static_dir: static\n")
    )
    (folder / "app.yaml").write_text(head + pages + static)
    _, outcome = check(folder).failed[0]
    assert "static_dir above url: /.*" in outcome.hint


def test_a_web_page_without_a_single_tag_is_told(check, copy_of):
    folder = copy_of("hello_html")
    text = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(re.sub(r"</?(html|head|title|body)>", "", text))
    _, outcome = check(folder, "hello_html").failed[0]
    assert "write the lines of HTML" in outcome.hint


def test_the_new_hello_py_with_the_old_app_yaml_is_told(check, copy_of):
    folder = copy_of("hello_wsgi")
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(yaml.replace("hello.my_app", "hello.py"))
    _, outcome = check(folder).failed[0]
    assert outcome.hint == "write script: hello.my_app in app.yaml"


@pytest.mark.parametrize(
    "line",
    [
        'self.response.headers["Content-Encoding"] = "gzip"',
        'self.response.charset = "klingon"',
        "return None or (lambda *args: None)",
    ],
)
def test_a_response_that_is_none_is_told(check, copy_of, line):
    folder = copy_of("hello_wsgi")
    text = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(
        text.replace(
            "        self.response.write",
            f"        {line}\n        self.response.write",
        )
    )
    result = check(folder, "hello_wsgi")
    assert result.total == 4  # and no traceback of our own


@pytest.mark.parametrize("step", ["greet_me"])
def test_a_field_that_lets_html_in_is_told(check, copy_of, step):
    folder = copy_of(step)
    text = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(
        text.replace(
            ".format(greeting, username)", ".format(greeting, html.unescape(username))"
        )
    )
    _, outcome = check(folder).failed[0]
    assert "html.escape" in outcome.hint


@pytest.mark.parametrize(
    ("step", "comment"),
    [
        ("hello_wsgi", "# a poem-like page, text/html later"),
        ("welcome_escaped", "# no longer like Greet me"),
        ("hello_html", "# my_name comes later"),
    ],
)
def test_words_in_a_comment_do_not_make_another_step(check, copy_of, step, comment):
    folder = copy_of(step)
    text = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(f"{comment}\n{text}")
    assert check(folder).step == step


def test_a_page_that_has_a_path_of_its_own_is_asked_there(check, copy_of):
    folder = copy_of("temperature")
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(
        yaml.replace("/.*", "/temperature") + "- url: /.*\n  script: hello.my_app\n"
    )
    text = (folder / "temperature.py").read_text()
    (folder / "temperature.py").write_text(text.replace('"/"', '"/temperature"'))
    (folder / "hello.py").write_text((copy_of("hello_wsgi") / "hello.py").read_text())
    result = check(folder)
    assert (result.step, result.failed) == ("temperature", [])


def test_an_error_that_debug_false_hides_is_told_how_to_show(check, copy_of):
    folder = copy_of("hello_wsgi")
    text = (folder / "hello.py").read_text().replace("debug=True", "debug=False")
    (folder / "hello.py").write_text(text.replace("self.response.write", "1 / 0, "))
    _, outcome = check(folder).failed[0]
    assert outcome.found == "status 500"
    assert "write debug=True" in outcome.hint


def test_a_web_page_without_a_word_is_told(check, copy_of):
    folder = copy_of("hello_html")
    text = (
        (folder / "hello.py")
        .read_text()
        .replace("Congratulations, it's a web app!", "")
    )
    (folder / "hello.py").write_text(text)
    _, outcome = check(folder).failed[0]
    assert "write some words" in outcome.hint


def test_a_step_gone_beyond_is_told_of_its_app_yaml(check, copy_of):
    _, outcome = check(copy_of("hello_wsgi"), "hello_print").failed[0]
    assert outcome.hint == "write script: hello.py in app.yaml"
