"""What the commands say where they can't run: one line on what to type."""

import importlib
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from companion.commands import launch, shell
from tests.support.commands import type_command
from tests.support.project import ROOT

OLD_PYTHONS = [
    python
    for version in ("2.7", "3.6", "3.9")
    for python in Path.home().glob(f".pyenv/versions/{version}.*/bin/python")
]


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 9)])
def test_an_old_python_gets_a_one_line_error(monkeypatch, capsys, version):
    monkeypatch.setattr(sys, "version_info", version)
    monkeypatch.setattr(sys, "argv", ["dev_appserver.py", "first_app"])
    with pytest.raises(SystemExit) as exited:
        launch.launch("companion.server.devserver")
    assert exited.value.code == 2
    assert capsys.readouterr().err == (
        f"This is Python {version[0]}.{version[1]}; get 3.10 or newer from "
        "https://www.python.org/downloads/ and type: python3 dev_appserver.py first_app\n"
    )


COMMANDS = ["dev_appserver.py", "check.py", "appcfg.py", "launcher.py"]


@pytest.mark.measured
@pytest.mark.parametrize("command", COMMANDS)
def test_a_webapp2_made_for_python_2_is_reported(command, tmp_path):
    (tmp_path / "webapp2.py").write_text("try: 1\nexcept Exception, e: 2\n")
    done = type_command(command, "first_app", env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 2
    assert done.stderr.startswith("webapp2 here is made for Python 2; type: ")
    assert done.stderr.endswith("pip install -r requirements.txt\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_starts_without_its_requirements(command):
    done = type_command("-S", ROOT / command, "first_app")  # without site-packages
    assert done.returncode == 2
    assert done.stderr.startswith("No module named 'webapp2'; type: ")
    assert done.stderr.count("\n") == 1


def test_a_command_asks_for_all_its_requirements():
    packages = packages_distributions()
    packages["cgi"] = ["legacy-cgi"]  # on Python 3.13 and newer
    asked_for = {packages[name][0] for name in launch.MODULES}
    for_tests = {"WebTest", "pytest"}
    lines = (ROOT / "requirements.txt").read_text()
    assert asked_for | for_tests == set(
        re.findall("^[\\w-]+(?===)", lines, re.MULTILINE)
    )


def test_a_folder_with_a_space_in_its_name_can_be_typed_back(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 9))
    monkeypatch.setattr(sys, "argv", ["dev_appserver.py", "my app"])
    with pytest.raises(SystemExit):
        launch.launch("companion.server.devserver")
    assert capsys.readouterr().err.endswith("python3 dev_appserver.py 'my app'\n")


@pytest.mark.parametrize("python", OLD_PYTHONS)
def test_an_old_python_can_read_the_launcher(python):
    done = type_command("dev_appserver.py", "first_app", python=python)
    assert done.returncode == 2
    assert done.stderr.startswith("This is Python ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("in_venv", "venv_there", "what_to_type"),
    [
        (True, True, "/somewhere/.venv/bin/python -m pip install -r requirements.txt"),
        (False, True, ".venv/bin/python dev_appserver.py first_app"),
        (
            False,
            False,
            "python3 -m venv .venv\nthen type: .venv/bin/python -m pip install -r requirements.txt",
        ),
    ],
)
def test_missing_requirements_are_reported_with_the_command_to_type(
    monkeypatch, capsys, tmp_path, in_venv, venv_there, what_to_type
):
    monkeypatch.setattr(launch, "ROOT", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(shell, "TYPED_IN", str(tmp_path))
    if venv_there:
        (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    monkeypatch.setattr(sys, "prefix", "/somewhere/.venv" if in_venv else "/usr")
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    monkeypatch.setattr(sys, "argv", ["dev_appserver.py", "first_app"])
    monkeypatch.setattr(launch, "MODULES", ["not_installed_anywhere"])
    with pytest.raises(SystemExit) as exited:
        launch.launch("companion.server.devserver")
    assert exited.value.code == 2
    assert capsys.readouterr().err == (
        f"No module named 'not_installed_anywhere'; type: {what_to_type}\n"
    )


def test_ctrl_c_while_a_command_starts_is_silent(monkeypatch, capsys):
    def interrupted(name):
        raise KeyboardInterrupt

    monkeypatch.setattr(importlib, "import_module", interrupted)
    with pytest.raises(SystemExit) as exited:
        launch.launch("companion.server.devserver")
    assert exited.value.code == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.measured
@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_terminal_stops_no_command(command):
    """Closed descriptors are those of a program that a service or cron starts."""
    words = f"{sys.executable} {command} nowhere <&- >&- 2>&-"
    assert subprocess.run(words, shell=True, cwd=ROOT).returncode == 2
