"""What macOS does otherwise than Linux, as far as Linux can do it too.

It starts each process of multiprocessing anew (see test_started_programs.py) and lets a
process open 256 files (see test_connections.py).
"""

import os
from pathlib import Path

import pytest

from companion.commands.command_line import find_app_yaml
from companion.config import app_yaml
from companion.problem import Problem
from tests.support.commands import type_command
from tests.support.servers import local

pytestmark = pytest.mark.posix


@pytest.fixture
def ignoring_case(monkeypatch):
    """Have files found by their names in another case."""

    def spelled(path):
        """The path with the name that the file has, if only the case is another."""
        above, name = os.path.split(path)
        there = os.listdir(above) if os.path.isdir(above) else []
        return os.path.join(
            above, {one.lower(): one for one in there}.get(name.lower(), name)
        )

    def with_any_case(call):
        def call_spelled(path, *arguments, **options):
            try:
                return call(path, *arguments, **options)
            except FileNotFoundError:
                return call(spelled(path), *arguments, **options)

        return call_spelled

    monkeypatch.setattr(os, "stat", with_any_case(os.stat))
    monkeypatch.setattr("builtins.open", with_any_case(open))


@pytest.mark.parametrize(
    ("handler", "path", "status", "says"),
    [
        ("static_dir: static", "/style.css", 200, "body {}"),
        ("static_dir: static", "/STYLE.CSS", 404, "404 Not Found"),
        ("static_dir: Static", "/style.css", 404, "404 Not Found"),
        ("script: Hello.my_app", "/", 500, "Write script: hello.my_app"),
        ("script: Hello.py", "/", 500, "Write script: hello.my_app"),
    ],
)
def test_a_name_in_another_case_is_wrong_as_online(
    folder, handlers, serve, ignoring_case, handler, path, status, says
):
    (folder / "static").mkdir()
    (folder / "static/style.css").write_text("body {}")
    handlers(f"- url: /\n  {handler}\n")
    assert (folder / "static/STYLE.CSS").is_file()
    assert says in serve(folder).get(path, status=status).text


def test_a_static_dir_in_another_case_is_named(folder, handlers, ignoring_case):
    (folder / "static").mkdir()
    handlers("- url: /\n  static_dir: Static\n")
    (warning,) = app_yaml.read(folder / "app.yaml", "app.yaml").warnings
    assert warning.hint == "did you mean `static`?"


def test_an_app_yaml_in_another_case_is_named(folder, ignoring_case):
    (folder / "app.yaml").rename(folder / "App.yaml")
    with pytest.raises(Problem) as raised:
        find_app_yaml(str(folder))
    assert raised.value.hint == "rename App.yaml to app.yaml"


def test_a_folder_behind_a_link_is_served_and_checked(folder, start, tmp_path_factory):
    """As all of /tmp is there."""
    link = tmp_path_factory.mktemp("links") / "tmp"
    link.symlink_to(folder.parent)
    code = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(
        code.replace("self.resp", "1 / 0\n        self.resp")
    )
    assert "hello.py, line 7, in get" in start(local(link / folder.name)).get("/").text
    done = type_command("check.py", link / folder.name)
    assert "hello.py, line 7:\n    - " in done.stdout


def test_make_counts_the_processors_without_nproc(tmp_path):
    for name in ("make", "sh", "getconf", "expr"):
        found = next(
            Path(folder, name)
            for folder in os.environ["PATH"].split(os.pathsep)
            if Path(folder, name).exists()
        )
        (tmp_path / name).symlink_to(found)
    done = type_command(
        "-c",
        "import subprocess; subprocess.run(['make', '-n', 'test'])",
        env={"PATH": str(tmp_path)},
    )
    assert f"--numprocesses {os.cpu_count() + 1} " in done.stdout
