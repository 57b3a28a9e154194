"""Names of files and folders, and what app.yaml says, in a terminal."""

import pytest

from companion.checking.command import check
from companion.deploy.command import run
from tests.support.commands import type_command
from tests.support.project import APP_YAML, HELLO

ESCAPE = "\x1b[2J"
STATIC = 'runtime: python27\nhandlers:\n- url: /\n  static_dir: "/\\e[2J"\n'


@pytest.fixture
def named(tmp_path):
    """A folder with a control character in its name, with two more such names in it."""
    folder = tmp_path / f"site{ESCAPE}"
    folder.mkdir()
    (folder / "app.yaml").write_text(APP_YAML)
    (folder / "hello.py").write_text(HELLO)
    (folder / f"secret\n{ESCAPE}.txt").write_text("")
    return folder


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (check, ["check.py"]),
        (run, ["appcfg.py", "-A", "my-project", "--dry_run", "update"]),
    ],
)
@pytest.mark.parametrize("app_yaml", [APP_YAML, STATIC, "runtime: \x1b"])
def test_they_are_shown_and_not_obeyed(named, run_here, command, words, app_yaml):
    (named / "app.yaml").write_text(app_yaml)
    done = run_here(command, *words, named)
    assert done.stdout + done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "\n\\x1b" not in done.stdout  # each name is in one line


def test_a_folder_that_is_not_there_is_named(tmp_path):
    done = type_command("dev_appserver.py", tmp_path / f"no{ESCAPE}")
    assert done.stderr.count("\n") == 1
    assert r"no\x1b[2J: there is no such folder" in done.stderr


def test_an_error_in_a_file_with_such_a_name_is_checked(folder):
    (folder / f"a{ESCAPE}.py").write_text("1/0")
    (folder / "hello.py").write_text(
        f"import importlib\nimportlib.import_module('a{ESCAPE}')"
    )
    done = type_command("check.py", folder)
    assert r"a\x1b[2J.py, line 1" in done.stdout
    assert "\x1b" not in done.stdout
