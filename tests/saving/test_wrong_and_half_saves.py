"""A save that is half done, or wrong, or comes during a request."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from companion.config import app_yaml
from companion.running.reloading import watched_file
from tests.saving.pages import hello
from tests.support.processes import wait_for


@pytest.mark.parametrize("name", ["app.yaml", "hello.py"])
@pytest.mark.parametrize("script", ["hello.my_app", "hello.py"])
def test_a_file_that_an_editor_has_just_emptied_is_waited_for(
    folder, serve, handlers, monkeypatch, script, name
):
    handlers(f"- url: /\n  script: {script}\n")
    if script == "hello.py":
        (folder / "hello.py").write_text("print()\nprint('saved')")
    else:
        (folder / "hello.py").write_text(hello("'saved'"))
    text = (folder / name).read_text()
    app = serve(folder)
    app.get("/")
    (folder / name).write_text("")
    waits = iter(range(99))

    def sleep(seconds):
        if next(waits) == 3:
            (folder / name).write_text(text)

    monkeypatch.setattr(
        watched_file, "time", SimpleNamespace(sleep=sleep, time_ns=time.time_ns)
    )
    assert app.get("/").text.strip() == "saved"


def test_while_a_module_is_broken_only_its_own_pages_are(folder, serve, handlers):
    handlers("- url: /\n  script: hello.my_app\n- url: /b\n  script: other.my_app\n")
    (folder / "other.py").write_text(hello("'other'").replace('"/"', '"/b"'))
    app = serve(folder)
    for _ in range(2):
        (folder / "hello.py").write_text("oops(")
        assert "SyntaxError" in app.get("/", status=500).html.h1.text
        assert app.get("/b").text == "other"
        (folder / "hello.py").write_text(hello("'right'"))
        assert app.get("/").text == "right"


def test_a_wrong_app_yaml_is_shown_on_each_page_until_it_is_fixed(
    folder, serve, caplog
):
    right = (folder / "app.yaml").read_text()
    app = serve(folder)
    (folder / "app.yaml").write_text(right.replace("runtime", "runtim"))
    for path in ("/", "/other"):
        html = app.get(path, status=500).html
        assert html.h1.text == "app.yaml:3: unknown key 'runtim'"
        assert html.strong.text == "Did you mean runtime?"
        assert html.mark.text == "   3  runtim: python27"
        assert "app.yaml:3: unknown key 'runtim'" in caplog.text
    (folder / "app.yaml").write_text(right)
    app.get("/")


def test_an_app_yaml_that_is_deleted_is_missed_until_it_is_back(folder, serve):
    app = serve(folder)
    (folder / "app.yaml").rename(folder / "app.txt")
    html = app.get("/", status=500).html
    assert html.h1.text == "app.yaml: this file is no longer there"
    (folder / "app.txt").rename(folder / "app.yaml")
    app.get("/")


@pytest.mark.posix
def test_visitors_get_their_pages_while_files_are_saved(folder, serve):
    app = serve(folder)
    files = {name: (folder / name).read_text() for name in ("app.yaml", "hello.py")}
    saving = threading.Event()
    saving.set()

    def ask():
        while saving.is_set():
            assert app.get("/").status_int == 200

    with ThreadPoolExecutor() as pool:
        visitors = [pool.submit(ask) for _ in range(4)]
        for number in range(100):
            for name, text in files.items():
                (folder / "new").write_text(f"{text}# {number}\n")
                (folder / "new").replace(folder / name)  # as many editors save
        saving.clear()
        for visitor in visitors:
            visitor.result()


def test_a_folder_that_app_yaml_asks_for_can_be_made_later(folder, serve, handlers):
    handlers(
        "- url: /static\n  static_dir: static\n- url: /.*\n  script: hello.my_app\n"
    )
    app = serve(folder)
    app.get("/static/a.txt", status=404)
    (folder / "static").mkdir()
    (folder / "static/a.txt").write_text("now")
    assert app.get("/static/a.txt").text == "now"
    assert app.get("/").text == "Congratulations, it's a web app!"


def test_the_error_page_of_a_script_shows_it_as_saved_last(folder, serve, handlers):
    handlers("- url: /.*\n  script: hello.py\n")
    app = serve(folder)
    for text in ('print "first"', 'prnt("other")', '\n\nprnt("third")'):
        (folder / "hello.py").write_text(text)
        html = app.get("/", status=500).html
        assert html.mark.text.endswith(text.strip())


def test_a_save_while_a_handler_imports_a_module_breaks_neither_page(
    folder, serve, handlers, monkeypatch
):
    monkeypatch.chdir(folder)
    handlers("- url: /.*\n  script: hello.my_app\n")  # many requests at a time
    (folder / "hello.py").write_text("import time" + hello("__import__('dep').NUMBER"))
    (folder / "dep.py").write_text(
        """
import os, time
os.mkdir("importing")
while not os.path.exists("go on"): time.sleep(0.01)
NUMBER = "old"
"""
    )
    app = serve(folder)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(app.get, "/")
        wait_for((folder / "importing").exists)
        (folder / "dep.py").write_text("NUMBER = 'new'")
        second = pool.submit(app.get, "/")
        time.sleep(0.5)  # so that the second is about to import it anew
        (folder / "go on").touch()
        assert first.result().text == "old"
        assert second.result().text == "new"


def test_an_app_yaml_that_is_fixed_while_it_is_read_is_read_again(
    folder, serve, monkeypatch
):
    right = (folder / "app.yaml").read_text()
    app = serve(folder)
    read = app_yaml.read

    def read_and_then_it_is_fixed(path, name):
        monkeypatch.setattr(app_yaml, "read", read)
        try:
            return read(path, name)
        finally:
            path.write_text(right)

    monkeypatch.setattr(app_yaml, "read", read_and_then_it_is_fixed)
    (folder / "app.yaml").write_text(right.replace("runtime", "runtim"))
    assert app.get("/").text == "Congratulations, it's a web app!"
