"""The folder that goes online, and the reader's own, which stays as it is."""

import subprocess
import sys
from pathlib import Path

import pytest

from companion.deploy.staging import clear, write
from companion.problem import Problem
from tests.support.commands import type_command
from tests.support.project import FIRST_APP, HELLO, ROOT
from tests.support.servers import online

PACKAGE = [
    f"app_yaml_router/{path.name}"
    for path in (ROOT / "companion/app_yaml_router").glob("*.py")
]
MADE = [
    *(".gcloudignore", "app.yaml", "requirements.txt"),
    *("app_yaml_router/app.yaml", "app_yaml_router/contents.txt", *PACKAGE),
]


def tree(folder):
    """Each file's content, and each folder, by its path below the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        if path.is_file()
        else None
        for path in folder.rglob("*")
    }


@pytest.fixture
def out(tmp_path_factory):
    return tmp_path_factory.mktemp("out") / "site"


def test_what_goes_online_is_your_files_and_what_app_engine_needs(stage):
    assert sorted(stage().files) == sorted(["hello.py", *MADE])


def test_contents_txt_lists_all_files(stage):
    staged = stage()
    listed = staged.files["app_yaml_router/contents.txt"].decode().splitlines()
    assert listed == list(staged.files)


@pytest.mark.parametrize("name", ["app.yaml", "web.yaml", "my service.yml"])
def test_the_yaml_file_goes_online_as_it_is_under_any_name(stage, folder, out, name):
    text = (folder / "app.yaml").read_text()
    content = b"\xef\xbb\xbf# caf\xc3\xa9\r\n" + text.replace("\n", "\r\n").encode()
    (folder / name).write_bytes(content)
    write(stage(name).files, out)
    assert (out / "app_yaml_router/app.yaml").read_bytes() == content
    assert not (out / "web.yaml").exists()
    assert f"# Written by appcfg.py from your {name}:" in (out / "app.yaml").read_text()


def test_a_folder_is_staged_the_same_from_anywhere(folder, add, out):
    add("static/Zoë.css", "static/zebra.css", "lib/a.py", "lib/B.py")
    command = ("appcfg.py", "stage", folder, out)
    type_command(*command)
    first = tree(out)
    elsewhere = (ROOT / "appcfg.py", "stage", folder.name, out)
    env = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONUTF8": "0"}
    env["PYTHONCOERCECLOCALE"] = "0"
    done = type_command(*elsewhere, cwd=folder.parent, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(out) == first
    assert "static/Zoë.css" in first


@pytest.mark.posix
def test_a_file_whose_name_is_not_utf_8_is_staged(stage, folder, out):
    name = b"caf\xe9.css".decode(errors="surrogateescape")
    (folder / name).touch()
    write(stage().files, out)
    assert (out / name).is_file()
    clear(out, folder)
    assert not out.exists() or not list(out.iterdir())


def test_out_may_be_inside_the_folder_and_is_never_copied(stage, folder):
    before = tree(folder)
    for name in ("site", "sub/site", "site"):
        clear(folder / name, folder)
        write(stage().files, folder / name)
    assert "site/hello.py" not in stage().files
    assert not [name for name in stage().files if name.startswith(("site", "sub"))]
    staged = tree(folder)
    assert {name: staged[name] for name in before} == before


def test_only_what_was_staged_is_replaced(stage, add, folder, out):
    add("static/old.css", "static/deep/er.css")
    write(stage().files, out)
    (out / ".git").mkdir()
    (out / "static/theirs.css").touch()
    (folder / "static/old.css").unlink()
    (folder / "static/deep/er.css").unlink()
    clear(out, folder)
    assert tree(out) == {".git": None, "static": None, "static/theirs.css": b""}
    write(stage().files, out)
    assert sorted(tree(out)) == sorted(
        [".git", "static", "static/theirs.css", "app_yaml_router", "hello.py", *MADE]
    )


@pytest.mark.posix
@pytest.mark.parametrize("name", ["../theirs", "{parent}/theirs", "link/theirs", ""])
def test_nothing_outside_is_ever_deleted(folder, out, name):
    theirs = out.parent / "theirs"
    theirs.touch()
    (out / "app_yaml_router").mkdir(parents=True)
    (out / "link").symlink_to(out.parent)
    contents = out / "app_yaml_router/contents.txt"
    contents.write_text(f"{name}\n".format(parent=out.parent))
    clear(out, folder)
    assert theirs.exists()
    assert contents.exists()


@pytest.mark.posix
def test_a_link_or_a_folder_in_place_of_a_staged_file(stage, folder, out, add):
    add("a.css", "b.css")
    write(stage().files, out)
    for name in ("a.css", "b.css"):
        (out / name).unlink()
    (out / "a.css").symlink_to(folder)
    (out / "b.css").mkdir()
    clear(out, folder)
    assert tree(out) == {"b.css": None}
    assert (folder / "a.css").exists()


def test_a_folder_of_yours_is_never_replaced(folder, out):
    for wrong in (folder, folder.parent, folder / "."):
        with pytest.raises(Problem) as caught:
            clear(wrong, folder)
        assert str(caught.value) == (
            f"{wrong}: your own files are in this folder; "
            "give a new name after your folder's"
        )
    (out / "sub").mkdir(parents=True)
    file = out.parent / "file"
    file.touch()
    for wrong in (out, file):
        with pytest.raises(Problem) as caught:
            clear(wrong, folder)
        assert str(caught.value) == (
            f"{wrong}: appcfg.py didn't make this; choose another name"
        )


def test_a_new_or_an_empty_folder_needs_no_clearing(folder, out):
    clear(out, folder)
    assert not out.exists()
    out.mkdir()
    clear(out, folder)
    assert list(out.iterdir()) == []


@pytest.mark.posix
def test_a_staged_folder_that_can_not_be_emptied_is_named(folder, out):
    (out / "app_yaml_router").mkdir(parents=True)
    (out / "app_yaml_router/contents.txt").write_text("file/a.css\n")
    (out / "file").touch()
    with pytest.raises(Problem) as caught:
        clear(out, folder)
    assert str(caught.value) == f"{out}: can't be emptied: Not a directory"


@pytest.mark.posix
def test_a_folder_that_can_not_be_made_is_named(stage, out):
    out.touch()
    with pytest.raises(Problem) as caught:
        write(stage().files, out)
    name = f"{out / 'app_yaml_router/contents.txt'}"
    assert str(caught.value) == f"{name}: can't be written: Not a directory"


@pytest.mark.posix
@pytest.mark.parametrize("name", ["static", "hello.py"])
def test_nothing_is_written_through_a_link(stage, add, folder, out, name):
    add("static/hello.py")
    before = tree(folder)
    out.mkdir()
    (out / name).symlink_to(folder / name)
    with pytest.raises(Problem) as caught:
        write(stage().files, out)
    assert caught.value.message == "leads outside"
    clear(out, folder)
    assert tree(folder) == before


@pytest.mark.parametrize("name", ["app_yaml_router/a.py", "app_yaml_router.py"])
def test_a_package_of_the_routers_name_is_refused(stage, add, folder, name):
    add(name)
    with pytest.raises(Problem) as caught:
        stage()
    assert str(caught.value) == (
        f"{folder / 'app_yaml_router'}: appcfg.py puts a package of this name "
        "beside your files; rename yours"
    )


def test_a_staged_folder_is_not_staged_again(stage, folder, add):
    add("app_yaml_router/contents.txt")
    with pytest.raises(Problem) as caught:
        stage()
    assert str(caught.value) == (
        f"{folder}: appcfg.py made this folder; give the folder that it was made from"
    )


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (
            {".gitignore": "hello.py\n"},
            "hello.py wouldn't go online; write !/hello.py into .gitignore, ",
        ),
        (
            {".gitignore": "*.py\n", ".gcloudignore": "*.py\n"},
            "hello.py wouldn't go online; write !/hello.py into .gcloudignore, ",
        ),
        (
            {"tests/__init__.py": "", "app.yaml": "tests.my_app"},
            "tests/__init__.py wouldn't go online; write !/tests/ into .gcloudignore, ",
        ),
    ],
)
def test_a_script_that_would_not_go_online_is_refused(stage, add, rules, words):
    app_yaml = "runtime: python27\nhandlers:\n- url: /\n  script: {}\n"
    add("app.yaml", text=app_yaml.format(rules.pop("app.yaml", "hello.my_app")))
    for name, text in rules.items():
        add(name, text=text)
    with pytest.raises(Problem) as caught:
        stage()
    assert caught.value.place.line == 4
    told = f"{caught.value.message}; {caught.value.hint}"
    assert told == f"{words}on the last line"
    # What it says to write has to help.
    line, file = told.split()[5], told.split()[7].rstrip(",")
    add(file, text=f"{rules.get(file, '')}\n{line}\n")
    assert stage()


def test_a_script_with_the_name_of_a_module_of_pythons_is_refused(stage, add):
    add("code.py", text="my_app = print\n")
    add(
        "app.yaml",
        text="runtime: python27\nhandlers:\n- url: /\n  script: code.my_app\n",
    )
    with pytest.raises(
        Problem, match=r"code\.py is hidden; rename code\.py, for example"
    ):
        stage()


def test_a_file_that_is_too_large_is_warned_of_before_it_is_sent(warnings, add, folder):
    add("film.mp4")
    with (folder / "film.mp4").open("wb") as film:
        film.truncate(34 * 1024 * 1024)
    assert warnings() == [
        "film.mp4: has 34 MB, but App Engine takes 32 at most; "
        "write film.mp4 into .gcloudignore"
    ]


def test_a_server_that_nothing_installs_is_warned_of(warnings, folder, add):
    entrypoint = "entrypoint: gunicorn -b :$PORT hello:my_app\n"
    handlers = "handlers:\n- url: /.*\n  script: auto\n"
    (folder / "app.yaml").write_text(f"runtime: python313\n{entrypoint}{handlers}")
    assert warnings() == [
        "app.yaml: entrypoint starts gunicorn; add a line to requirements.txt: gunicorn"
    ]
    add("requirements.txt", text="gunicorn==23.0.0\n")
    assert warnings() == []


@pytest.mark.posix
def test_a_script_that_is_a_link_to_outside_is_refused(stage, folder):
    (folder / "hello.py").unlink()
    (folder / "hello.py").symlink_to(FIRST_APP / "hello.py")
    with pytest.raises(Problem) as caught:
        stage()
    assert str(caught.value) == (
        f"{folder / 'app.yaml'}:8: hello.py wouldn't go online; "
        "put a copy in place of the link"
    )


def test_static_folders_that_would_not_go_online_are_named(warnings, handlers, add):
    handlers(
        "- url: /a\n  static_dir: ./static/\n"
        "- url: /b/(.*)\n  static_files: img/b/\\1\n  upload: img/b/.*\n"
        "- url: /c\n  static_files: c.css\n  upload: c.css\n"
        "- url: /d\n  static_dir: fonts\n"
    )
    add("static/a.css", "img/b/b.png", "c.css", "fonts/d.woff")
    add(".gitignore", text="static\nimg/\n*.css\n")
    assert warnings() == [
        "app.yaml:3: static/ wouldn't go online; "
        "write !/static/ into .gitignore, on the last line",
        "app.yaml:5: img/b/ wouldn't go online; "
        "write !/img/ into .gitignore, on the last line",
    ]


def test_static_folders_that_are_not_there_are_named_all_at_once(warnings, handlers):
    handlers("- url: /a\n  static_dir: css\n- url: /b\n  static_dir: js\n")
    assert warnings() == [
        "app.yaml:4: there is no folder 'css' next to app.yaml; create it",
        "app.yaml:6: there is no folder 'js' next to app.yaml; create it",
    ]


@pytest.mark.parametrize("rules", [".gcloudignore", ".gitignore"])
def test_what_looks_private_is_named(warnings, add, rules):
    add("poems.db", "passwords.txt", rules)
    assert warnings() == [
        "passwords.txt: looks like a secret; "
        f"write passwords.txt into {rules} if nobody else should see it",
        "poems.db: looks like a database; "
        f"write poems.db into {rules} if nobody else should see it",
    ]


def test_a_module_that_can_not_be_read_is_named(stage, folder, monkeypatch):
    open_any = Path.open

    def open_others(path, *options, **more):
        if path.name == "hello.py":
            raise PermissionError(13, "Permission denied", str(path))
        return open_any(path, *options, **more)

    monkeypatch.setattr(Path, "open", open_others)
    with pytest.raises(Problem) as caught:
        stage()
    assert (
        str(caught.value) == f"{folder / 'hello.py'}: can't be read: Permission denied"
    )


@pytest.mark.parametrize(
    ("scripts", "files"),
    [
        ({"/": "main.my_app"}, {"main.py": HELLO}),
        ({"/": "main.WSGI_APP"}, {"main.py": HELLO.replace("my_app", "WSGI_APP")}),
        (
            {"/": "hello.my_app", "/b": "main.app"},
            {"hello.py": HELLO, "main.py": HELLO.replace("my_app", "app")},
        ),
        ({"/": "auto"}, {"main.py": HELLO.replace("my_app", "app")}),
        ({"/": "lib.hello.my_app"}, {"lib/hello.py": HELLO}),
        (
            {"/": "hello.my_app"},
            {
                "hello.py": f"import sys\nsys.path.insert(0, 'lib')\nimport b\n{HELLO}",
                "lib/b.py": "",
            },
        ),
        (
            {"/": "pkg.my_app"},
            {"pkg/__init__.py": "from .a import my_app\n", "pkg/a.py": HELLO},
        ),
    ],
)
def test_a_folder_answers_online(folder, handlers, add, start, scripts, files):
    (folder / "hello.py").unlink()
    handlers(
        "".join(f"- url: {url}\n  script: {app}\n" for url, app in scripts.items())
    )
    for name, text in files.items():
        add(name, text=text)
    assert start(online(folder)).get("/").text == "Congratulations, it's a web app!"


def test_the_kept_folder_starts_as_the_command_says(folder, out):
    said = type_command("appcfg.py", "stage", folder, out).stdout
    command = said.partition("\npython ")[2].replace("8080", "0").split()
    with subprocess.Popen(
        [sys.executable, *command], cwd=out, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline().startswith("Serving on http://localhost:")
        process.terminate()
