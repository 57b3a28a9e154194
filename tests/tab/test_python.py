"""What the tab's Python does, in this process: there it has no threads and processes."""

import io
import json
import logging
import re
import sys
import zipfile
from sys import monitoring

import pytest

from companion.checking.events import load
from companion.problem import Problem
from companion.server.console import loggers
from companion.tab import folder
from companion.tab.checks import Checks
from companion.tab.pack import licences, pack, pack_stdlib
from companion.tab.pages import SECONDS, Pages
from companion.tab.time_limit import TOOL
from tests.support.commands import type_command
from tests.support.project import ROOT, STEPS

HELLO = {
    name: (STEPS["hello_wsgi"] / name).read_text(encoding="utf-8")
    for name in ("app.yaml", "hello.py")
}
HEADER = 'self.response.headers["Content-Type"] = "text/plain"'
SCRIPT = {"app.yaml": HELLO["app.yaml"].replace("hello.my_app", "hello.py")}


@pytest.fixture(autouse=True)
def process_as_before(monkeypatch, forget_modules, tmp_path):
    """Undo what only a process of its own may do."""
    forget_modules(tmp_path / folder.NAME)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GAE_ENV", "")
    for name in ("stdout", "stderr", "argv"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    handlers = [(root, list(root.handlers)) for root in (loggers.root, logging.root)]
    yield
    for root, before in handlers:
        root.handlers[:] = before
    if monitoring.get_tool(TOOL):
        monitoring.set_events(TOOL, 0)
        monitoring.free_tool_id(TOOL)


@pytest.fixture
def pages(tmp_path):
    pages = Pages(str(tmp_path))
    yield pages
    pages.router.close()


@pytest.fixture
def told():
    return []


@pytest.fixture
def checks(tmp_path, told):
    return Checks(told.append, str(tmp_path))


def edited(before, after):
    assert before in HELLO["hello.py"]
    return {**HELLO, "hello.py": HELLO["hello.py"].replace(before, after)}


def test_an_error_in_a_page_is_shown(pages):
    answer = pages.request(edited(HEADER, "1 / 0"), "GET", "/")
    assert b"<h1>ZeroDivisionError: division by zero</h1>" in answer["body"]


def test_a_page_and_its_log(pages):
    answer = pages.request(HELLO, "GET", "/")
    assert answer["status"] == "200 OK"
    assert answer["body"] == b"Congratulations, it's a web app!"
    assert "GET / 200" in answer["log"]
    assert pages.request(HELLO, "GET", "/")["log"].count("GET") == 1


def test_a_page_of_a_file_beside_the_code(pages):
    texts = {**edited('"Congratulations, it\'s a web app!"', 'open("a.txt").read()')}
    answer = pages.request({**texts, "a.txt": "beside"}, "GET", "/")
    assert answer["body"] == b"beside"


def test_a_page_without_an_app_yaml(pages):
    answer = pages.request({}, "GET", "/")
    assert b"there is no app.yaml in this folder" in answer["body"]


def test_a_page_after_a_save(pages):
    pages.request(HELLO, "GET", "/")
    texts = edited("Congratulations", "Hooray")
    assert pages.request(texts, "GET", "/")["body"].startswith(b"Hooray")


def test_a_loop_that_never_ends_is_told_with_its_line(pages, monkeypatch):
    monkeypatch.setattr(pages.router.time_limit, "seconds", 0.2)
    texts = edited(HEADER, "while True:\n            pass")
    answer = pages.request(texts, "GET", "/")
    assert answer["status"].startswith("500")
    assert re.search("hello.py, line [67], in get", answer["log"])
    assert b"took more than 0.2 seconds" in answer["body"]


@pytest.mark.parametrize(
    ("status", "words"),
    [(None, f"took more than {SECONDS:g} seconds"), (3, "exited with status 3")],
)
def test_a_page_that_ended_python_is_told_by_the_next_one(pages, status, words):
    answer = pages.ended(HELLO, status, "GET", "/slow")
    assert words in answer["body"].decode()
    assert words in answer["log"]


SCRIPTS = {
    "print('Content-Type: text/plain')\nprint()\nprint(input())": "typed=%3Cb%3E",
    "print('no header')": "isn&#x27;t a header",
    "1 / 0": "ZeroDivisionError",
    "exit(3)": "Python exited with status 3",
    "exit('no')": "Python exited with status 1",
    "print('A: b')\nprint()\nprint('all')\nexit()": "all",
    "print('A: b')\nprint()\nimport colorsys, words\nprint(words.WORD)": "first",
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_that_prints_its_page(pages, script):
    texts = {**SCRIPT, "hello.py": script, "words.py": "WORD = 'first'"}
    answer = pages.request(texts, "POST", "/", [], b"typed=%3Cb%3E")
    assert SCRIPTS[script] in answer["body"].decode()


def test_a_script_starts_anew_for_each_request(pages):
    script = (
        "import os, words\n"
        "print('A: b')\nprint()\nprint(words.WORD, os.environ.get('SEEN'))\n"
        "os.environ['SEEN'] = 'yes'\n"
    )
    for word in ("first", "second"):
        texts = {**SCRIPT, "hello.py": script, "words.py": f"WORD = {word!r}"}
        assert pages.request(texts, "GET", "/")["body"].decode() == f"{word} None\n"


def test_a_check_in_colour_without_commands_to_type(checks, told):
    said = checks.check(HELLO, False)
    assert "\033[32m✓ 4 of 4 checks passed." in said
    assert "python" not in said
    assert all(told)


def test_a_failed_check_comes_with_a_change_that_was_tried(checks, told):
    texts = edited("(routes,", "(routes")
    assert "+ my_app = webapp2.WSGIApplication(routes, debug=True)" in checks.check(
        texts, False
    )
    assert told[-1] == ""  # what is tried says no more than that it goes on


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("(routes,", "(routes"),
        ("Congratulations", "Hooray"),
        ("get(", "gte("),
    ],
)
def test_the_check_says_the_same_as_in_a_terminal(checks, tmp_path, before, after):
    said = re.sub(r"\033\[\d+m", "", checks.check(edited(before, after), False))
    typed = type_command(ROOT / "check.py", ".", cwd=tmp_path / folder.NAME).stdout
    lines = [line for line in typed.splitlines() if "check.py" not in line]
    for line in lines:
        if not line.startswith(("Compare with", "Once you have written")):
            assert line.replace("FAIL", "✗").replace("ok ", "✓ ") in said.splitlines()


def test_a_folder_without_an_app_yaml(checks):
    assert "there is no app.yaml in this folder" in checks.check({}, False)


@pytest.mark.parametrize(
    ("status", "words"), [(None, "took more than 3 seconds"), (3, "with status 3")]
)
def test_a_check_that_ended_python_is_told_by_the_next_one(checks, told, status, words):
    checks.check(HELLO, False)
    asked = [line for line in told if type(load(line)).__name__ == "Asked"]
    assert words in checks.hung(HELLO, asked[:1], status)


def test_a_search_for_changes_that_ended_python_leaves_what_was_found(checks, told):
    texts = edited("Congratulations", "Hooray")
    checks.check(texts, False)
    said = checks.hung(texts, [line for line in told if line], None)
    assert "Hooray" in said
    assert "took more" not in said


def test_a_file_that_the_code_has_written_stays(pages):
    code = 'open("seen.txt", "a").write("x")\n        ' + HEADER
    for seen in ("x", "xx"):
        pages.request(edited(HEADER, code), "GET", "/")
        assert (pages.folder / "seen.txt").read_text() == seen


def test_files_that_were_deleted_and_their_folders_are_gone(checks):
    checks.check({**HELLO, "static/a/style.css": "body {}"}, False)
    checks.check(HELLO, False)
    assert sorted(path.name for path in checks.files.folder.iterdir()) == [*HELLO]


def test_a_zip_has_the_folder_and_is_opened_again(checks):
    texts = {**HELLO, "static/é.css": "body {}\n\ud800"}
    data = checks.to_zip(texts)
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert names[0] == "my_first_app/app.yaml"
    assert checks.from_zip(memoryview(data), "a.zip") == {
        "texts": {**texts, "static/é.css": "body {}\n?"}
    }


def zipped(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("files", "texts"),
    [
        ({"hello.py": "a\r\nb"}, {"hello.py": "a\nb"}),
        # The folder with the app.yaml, without what a system or Python puts beside it.
        (
            {
                "class/ann/app.yaml": "",
                "class/ann/static/a.css": "",
                "class/read.me": "",
                "class/ann/.git/config": b"\xff",
                "class/ann/__pycache__/hello.pyc": b"\xff",
                "__MACOSX/class/ann/app.yaml": b"\xff",
            },
            {"app.yaml": "", "static/a.css": ""},
        ),
        ({"../../etc/passwd": "", "a.py": ""}, {"a.py": ""}),
    ],
)
def test_the_files_that_a_zip_opens(files, texts):
    assert folder.from_zip(zipped(files), "a.zip") == texts


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "a.zip: isn't a .zip file"),
        (zipped({})[:-4], "a.zip: isn't a .zip file"),
        (zipped({}), "a.zip: has no files"),
        (zipped({"a.py": b"\xff"}), "a.py: is no text"),
        (zipped({"a.py": " " * 1_000_001}), "a.zip: has more than 1 MB"),
    ],
)
def test_a_zip_that_cannot_be_opened(checks, data, words):
    with pytest.raises(Problem, match=words):
        folder.from_zip(data, "a.zip")
    assert words in checks.from_zip(data, "a.zip")["problem"]


def test_what_is_packed_for_the_tab_is_compiled_but_for_the_listings():
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    names = zipfile.ZipFile(io.BytesIO(pack(str(ROOT), packages))).namelist()
    assert {
        "companion/tab/pages.pyc",
        "companion/reports/hints/hints.txt",
        "first_app/poem.py",
        "steps/9_poem_css/static/style.css",
        "packages/webapp2.pyc",
        "packages/tinyhtml5/parser.pyc",
    } <= {*names}
    assert not [name for name in names if "launcher" in name or "pytest" in name]


def test_the_packages_licences_go_along():
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    assert "webapp2 3" in licences(packages)
    assert "PyYAML 6" in licences(packages)


def test_pythons_library_is_compiled_where_the_tab_imports_it(tmp_path):
    path = tmp_path / "stdlib.zip"
    path.write_bytes(zipped({"json.py": "a = 1", "unused.py": "a = 1", "lib/": ""}))
    sys.modules["json"].__file__, before = f"{path}/json.py", json.__file__
    names = zipfile.ZipFile(io.BytesIO(pack_stdlib(str(path)))).namelist()
    sys.modules["json"].__file__ = before
    assert names == ["json.pyc", "unused.py"]
