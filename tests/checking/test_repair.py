"""The change that makes a failed check pass is small, and keeps what the reader typed."""

import os
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from companion.checking import files
from companion.checking.events import FAILED, PASSED, Result, Task
from companion.checking.repair import advice, changes, trials
from companion.checking.repair.last_good import LastGood
from companion.checking.repair.repair import repaired
from companion.checking.repair.trials import Trials
from companion.checking.results import passes, results_of
from companion.checking.step_names import NAMES
from companion.problem import Edit
from tests.checking.test_edits import carry_out

FORM = '<form action="/welcome" method="post">'
GET = (
    '    def get(self):\n        self.response.headers["Content-Type"] = "text/plain"\n'
)
WRITE = '        self.response.write("Congratulations, it\'s a web app!")\n'
ROUTES = 'routes = [("/", MainPage)]\n'
APP = "my_app = webapp2.WSGIApplication(routes, debug=True)\n"
SHORT = "'''Says hello.'''\nimport webapp2\nclass Page(webapp2.RequestHandler):\n"
RENAMED = {"MainPage": "Startseite", "routes": "seiten"}


@pytest.fixture
def repair(check_repaired):
    """Check a folder, carry out the edits of the first failure, and check it again.

    It gives the edits.
    """

    def repair(folder, step=""):
        edits = check_repaired(folder, step).failed[0].edits
        for edit in reversed(edits):
            carry_out(edit, folder)
        assert check_repaired(folder, step).failed == []
        return edits

    return repair


# (the step whose folder it was, what there was: what there is now, the lines that go,
#  the lines that come)
CHANGES = [
    # What the reader typed stays: comments, other words, quotation marks, names.
    (
        "hello_wsgi",
        {"(routes, debug": "([routes], debug", "=True)": "=True)  # mine"},
        ["my_app = webapp2.WSGIApplication([routes], debug=True)  # mine"],
        ["my_app = webapp2.WSGIApplication(routes, debug=True)  # mine"],
    ),
    (
        "hello_wsgi",
        {**RENAMED, "(seiten": "([seiten]"},
        ["my_app = webapp2.WSGIApplication([seiten], debug=True)"],
        ["my_app = webapp2.WSGIApplication(seiten, debug=True)"],
    ),
    (
        "hello_html",
        {"<title>Hello</title>": "<title>My first page"},
        ['        self.response.write("<head><title>My first page</head>")'],
        ['        self.response.write("<head><title>My first page</title></head>")'],
    ),
    (
        "welcome_form",
        {FORM: "<form action='/welcome' method=post>", "def post": "def get"},
        ["    def get(self):"],
        ["    def post(self):"],
    ),
    # Whole lines.
    (
        "hello_wsgi",
        {"import webapp2": "// my app\nimport webapp2"},
        ["// my app"],
        ["# my app"],
    ),
    ("hello_wsgi", {"import webapp2\n": "input()\nimport webapp2\n"}, ["input()"], []),
    (
        "hello_wsgi",
        {
            GET: '    """The page."""\n\n' + GET.replace("    def", "def"),
            ROUTES: "\n" + ROUTES,
        },
        ["def get(self):"],
        ["    def get(self):"],
    ),
    ("hello_wsgi", {ROUTES: "", APP: APP + ROUTES}, [ROUTES[:-1]], [ROUTES[:-1]]),
    ("hello_wsgi", {ROUTES: "    " + ROUTES, APP: "    " + APP}, [], []),
    # What belongs together.
    (
        "welcome_form",
        {'"my_name"><br>': "“my_name”><br>", '"text"': "“text”"},
        ["                <input type=“text” name=“my_name”><br>"],
        ['                <input type="text" name="my_name"><br>'],
    ),
    ("welcome_form", {'"/welcome", G': '"/welcome, G'}, [], []),
    ("welcome_form", {'("my_name")': '("my_name"'}, [], []),
    # app.yaml and the names of files.
    ("hello_wsgi", {"- url: /.*": "  url: /.*"}, ["  url: /.*"], ["- url: /.*"]),
    ("hello_wsgi", {"url: /": "url:/"}, ["- url:/.*"], ["- url: /.*"]),
    (
        "hello_wsgi",
        {"handlers:": "handlers:\n- url: /.*\n  script: hello.py\nhandlers:"},
        [],
        [],
    ),
    (
        "poem_css",
        {"_dir: static": "_dir: style"},
        ["  static_dir: style"],
        ["  static_dir: static"],
    ),
]


@pytest.mark.parametrize(("step", "slips", "before", "after"), CHANGES)
def test_a_change_keeps_what_the_reader_typed(
    repair, copy_of, step, slips, before, after
):
    edits = repair(copy_of(step, slips))
    if before or after:
        gone = [line for edit in edits for line in edit.before]
        come = [line for edit in edits for line in edit.after]
        assert (gone[: len(before)], come[: len(after)]) == (before, after)
    assert advice.touched(edits) <= 6


def test_two_changes_leave_other_lines_of_the_reader_s_alone(repair, copy_of):
    slips = {"import html\n": "", "html.escape(self": "(self"}
    own = {name: f"AGE = 31\n\n\n{name}" for name in ("class Greeting", "routes = [")}
    app = copy_of("welcome_escaped", {**slips, **own})
    edits = repair(app, "welcome_escaped")
    assert [edit.after for edit in edits] == [
        ("import html",),
        ('        username = html.escape(self.request.get("my_name"))',),
    ]
    assert [len(edit.before) for edit in edits] == [0, 1]


def test_an_indentation_with_tabs_stays(repair, copy_of):
    tabs = {GET: GET.replace("    ", "\t").replace("def get", "def show")}
    tabs[WRITE] = WRITE.replace("    ", "\t")
    (edit,) = repair(copy_of("hello_wsgi", tabs))
    assert edit.after == ("\tdef get(self):",)


def test_a_line_is_added_to_a_file_without_a_last_line_break(repair, copy_of):
    app = copy_of("hello_wsgi", {"\n\n" + APP: ""})
    (edit,) = repair(app)
    assert edit.before == (ROUTES[:-1],)
    assert edit.after == (ROUTES[:-1], APP[:-1])


def test_a_file_saved_on_windows_can_be_changed(check_repaired, copy_of):
    app = copy_of("hello_wsgi", {"(routes": "([routes]"})
    text = (app / "hello.py").read_bytes().replace(b"\n", b"\r\n")
    (app / "hello.py").write_bytes(text)
    (edit,) = check_repaired(app).failed[0].edits
    assert edit.after == (APP[:-1],)


def test_a_text_file_in_another_encoding_is_left_alone(repair, copy_of):
    app = copy_of("hello_wsgi", {"(routes": "([routes]"})
    (app / "old.py").write_bytes(b"# \xe9\n")
    assert len(repair(app)) == 1


def test_a_file_renamed_by_notepad_is_renamed_back(repair, copy_of):
    app = copy_of("poem_css")
    (app / "static/style.css").rename(app / "static/style.css.txt")
    assert repair(app) == (Edit("static/style.css.txt", rename="static/style.css"),)


def test_a_rule_whose_change_does_not_help_stays_silent(
    check, copy_of, worker, monkeypatch
):
    app = copy_of("hello_wsgi", {"(routes": "(routs"})
    checked = check(app)
    (failed,) = checked.failed
    wrong = (Edit("hello.py", 1, ("import webapp2",), ("import webapp",)),)
    unfit = (Edit("hello.py", 1, ("import this",), ()),)
    lost = (Edit("goodbye.py", rename="hello.py"),)
    monkeypatch.setattr(trials, "MOST_TRIALS", 1)
    for edits in (wrong, unfit, lost):
        failed.__dict__.update(hint="import webapp", edits=edits)
        task = Task(app / "app.yaml", "app.yaml")
        first = repaired(worker, task, checked.step, checked.results)[0]
        assert first.hint == ""


def test_a_change_never_leads_back_to_an_earlier_step(check_repaired, copy_of):
    app = copy_of("welcome_escaped", {"(username)": "(user)", "import html": "# none"})
    assert not check_repaired(app, "").failed[0].edits or (
        check_repaired(app, "").step == "welcome_escaped"
    )


def test_a_folder_at_an_earlier_step_is_no_better(copy_of, worker):
    task = Task(copy_of("welcome_escaped") / "app.yaml", "app.yaml")
    failed = Result("", "GET /", "a page", FAILED)
    passed = [replace(failed, status=PASSED)]
    with Trials(worker, task, "welcome_escaped", [failed]) as tried:
        assert tried.judge("welcome_escaped", passed) == PASSED
        assert tried.judge("welcome_form", passed) == ""
        assert tried.judge("", passed) == ""


@pytest.mark.parametrize(
    "code",
    ["import os; os._exit(3)", "while True: pass", "print('x' * 9999)", "exit()"],
)
def test_code_that_stops_a_trial_does_no_harm(
    check_repaired, copy_of, monkeypatch, code
):
    app = copy_of("hello_wsgi", {"(routes": "([routes]"})
    (app / "other.py").write_text(code)
    text = (app / "hello.py").read_text()
    (app / "hello.py").write_text(f"{text}\nif routes != [routes]:\n    import other\n")
    first = check_repaired(app).failed[0]
    assert "AttributeError" in first.got


def test_no_change_is_tried_once_the_time_is_over(check_repaired, copy_of, monkeypatch):
    app = copy_of("hello_wsgi", {"(routes": "([routes]"})
    assert check_repaired(app).failed[0].edits
    monkeypatch.setattr(trials, "MOST_TRIALS", 0)
    assert not check_repaired(app).failed[0].edits


@pytest.mark.parametrize(
    ("name", "size"),
    [("venv/pyvenv.cfg", 1), (".git/objects", 2_000_000), ("photo.jpg", 2_000_000)],
)
def test_a_folder_that_takes_long_to_copy_is_not_copied(
    check_repaired, copy_of, name, size
):
    app = copy_of("hello_wsgi", {"(routes": "([routes]"})
    (app / name).parent.mkdir(exist_ok=True)
    (app / name).write_bytes(b"x" * size)
    edits = check_repaired(app).failed[0].edits
    assert bool(edits) == (name != "photo.jpg")


def test_the_reader_s_own_last_version_is_the_nearest(copy_of, worker):
    slip = {"random.sample(nouns, 3)": "random.sample(nouns, 2)"}
    app = copy_of("poem", {"noun1, noun2, noun3": "one, two, three"})
    text = (app / "poem.py").read_text()
    for number, name in ((1, "one"), (2, "two"), (3, "three")):
        text = text.replace(f"noun{number}", name)
    (app / "poem.py").write_text(text)
    task, last_good = Task(app / "app.yaml", "app.yaml"), LastGood()
    step, results = results_of(task, worker)[0]
    assert passes(results)
    assert last_good.version(step, 0) is None
    last_good.remember(step, results, app)
    (app / "poem.py").write_text(text.replace(*slip.popitem()))
    step, results = results_of(task, worker)[0]
    at = next(k for k, result in enumerate(results) if result.status == "failed")
    version = last_good.version(step, at)
    assert last_good.version("finished", at) is None
    first = repaired(worker, task, step, results, version)
    (edit,) = first[at].edits
    assert edit.after == ("    one, two, three = random.sample(nouns, 3)",)
    (changed,) = version.since(app)
    assert (changed.before, changed.after) == (edit.after, edit.before)


def test_edits_are_told_in_a_line():
    edits = [
        Edit("a.py", rename="b.py"),
        Edit("a.py", 3, (), ("x = 1", "  y")),
        Edit("a.py", 5, ("old",), ("new",)),
        Edit("a.py", 7, ("x", "y"), ()),
    ]
    assert advice.in_words(edits) == (
        "rename a.py to b.py; a.py:3: add `x = 1 / y`; a.py:5: write `new`; "
        "a.py:7-8: delete `x / y`"
    )


@pytest.mark.parametrize("step", NAMES)
def test_half_of_a_solution_is_not_shown_in_an_exercise(step):
    exercises = {"hello_html", "greet_me", "poem", "poem_css", "finished"}
    much = Edit("poem.py", 1, ("a", "b", "c"), ("d",))
    assert advice.is_shown(step, [much]) == (step not in exercises)
    assert advice.is_shown(step, [replace(much, file="app.yaml")])


def test_a_file_of_another_name_is_compared_with_its_listing(repair, copy_of):
    app = copy_of("hello_wsgi", {"hello.my_app": "start.my_app", ".write": ".wirte"})
    text = (app / "hello.py").read_text().replace("text/plain", "text/plian")
    (app / "start.py").write_text(text)
    (app / "hello.py").unlink()
    assert {edit.file for edit in repair(app)} == {"start.py"}


def test_a_folder_that_is_missing_has_no_other_name(check_repaired, copy_of):
    app = copy_of("poem_css")
    (app / "static/style.css").rename(app / "style.css")
    (app / "static").rmdir()
    assert not check_repaired(app).failed[0].edits


def test_an_added_handler_begins_with_its_url():
    lines = ["- url: /a", "  script: a.app", "- url: /b", "  script: a.app"]
    added = Edit("app.yaml", 2, (), ("  script: a.app", "- url: /c"))
    moved = changes.settled(added, lines)
    assert (moved.line, moved.after) == (3, ("- url: /c", "  script: a.app"))


@pytest.mark.posix
def test_a_pipe_and_a_broken_link_are_not_copied(repair, copy_of):
    app = copy_of("hello_wsgi", {"(routes": "([routes]"})
    os.mkfifo(app / "pipe")
    (app / "link").symlink_to("link")
    assert len(repair(app)) == 1


OWN = {"MainPage": "HomePage", "routes": "urls", "my_app": "app"}


@pytest.mark.parametrize(
    ("slip", "right"),
    [
        ('[("/", Homepage)]', 'urls = [("/", HomePage)]'),
        ('["/", HomePage]', 'urls = [("/", HomePage)]'),
        ('[("/", HomePage]', 'urls = [("/", HomePage)]'),
    ],
)
def test_one_wrong_word_does_not_rename_the_others(repair, copy_of, slip, right):
    app = copy_of("hello_wsgi")
    for path in app.glob("*.*"):
        text = path.read_text()
        for name, own in OWN.items():
            text = text.replace(name, own)
        path.write_text(text.replace('[("/", HomePage)]', slip))
    (edit,) = repair(app)
    assert edit.after == (right,)


@pytest.mark.parametrize(
    "slip", ["float(c) x 9", "float(c * 9", "float(c)) * 9", "(float(c) * 9"]
)
def test_code_with_own_names_is_changed_in_its_own_names(repair, copy_of, slip):
    app = copy_of("temperature")
    text = (app / "temperature.py").read_text()
    for name, own in {"convert_temp": "c2f", "far_temp": "f", "cel_temp": "c"}.items():
        text = text.replace(name, own)
    text = text.replace('"c"', '"cel_temp"').replace("float(c) * 9", slip)
    (app / "temperature.py").write_text(text)
    (edit,) = repair(app)
    assert edit.after == ("        f = float(c) * 9 / 5 + 32",)


def test_a_folder_of_many_files_is_not_copied(tmp_path):
    for number in range(files.MOST_FILES + 1):
        (tmp_path / f"{number}.py").touch()
    assert files.read_folder(tmp_path) is None


@pytest.mark.parametrize(("seconds", "times"), [(0.1, 1), (0.8, 2), (60, 5)])
def test_a_slow_or_busy_machine_has_more_time(copy_of, seconds, times):
    task = Task(copy_of("poem") / "app.yaml", "app.yaml", "poem")
    worker = SimpleNamespace(seconds_to_start=seconds)
    with Trials(worker, task, "poem", []) as slow:
        assert slow.task.page_limit == trials.PAGE_LIMIT * times
        left = slow.end - time.monotonic()
        assert left == pytest.approx(trials.SECONDS * times, abs=0.5)


def test_the_head_stays_as_the_reader_wrote_it(copy_of, check_repaired):
    link = '<link rel="stylesheet" href="/static/style.css">'
    title = "<title>Poem Generator</title>\n"
    wrong = link.replace("href", "src")
    lines = {
        f"{title}              {link}\n            </head>": f"{title.strip()}{wrong}</head>"
    }
    checked = check_repaired(copy_of("poem_css", lines), "poem_css")
    (edit,) = checked.failed[0].edits
    assert edit.after == (edit.before[0].replace("src", "href"),)


def test_no_listing_takes_away_a_call_to_a_function_of_the_reader_s(
    check_repaired, copy_of
):
    function = 'def safe(text):\n    return text.replace("<", "&lt;")\n\n\nclass Main'
    slips = {"class Main": function, "html.escape(": "safe("}
    (first,) = check_repaired(copy_of("welcome_escaped", slips)).failed
    assert not first.edits
    assert first.hint


@pytest.mark.parametrize(
    ("step", "edits"),
    [
        ("hello_wsgi", {WRITE: f"        unicode('typed')\n{WRITE}"}),
        ("hello_html", {"MainPage)]": 'MainPage), ("/welcome", Greeting)]'}),
    ],
)
def test_no_change_takes_away_what_is_meant(check_repaired, copy_of, step, edits):
    first = check_repaired(copy_of(step, edits), step).failed[0]
    assert first.hint
    assert not first.edits


@pytest.mark.parametrize(
    ("before", "after", "loses"),
    [
        ("<table><tr><td>", "<p>", False),
        ("<table><tr><td>Temperature</td>", "<p>", True),
        ("<table><tr><td>Temperature</td>", "page = 5", False),  # a line of its own
    ],
)
def test_no_change_to_a_page_leaves_out_many_tags(before, after, loses):
    edits = [Edit("hello.py", 3, (before,), (after,))]
    assert advice.loses_tags(edits) == loses


@pytest.mark.parametrize(
    ("before", "after", "is_replaced"),
    [
        ('write("My own words")', 'write("Congratulations, app!")', True),
        ('write("Congratulatoins")', 'write("Congratulations")', False),
        ('write("My own words")', 'write("My words")', False),
        ('write("Log me in")', 'write("Sign In")', False),
        ("write(page)", 'write("Sign In")', False),
        ('<button type="button">Go', '<button type="submit">Go', False),
    ],
)
def test_no_change_puts_other_words_for_the_readers(before, after, is_replaced):
    edits = [Edit("hello.py", 3, (before,), (after,))]
    assert advice.replaces_words(edits, "a button that says Sign In") == is_replaced
