"""A command that we print can be typed as it stands, in the shell that is there."""

import os
import re
import shlex
import shutil
import sys

import pytest

from companion.commands import shell
from tests.support.project import ROOT

NAMES = [
    "my_first_app",
    "my app",
    "Zoë",
    "it's",
    "this & that",
    "(copy)",
    "a;b",
    "a,b",
    "@home",
    "#1",
    "100%",
    "~",
    "{x}",
    "",
]
PATHS = ["steps\\6_temperature", "..\\my app", "C:\\my app\\", "C:\\apps\\"]


def cmd_words(line):
    """The words of a line in cmd.exe, as the programs get them.

    Source: Microsoft's pages on cmd, and on how its C library parses a command line.
    """
    outside = re.sub('"[^"]*"', "", line)
    assert not re.search("[&|<>^()]", outside), outside
    assert not re.search("%[^%]+%", line), line
    found = re.findall(r'((?:"(?:[^"\\]|\\.)*"|[^\s"])+)', line)
    return [
        re.sub(r"(\\+)$", halved, word.replace('"', "")) if word[-1:] == '"' else word
        for word in found
    ]


def halved(backslashes):
    return backslashes[1][: len(backslashes[1]) // 2]


def powershell_words(line):
    """The words of a line in PowerShell, as the programs get them.

    Source: about_Parsing and about_Quoting_Rules.
    """
    assert not re.search("[$`]", line), line
    outside = re.sub('"[^"]*"', "", line)
    assert not re.search("[;&|<>(){},@'#]|^~| ~", outside), outside
    return cmd_words(line)


@pytest.fixture
def on_windows(monkeypatch):
    monkeypatch.setattr(shell.os, "name", "nt")


@pytest.mark.parametrize("name", [*NAMES, *PATHS])
@pytest.mark.parametrize("words_of", [cmd_words, powershell_words])
def test_a_name_is_one_word_on_windows(on_windows, words_of, name):
    assert words_of(shell.line("check.py", name, "--watch")) == [
        "check.py",
        name,
        "--watch",
    ]


@pytest.mark.posix
@pytest.mark.parametrize("name", [*NAMES, "$HOME", "a`b", '"', "a\nb"])
def test_a_name_is_one_word_in_sh(name):
    assert shlex.split(shell.line("check.py", name)) == ["check.py", name]


@pytest.mark.posix
@pytest.mark.parametrize(
    ("prefix", "executable", "variables", "typed"),
    [
        ("/usr", "/usr/bin/sh", {}, "sh"),
        ("/usr", "/opt/python/bin/python3.99", {}, "/opt/python/bin/python3.99"),
        ("/apps/.venv", "/apps/.venv/bin/python3", {"VIRTUAL_ENV": "/apps/.venv"}, "python"),
        ("/apps/.venv", "/apps/.venv/bin/python3", {}, "/apps/.venv/bin/python"),
        ("/apps/.venv", "/apps/.venv/bin/python3", {"UV": "/usr/bin/uv"}, "uv run"),
    ],
)  # fmt: skip
def test_the_python_that_runs_is_typed(
    monkeypatch, prefix, executable, variables, typed
):
    monkeypatch.setattr(sys, "prefix", prefix)
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    monkeypatch.setattr(sys, "executable", executable)
    for name in ("VIRTUAL_ENV", "UV"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert shell.typed("check.py", "my app") == f"{typed} check.py 'my app'"


@pytest.mark.parametrize("typed", ["py", "python.exe"])
def test_windows_has_py_outside_an_environment(monkeypatch, on_windows, typed):
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    monkeypatch.setattr(sys, "executable", os.path.join("Python313", "python.exe"))
    monkeypatch.setattr(shutil, "which", lambda name: name == typed)
    assert shell.typed("check.py", "a b") == f'{typed} check.py "a b"'


def test_a_path_is_typed_from_where_the_command_was(monkeypatch, tmp_path):
    """The server and the check change to the reader's folder."""
    path = str(ROOT / "requirements.txt")
    before = shell.from_here(path)
    monkeypatch.chdir(tmp_path)
    assert shell.from_here(path) == before
