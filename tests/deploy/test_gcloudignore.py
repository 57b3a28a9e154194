"""Which files go online: gcloud's own answer, and appcfg.py's, have to be the same."""

import shutil
import subprocess

import pytest

from companion.config import app_yaml
from companion.deploy import gcloudignore
from companion.errors import UserError

NEEDED = ["app.yaml", "hello.py", "main.py", "requirements.txt"]
HANDLERS = """\
- url: /static
  static_dir: public/assets
- url: /pictures/(.*)
  static_files: img/\\1
  upload: img/.*
- url: /icon
  static_files: icon.ico
  upload: icon.ico
- url: /sub
  script: package.module.my_app
"""
# Left behind in a folder by editors, tools and their owners.
CLUTTER = [
    *(".env", ".env.local", "server.key", "cert.pem", "id_rsa", "id_ed25519.pub"),
    *("client_secret_1.json", "my-credentials.json", "google-service-account.json"),
    *("hello.py~", "hello.pyc", ".DS_Store", ".git/config", ".ssh/id", ".venv/a.py"),
    *("venv/a.py", "env/a.py", "node_modules/a/b.js", "tests/test_hello.py"),
    *("__pycache__/hello.pyc", "deploy.yaml", "sub/.env", "sub/node_modules/a.js"),
]


@pytest.fixture
def make(folder):
    """Write the folder's .gcloudignore as appcfg.py would, and return what goes online."""
    for name in NEEDED:
        (folder / name).touch()

    def make():
        path = folder / ".gcloudignore"
        settings = app_yaml.read(folder / "app.yaml", "app.yaml")
        before = path.read_text() if path.exists() else ""
        path.write_text(gcloudignore.make(folder, settings, before))
        return gcloudignore.sent_files(folder, path.read_text(), [])

    return make


def add(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")


def gclouds_list(folder):
    command = ["gcloud", "meta", "list-files-for-upload", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return sorted(done.stdout.splitlines())


def test_first_apps_gcloudignore_is_the_one_that_appcfg_writes(first_app):
    settings = app_yaml.read(first_app / "app.yaml", "app.yaml")
    text = (first_app / ".gcloudignore").read_text()
    assert text == gcloudignore.make(first_app, settings, "")


@pytest.mark.usefixtures("sdk")
def test_what_is_uploaded_of_first_app_is_what_it_needs(first_app, tmp_path):
    ignore = shutil.ignore_patterns("__pycache__")
    folder = shutil.copytree(first_app, tmp_path / "first_app", ignore=ignore)
    add(folder, *CLUTTER)
    assert gclouds_list(folder) == [
        *("app.yaml", "errors.py", "greeting.py", "hello.py", "main.py", "page.py"),
        *("poem.py", "requirements.txt", "security.py", "static/favicon.ico"),
        *("static/style.css", "temperature.py"),
    ]


@pytest.mark.usefixtures("sdk")
def test_what_git_ignores_stays_here_but_for_what_app_yaml_needs(folder, make):
    named = ["public/assets/a.css", "img/a.png", "icon.ico", "package/module.py"]
    add(folder, *CLUTTER, *named, "notes.txt", "build/out.js")
    text = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(
        text.replace("- url: /.*", HANDLERS + "- url: /.*")
    )
    (folder / ".gitignore").write_text(
        "*.txt\nbuild/\nmain.py\n/hello.py\npublic\nimg/\nicon.ico\npackage/\napp.yaml\n"
    )
    assert make() == sorted([*NEEDED, *named])
    assert gclouds_list(folder) == sorted([*NEEDED, *named])


@pytest.mark.usefixtures("sdk")
def test_a_gitignore_that_has_vanished_does_not_stop_a_deployment(folder, make):
    (folder / ".gitignore").write_text("*.txt\n")
    make()
    (folder / ".gitignore").unlink()
    assert make() == NEEDED
    assert gclouds_list(folder) == NEEDED


def test_the_users_own_lines_are_kept(folder, make):
    add(folder, "mine.txt", "yours.txt")
    before = f"{gcloudignore.OLDER}tests/\nyours.txt\n"
    (folder / ".gcloudignore").write_text(before)
    assert make() == sorted([*NEEDED, "mine.txt"])
    with (folder / ".gcloudignore").open("a") as file:
        file.write("mine.txt\n!/tests/\n")
    text = (folder / ".gcloudignore").read_text()
    assert make() == NEEDED
    assert (folder / ".gcloudignore").read_text() == text


@pytest.mark.usefixtures("sdk")
def test_lines_that_gcloud_ignores_are_ignored_here_too(folder, make):
    (folder / ".gitignore").write_text("!\n/\n[z-a].txt\n[\n***\\\n*.md\n")
    add(folder, "notes.md")
    assert make() == NEEDED
    assert gclouds_list(folder) == NEEDED


def test_a_gitignore_that_is_missing_is_reported(folder):
    with pytest.raises(UserError) as caught:
        gcloudignore.sent_files(folder, f"*.txt\n{gcloudignore.INCLUDE}\n", [])
    assert str(caught.value) == (
        f"{folder}/.gcloudignore:2: there is no .gitignore to include; delete this line"
    )


def test_a_link_to_itself_is_reported(folder, make):
    (folder / "again").symlink_to("again")
    with pytest.raises(UserError) as caught:
        make()
    assert str(caught.value) == (
        f"{folder}/again: can't be read: Too many levels of symbolic links"
    )


def test_a_circular_link_is_reported(folder, make):
    (folder / "again").symlink_to(folder)
    with pytest.raises(UserError) as caught:
        make()
    assert "a link points to a folder that contains it" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "looks"),
    [
        ("realpython-1174-ab12.json", b"-----BEGIN PRIVATE KEY-----", "a private key"),
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
    assert gcloudignore.suspicion(tmp_path / name) == looks
