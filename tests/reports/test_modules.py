"""Modules that Python doesn't find: Python 2's, a library's, or a folder of the reader's."""

import importlib.util

import pytest

from companion.reports.hints.missing_module import pip_install
from tests.reports.mistakes.code import handler, top


def hint_for(text, folder, serve, file="hello.py"):
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text)
    return serve(folder).get("/", status=500).html.strong.text


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("URLError", "urllib.error"),
        ("HTTPError", "urllib.error"),
        ("quote_plus", "urllib.parse"),
        ("urlencode", "urllib.parse"),
        ("HTTPCookieProcessor", "urllib.request"),
        ("build_opener", "urllib.request"),
        ("urlretrieve", "urllib.request"),
    ],
)
@pytest.mark.parametrize("old", ["urllib", "urllib2"])
def test_a_name_of_urllib_is_in_one_of_three_modules(name, module, old, folder, serve):
    by_name = hint_for(top(f"from {old} import {name}"), folder, serve)
    assert by_name == f"Write from {module} import {name}"
    used = hint_for(handler(f"{old}.{name}", above="import urllib\n"), folder, serve)
    assert used == f"Write import {module} and {module}.{name}"


def test_a_module_in_another_folder_is_to_be_moved(folder, serve):
    (folder / "lib").mkdir()
    (folder / "lib/greeter.py").write_text("")
    hint = hint_for(top("import greeter"), folder, serve)
    assert hint == "Move lib/greeter.py to greeter.py: no other folder is searched"


def test_a_module_that_is_missing_in_the_readers_own_package(folder, serve):
    (folder / "blog").mkdir()
    hint = hint_for(top("import blog.front"), folder, serve)
    assert hint == "Save it as blog/front.py in this folder, or install it"


def test_an_old_copy_of_a_library_is_replaced(folder, serve):
    (folder / "hello.py").write_text("import lib.feedparser\n")
    text = "from collections import Mapping\n"
    hint = hint_for(text, folder, serve, "lib/feedparser/__init__.py")
    install = pip_install("feedparser")
    assert hint == f"Type {install}, and delete this copy, which is for Python 2"


def test_a_mistake_in_a_folder_that_is_called_like_a_library(folder, serve):
    (folder / "hello.py").write_text("import mako\n")
    assert hint_for("nam = 1\nname\n", folder, serve, "mako/__init__.py") == (
        "Did you mean nam?"
    )


@pytest.mark.parametrize("python", ["pip", "python -m pip"])
def test_uv_installs_a_package_where_pip_is_missing(python, monkeypatch):
    found = importlib.util.find_spec("pip") if python == "python -m pip" else None
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: found)
    assert pip_install("Flask").endswith("pip install Flask")
    assert pip_install("Flask").startswith("uv ") is (found is None)


def test_a_folder_called_like_a_module_of_python(folder, serve):
    (folder / "site").mkdir()
    (folder / "site/base.py").write_text("")
    assert hint_for("from site import base\n", folder, serve) == (
        "Rename the folder site, for example to my_site, and import my_site for what is in it: "
        "Python finds another module of that name first"
    )


def test_a_script_in_such_a_folder(folder, serve, handlers):
    handlers("- url: /.*\n  script: site.hello.my_app")
    assert hint_for("my_app = 5\n", folder, serve, "site/hello.py") == (
        "Rename the folder site, for example to my_site, "
        "and write script: my_site.hello.my_app: "
        "Python finds another module of that name first"
    )


@pytest.mark.parametrize(
    ("code", "write"),
    [
        ("from posts import Post", "from .posts import ..."),
        ("import posts", "from . import posts"),
        ("from html import Post", "from .html import ..."),  # Python's own comes first
    ],
)
def test_a_module_in_the_same_package_gets_a_dot(code, write, folder, serve):
    (folder / "hello.py").write_text("import blog.front\n")
    (folder / "blog").mkdir()
    for name in ("posts", "html"):
        (folder / f"blog/{name}.py").write_text("class Post: pass\n")
    hint = hint_for(code, folder, serve, "blog/front.py")
    assert hint == f"Write {write}, with a dot: it is in the same folder as this file"
