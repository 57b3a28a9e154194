"""A request that comes after a save is answered by what was saved."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from companion.running import watched_file
from tests.support.processes import wait_for

TEXTS = ["one", "two", "few", "all"]  # of equal length


@pytest.fixture(params=[False, True], ids=["bytecode on", "bytecode off"])
def bytecode(request, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", request.param)


@pytest.fixture(params=["times as they are", "times forced equal"])
def save(request, folder):
    """Save a file in the folder; saves follow each other within a clock's tick."""

    def save(name, text):
        (folder / name).write_text(text)
        if request.param == "times forced equal":
            os.utime(folder / name, (1, 1))

    return save


def hello(text):
    return f"""
import webapp2

class MainPage(webapp2.RequestHandler):
    def get(self):
        self.response.write({text})

my_app = webapp2.WSGIApplication([("/", MainPage)], debug=True)
"""


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


@pytest.mark.usefixtures("bytecode")
class TestEachSaveShows:
    def test_of_the_page_itself(self, folder, serve, save):
        app = serve(folder)
        for text in TEXTS * 5:
            save("hello.py", hello(repr(text)))
            assert app.get("/").text == text
        assert not (folder / "__pycache__").exists()

    def test_of_a_module_that_it_imports(self, folder, serve, save):
        save("hello.py", "import page\n" + hello("page.TEXT"))
        app = serve(folder)
        for text in TEXTS:
            save("page.py", f"TEXT = {text!r}")
            assert app.get("/").text == text

    def test_of_a_module_in_a_package(self, folder, serve, save):
        (folder / "parts").mkdir()
        save("hello.py", "from parts import page\n" + hello("page.TEXT"))
        app = serve(folder)
        for text in TEXTS:
            save("parts/page.py", f"TEXT = {text!r}")
            assert app.get("/").text == text

    def test_of_a_module_that_puts_something_in_its_place(self, folder, serve, save):
        save("hello.py", "import words\n" + hello("words"))
        app = serve(folder)
        for text in TEXTS:
            save("words.py", f"import sys\nsys.modules[__name__] = {text!r}")
            assert app.get("/").text == text

    def test_of_a_static_file(self, folder, serve, save, handlers):
        (folder / "static").mkdir()
        handlers("- url: /static\n  static_dir: static\n")
        app = serve(folder)
        for text in TEXTS:
            save("static/page.txt", text)
            assert app.get("/static/page.txt").text == text

    def test_of_app_yaml(self, folder, serve, save):
        app = serve(folder)
        for text in TEXTS:
            save(f"{text}.py", hello(repr(text)))
            save(
                "app.yaml",
                f"runtime: python27\nhandlers:\n- url: /\n  script: {text}.my_app\n",
            )
            assert app.get("/").text == text


def test_a_file_left_alone_is_not_read_again(tmp_path, monkeypatch):
    path = tmp_path / "hello.py"
    path.write_text("one")
    later = os.stat(path).st_mtime_ns + 2 * watched_file.CLOCK_TICK
    monkeypatch.setattr(watched_file.time, "time_ns", lambda: later)
    file = watched_file.WatchedFile(path)
    file.read()
    monkeypatch.setattr(watched_file, "read", None)  # would fail if it were called
    assert not file.changed()


def test_bytecode_that_lies_there_is_not_used(folder, serve):
    import py_compile

    (folder / "hello.py").write_text(hello("'old'"))
    os.utime(folder / "hello.py", (1, 1))
    py_compile.compile(str(folder / "hello.py"))
    (folder / "hello.py").write_text(hello("'new'"))
    os.utime(folder / "hello.py", (1, 1))
    assert serve(folder).get("/").text == "new"


def test_a_module_made_later_is_found(folder, serve):
    (folder / "hello.py").write_text(
        "try:\n    from extra import TEXT\nexcept ImportError:\n    TEXT = 'none'\n"
        + hello("TEXT")
    )
    app = serve(folder)
    assert app.get("/").text == "none"
    (folder / "extra.py").write_text("TEXT = 'some'")
    assert app.get("/").text == "some"


def test_a_package_made_later_is_found(folder, serve):
    (folder / "hello.py").write_text(
        "try:\n    from extra import TEXT\nexcept ImportError:\n    TEXT = 'none'\n"
        + hello("TEXT")
    )
    app = serve(folder)
    assert app.get("/").text == "none"
    (folder / "extra").mkdir()
    (folder / "extra" / "__init__.py").write_text("TEXT = 'some'")
    assert app.get("/").text == "some"


@pytest.mark.parametrize("entry", ["lib", "./lib"])
def test_a_module_found_through_sys_path_is_fresh_too(
    folder, serve, monkeypatch, entry
):
    monkeypatch.chdir(folder)  # as the server does
    monkeypatch.setattr(sys, "path", sys.path[:])
    (folder / "lib").mkdir()
    (folder / "hello.py").write_text(
        f"import sys\nsys.path.insert(0, {entry!r})\nimport words\n"
        + hello("words.TEXT")
    )
    (folder / "lib" / "words.py").write_text("TEXT = 'one'")
    app = serve(folder)
    assert app.get("/").text == "one"
    (folder / "lib" / "words.py").write_text("TEXT = 'two'")
    assert app.get("/").text == "two"


def test_modules_are_kept_while_nothing_is_saved(folder, serve):
    (folder / "hello.py").write_text(
        "visits = []\n" + hello("visits.append(1) or len(visits)")
    )
    app = serve(folder)
    assert [app.get("/").text for _ in range(3)] == ["1", "2", "3"]


def test_while_a_module_is_broken_only_its_own_pages_are(folder, serve, handlers):
    handlers("- url: /\n  script: hello.my_app\n- url: /b\n  script: other.my_app\n")
    (folder / "other.py").write_text(hello("'other'").replace('"/"', '"/b"'))
    app = serve(folder)
    for _ in range(2):
        (folder / "hello.py").write_text("oops(")
        assert "SyntaxError" in app.get("/", status=500).html.h1.text
        assert app.get("/b").text == "other"
        (folder / "hello.py").write_text(hello("'mended'"))
        assert app.get("/").text == "mended"


def test_a_wrong_app_yaml_is_told_on_each_page_until_it_is_mended(
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


def test_whoever_asks_while_files_are_saved_gets_a_page(folder, serve):
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
    handlers("- url: /static\n  static_dir: static\n")
    app = serve(folder)
    assert "no folder 'static'" in app.get("/", status=500).html.h1.text
    (folder / "static").mkdir()
    app.get("/", status=404)


def test_an_installed_package_in_the_readers_folder_is_left_alone(
    folder, serve, monkeypatch
):
    packages = folder / ".venv" / "lib"
    (packages / "installed").mkdir(parents=True)
    (packages / "installed" / "__init__.py").write_text("from installed import part")
    (packages / "installed" / "part.py").write_text("")
    monkeypatch.setattr(sys, "prefix", str(folder / ".venv"))
    monkeypatch.syspath_prepend(str(packages))
    monkeypatch.delitem(sys.modules, "installed", raising=False)
    monkeypatch.delitem(sys.modules, "installed.part", raising=False)
    (folder / "hello.py").write_text("import installed\n" + hello("id(installed)"))
    app = serve(folder)
    before = app.get("/").text
    (folder / "hello.py").write_text("import installed \n" + hello("id(installed)"))
    assert app.get("/").text == before
    monkeypatch.delitem(sys.modules, "installed")
    monkeypatch.delitem(sys.modules, "installed.part")


def test_the_error_page_of_a_script_shows_it_as_saved_last(folder, serve, handlers):
    handlers("- url: /.*\n  script: hello.py\n")
    app = serve(folder)
    for text in ('print "first"', 'prnt("other")', '\n\nprnt("third")'):
        (folder / "hello.py").write_text(text)
        html = app.get("/", status=500).html
        assert html.mark.text.endswith(text.strip())


def test_a_text_that_a_module_reads_while_imported_is_part_of_the_code(
    folder, serve, monkeypatch
):
    (folder / "hello.py").write_text(
        "with open('words.txt') as file: words = file.read()\n" + hello("words")
    )
    monkeypatch.chdir(folder)  # as the server does
    (folder / "words.txt").write_text("old")
    app = serve(folder)
    assert app.get("/").text == "old"
    for text in TEXTS:
        (folder / "saved").write_text(text)
        # By another process, since what the app's own writes is another matter.
        subprocess.run(["cp", "saved", "words.txt"], check=True)
        assert app.get("/").text == text


@pytest.mark.parametrize(
    "write",
    [
        "pathlib.Path('count.txt').write_text(str(visits))",
        "pathlib.Path('n').write_text(str(visits)), os.replace('n', 'count.txt')",
    ],
)
def test_a_file_that_the_app_writes_itself_is_not(folder, serve, monkeypatch, write):
    monkeypatch.chdir(folder)
    (folder / "count.txt").write_text("0")
    (folder / "hello.py").write_text(
        f"""
import os, pathlib
import webapp2

visits = int(pathlib.Path("count.txt").read_text())
loads = []

class MainPage(webapp2.RequestHandler):
    def get(self):
        global visits
        visits += 1
        loads.append(1)
        {write}
        self.response.write(f"{{visits}} {{len(loads)}}")

my_app = webapp2.WSGIApplication([("/", MainPage)], debug=True)
"""
    )
    app = serve(folder)
    for visit in ("1 1", "2 2", "3 3"):
        assert app.get("/").text == visit
    assert (folder / "count.txt").read_text() == "3"


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
