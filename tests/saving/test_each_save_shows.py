"""A request that comes after a save is answered by what was saved."""

import logging
import os
import shutil
import subprocess
import sys
import threading
import zipfile

import pytest

from companion.running.reloading import watched_file
from tests.saving.pages import hello
from tests.support.processes import wait_for

TEXTS = ["one", "two", "few", "all"]  # of equal length


@pytest.fixture(params=[False, True], ids=["bytecode on", "bytecode off"])
def bytecode(request, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", request.param)


# Windows tells the time of the last change to no program.
EQUAL = pytest.param("times forced equal", marks=pytest.mark.posix)


@pytest.fixture(params=["times as they are", EQUAL])
def save(request, folder):
    """Save a file in the folder; saves follow each other within a clock's tick."""

    def save(name, text):
        (folder / name).write_text(text)
        if request.param == "times forced equal":
            os.utime(folder / name, (1, 1))

    return save


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


def test_bytecode_that_is_already_there_is_not_used(folder, serve):
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


@pytest.mark.posix
def test_a_linked_folder_is_fresh_too(folder, serve, monkeypatch, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("common")
    (folder / "common").symlink_to(elsewhere)
    (folder / "hello.py").write_text(
        "from common.words import TEXT\n"
        "with open('common/more') as file: more = file.read()\n" + hello("TEXT + more")
    )
    monkeypatch.chdir(folder)
    app = serve(folder)
    for text, more in (("one ", "more"), ("two ", "more"), ("two ", "most")):
        (elsewhere / "words.py").write_text(f"TEXT = {text!r}")
        subprocess.run(["cp", "/dev/stdin", elsewhere / "more"], input=more.encode())
        assert app.get("/").text == text + more


def test_a_module_in_a_zip_is_found(folder, serve):
    with zipfile.ZipFile(folder / "lib.zip", "w") as file:
        file.writestr("zipped.py", "TEXT = 'from the zip'")
    (folder / "hello.py").write_text(
        f"import sys\nsys.path.insert(0, {str(folder / 'lib.zip')!r})\n"
        f"import zipped\n{hello('zipped.TEXT')}"
    )
    assert serve(folder).get("/").text == "from the zip"
    del sys.modules["zipped"]


def test_code_that_changes_the_working_directory_can_be_saved_again(
    folder, serve, monkeypatch
):
    monkeypatch.chdir(folder)
    (folder / "templates").mkdir()
    app = serve(folder)
    for text in ("one", "two"):
        (folder / "hello.py").write_text(
            "import os\nos.chdir('templates')\n" + hello(repr(text))
        )
        assert app.get("/").text == text


def test_an_object_in_a_modules_place_is_dropped_too(folder, serve):
    (folder / "config.py").write_text(
        "import sys\nclass Settings:\n"
        "    __getattr__ = lambda self, name: Settings()\n"
        "sys.modules[__name__] = Settings()"
    )
    app = serve(folder, seconds=1)
    for text in ("one", "two"):
        (folder / "hello.py").write_text("import config\n" + hello(repr(text)))
        assert app.get("/").text == text


def test_modules_are_kept_while_nothing_is_saved(folder, serve):
    (folder / "hello.py").write_text(
        "visits = []\n" + hello("visits.append(1) or len(visits)")
    )
    app = serve(folder)
    assert [app.get("/").text for _ in range(3)] == ["1", "2", "3"]


def test_an_installed_package_in_the_readers_folder_is_left_alone(
    folder, serve, monkeypatch
):
    packages = folder / ".venv/lib/python3/site-packages"
    (packages / "installed").mkdir(parents=True)
    (packages / "installed" / "__init__.py").write_text("from installed import part")
    (packages / "installed" / "part.py").write_text("")
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
        copy = "import shutil; shutil.copy('saved', 'words.txt')"
        subprocess.run([sys.executable, "-c", copy], check=True)
        assert app.get("/").text == text


@pytest.mark.parametrize(
    "write",
    [
        "pathlib.Path('count.txt').write_text(str(visits))",
        "pathlib.Path('n').write_text(str(visits)), os.replace('n', 'count.txt')",
    ],
)
def test_a_file_that_the_app_writes_itself_is_no_part_of_the_code(
    folder, serve, monkeypatch, write
):
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


TICKING = """\
import logging, os, threading, time
os.environ["COLOUR"] = "red"
logging.getLogger("mine").addHandler(logging.FileHandler("visits.log"))
logging.disable(logging.DEBUG)

def tick():
    while True: time.sleep(0.01)

threading.Thread(target=tick, name="tick").start()
"""


# A thread's SystemExit is silent, but pytest looks at every exception.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_the_code_left_behind_is_gone_after_a_save(folder, serve, monkeypatch):
    monkeypatch.chdir(folder)
    app = serve(folder)
    for number in range(3):
        (folder / "hello.py").write_text(TICKING + hello(number))
        assert app.get("/").text == str(number)
    assert len(logging.getLogger("mine").handlers) == 1
    wait_for(lambda: [t.name for t in threading.enumerate()].count("tick") == 1)
    (folder / "hello.py").write_text(hello(4))
    assert app.get("/").text == "4"
    assert "COLOUR" not in os.environ
    assert logging.getLogger("mine").handlers == []
    assert logging.root.manager.disable == logging.NOTSET
    wait_for(lambda: "tick" not in [t.name for t in threading.enumerate()])


@pytest.mark.posix
def test_a_folder_that_is_deleted_and_put_back_is_found_again(
    folder, serve, tmp_path_factory, monkeypatch
):
    (folder / "hello.py").write_text(
        "import pathlib\n" + hello("pathlib.Path('words.txt').read_text()")
    )
    (folder / "words.txt").write_text("one")
    monkeypatch.chdir(folder)
    app = serve(folder)
    assert app.get("/").text == "one"
    copy = shutil.copytree(folder, tmp_path_factory.mktemp("away") / "copy")
    shutil.rmtree(folder)
    copy.rename(folder)
    assert app.get("/").text == "one"
