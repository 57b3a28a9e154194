"""Which files go online: gcloud's own answer, and ours, have to be the same."""

import os
import subprocess

import pytest

from companion.deploy import ignored
from companion.deploy.ignored import ignored_part
from companion.deploy.selection import select, suspicion
from companion.problem import Problem
from tests.support.servers import stage

# Left behind in a folder by editors, tools and their owners.
CLUTTER = [
    *(".env", ".env.local", "prod.env", "server.key", "cert.pem", "id_rsa"),
    *("id_ed25519.pub", "client_secret_1.json", "my-credentials.json"),
    *("google-service-account.json", "main.tfstate.backup", "hello.py~", "#hello.py#"),
    *("hello.pyc", ".DS_Store", ".git/config", ".ssh/id", ".venv/a.py", "venv/a.py"),
    *("env/a.py", "lib/site-packages/a.py", "node_modules/a/b.js", "tests/test_a.py"),
    *("__pycache__/hello.pyc", "sub/.env", "sub/node_modules/a.js", ".gitignore"),
]
NAMES = [
    *("hello.py", "main.pyc", "notes.txt", "#x", "!y", "a b", "build/out.js"),
    *("static/a.css", "static/b.txt", "static/sub/a.css", "static/sub/b.txt"),
    *("lib/build/x.py", "lib/y.py", ".well-known/z"),
]


def chosen(folder):
    return list(select(folder).files)


def gclouds_list(folder):
    command = ["gcloud", "meta", "list-files-for-upload", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines())


@pytest.mark.usefixtures("sdk")
@pytest.mark.parametrize(
    "rules",
    [
        {},
        {".gitignore": "*.txt\nbuild/\n"},
        {".gitignore": "*.txt\n", ".gcloudignore": "static/\n"},
        {
            ".gitignore": "*.txt\n",
            ".gcloudignore": "# !include:.gitignore\n!b.txt\n#!include:other\n",
            "other": "*.css\n#!include:none\n",
        },
        {".gcloudignore": "*\n!*.py\n!static/\n"},
        {
            ".gcloudignore": "static/*\n!static/a.css\nstatic/sub\n!static/sub/\n"
            "lib\n!lib/y.py\n"
        },
        {
            ".gcloudignore": "/build\n**/a.css\nstatic/**/b.txt\n.well-known\n"
            "\\#x\n\\!y\na\\ b  \n[!a-n]*.txt\n?ain.py[co]\nlib/*/x.py\n"
        },
        # These leave out no more than the folder static.
        {
            ".gcloudignore": "!\n/\n[z-a].txt\n[\n***\\\n*.md\n\\\n \nsub/b.txt\n"
            "#x\nhello.py/\nstatic/\n"
            "hello.py # my page\n \thello.py\nHELLO.py\n./lib\nlib//y.py"
        },
    ],
)
def test_the_readers_rules_choose_what_gcloud_chooses(folder, add, monkeypatch, rules):
    for ours in ("CLUTTER", "PRIVATE"):
        monkeypatch.setattr(ignored, ours, "")
    add(*NAMES)
    for name, text in rules.items():
        add(name, text=text)
    own = {".gitignore", ".gcloudignore"}  # which gcloud sometimes lists
    assert set(chosen(folder)) - own == gclouds_list(folder) - own


@pytest.mark.usefixtures("sdk")
def test_gcloud_leaves_out_nothing_of_what_is_staged(folder, add, tmp_path_factory):
    add("b.txt", ".well-known/z", "static/a.css", ".gitignore", text="*\n")
    add(".gcloudignore", text="*.txt\n")
    out = tmp_path_factory.mktemp("out")
    stage(folder, out)
    names = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    assert gclouds_list(out) == names - {".gcloudignore"}
    assert {".well-known/z", "static/a.css"} <= names


def test_clutter_and_secrets_stay_here(folder, add):
    add(*CLUTTER, ".well-known/security.txt", "static/a.css")
    assert chosen(folder) == [
        *(".well-known/security.txt", "app.yaml", "hello.py", "static/a.css"),
    ]


def test_a_line_of_your_own_brings_a_file_back(folder, add):
    add("tests/a.py", ".env", "a.key", ".git/config")
    add(".gcloudignore", text="!tests/\n!.env\n")
    assert chosen(folder) == [".env", "app.yaml", "hello.py", "tests/a.py"]


def test_a_file_to_include_that_is_missing_is_named(folder, add):
    add(".gcloudignore", text="*.txt\n#!include:.gitignore\n")
    with pytest.raises(Problem) as caught:
        select(folder)
    assert str(caught.value) == (
        f"{folder / '.gcloudignore'}:2: there is no .gitignore to include; delete this line"
    )


@pytest.mark.posix
@pytest.mark.parametrize("name", [".gcloudignore", ".gitignore"])
def test_a_rule_file_that_can_not_be_read_is_named(folder, name):
    (folder / name).mkdir()
    with pytest.raises(Problem) as caught:
        select(folder)
    assert str(caught.value) == f"{folder / name}: can't be read: Is a directory"


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("hello.py", ""),
        ("hello.pyc", "/hello.pyc"),
        ("lib/env/a.py", "/lib/env/"),
        ("tests/a.py", "/tests/"),
        ("static/", ""),
        ("static/tests/", "/static/tests/"),
    ],
)
def test_the_part_of_a_path_that_is_ignored_is_found(tmp_path, name, part):
    assert ignored_part(tmp_path, name) == part


@pytest.mark.posix
def test_links_to_files_and_folders_inside_are_followed(folder, add):
    add("shared/a.css")
    (folder / "static").symlink_to("shared")
    (folder / "again.py").symlink_to(folder / "hello.py")
    files = [*("again.py", "app.yaml", "hello.py", "shared/a.css", "static/a.css")]
    assert (chosen(folder), select(folder).left_out) == (files, [])


@pytest.mark.posix
@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("nowhere", "a link to a file that isn't there"),
        ("odd", "a link to a file that isn't there"),
        (".", "a link to a folder that contains it"),
        ("/usr", "a link to /usr, outside"),
        ("/etc/passwd", "a link to /etc/passwd, outside"),
    ],
)
def test_a_link_that_can_not_be_followed_is_named_and_left_out(folder, target, problem):
    (folder / "odd").symlink_to(target)
    assert chosen(folder) == ["app.yaml", "hello.py"]
    assert list(map(str, select(folder).left_out)) == [
        f"{folder / 'odd'}: {problem}; it doesn't go online; "
        "put a copy in its place if the site needs it"
    ]


@pytest.mark.posix
def test_folders_that_link_to_each_other_are_named_and_left_out(folder, add):
    add("a/x", "b/y")
    (folder / "a/to_b").symlink_to(folder / "b")
    (folder / "b/to_a").symlink_to(folder / "a")
    found = select(folder)
    assert [*found.files][:2] == ["a/to_b/y", "a/x"]
    assert [one.place.file for one in found.left_out] == [
        f"{folder / 'a/to_b/to_a'}",
        f"{folder / 'b/to_a/to_b'}",
    ]


def test_an_ignored_link_is_not_named(folder):
    (folder / ".odd").symlink_to("/etc")
    assert not select(folder).left_out


@pytest.mark.posix
def test_pipes_are_left_out(folder):
    os.mkfifo(folder / "pipe")
    assert chosen(folder) == ["app.yaml", "hello.py"]


@pytest.mark.posix
def test_a_folder_that_can_not_be_read_is_named(folder):
    with pytest.raises(Problem) as caught:
        select(folder / "gone")
    message = f"{folder / 'gone'}: can't be read: No such file or directory"
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("name", "content", "looks"),
    [
        ("passwords.txt", b"", "a secret"),
        ("my_secret.yaml", b"", "a secret"),
        ("secret_santa.py", b"", ""),
        ("poems.sqlite3", b"", "a database"),
        ("poems.data", b"SQLite format 3\0", "a database"),
        ("poem.py", b"nouns", ""),
    ],
)
def test_a_file_that_looks_like_a_secret_or_a_database_is_noticed(
    tmp_path, name, content, looks
):
    (tmp_path / name).write_bytes(content)
    assert suspicion(tmp_path / name) == looks


def test_what_is_private_stays_here_unless_its_name_is_allowed(folder, add):
    add("key.json", text="-----BEGIN PRIVATE KEY-----")
    add("public.pem", "tests/a.py")
    names = ("key.json", "public.pem", "tests/")
    assert list(map(str, select(folder).left_out)) == [
        f"{folder / name.rstrip('/')}: stays here; "
        f"write !/{name} into .gcloudignore to send it"
        for name in names
    ]
    add(".gcloudignore", text="".join(f"!/{name}\n" for name in names))
    assert select(folder).left_out == []
    assert {"key.json", "public.pem", "tests/a.py"} <= set(select(folder).files)


@pytest.mark.parametrize(
    "name", ["PROD.ENV", "server.Key", "my.ppk", "AccessKeys.csv", "secrets/db.txt"]
)
def test_a_name_that_is_private_is_so_in_capitals_too(folder, add, name):
    add(name)
    assert name not in select(folder).files


def test_nothing_is_left_out_of_a_static_folder_silently(folder, add):
    add(
        "static/env/a.css",
        "static/a.css",
        "env/a.py",
        "static/.hidden",
        "static/a.css~",
        "static/.well-known/a.txt",
    )
    selection = select(folder, ("static/",))
    assert [error.place.file for error in selection.left_out] == [
        f"{folder / 'static/env'}"
    ]
    assert "static/a.css" in selection.files


def test_a_file_that_only_python_27_ran_stays_here(folder, add):
    add("appengine_config.py", "lib/appengine_config.py")
    selection = select(folder)
    assert [str(error) for error in selection.left_out] == [
        f"{folder / 'appengine_config.py'}: App Engine no longer runs this file; "
        "move its code into another module"
    ]
    assert "appengine_config.py" not in selection.files


def test_a_module_that_python_never_uses_stays_here(folder, add):
    add("random.py", "lib/random.py", "types.py")
    selection = select(folder)
    assert [str(error) for error in selection.left_out] == [
        f"{folder / name}: Python has a module of this name, and never uses yours; "
        "rename it"
        for name in ("random.py", "types.py")
    ]
    assert "lib/random.py" in selection.files


def test_an_include_of_no_possible_file_is_named(folder, add):
    add(".gcloudignore", text="#!include:a\0b\n")
    with pytest.raises(Problem) as caught:
        select(folder)
    assert "there is no a\0b to include" in str(caught.value)


@pytest.mark.posix
def test_a_file_that_can_not_be_read_is_named(tmp_path):
    with pytest.raises(Problem) as caught:
        suspicion(tmp_path)
    assert str(caught.value) == f"{tmp_path}: can't be read: Is a directory"
