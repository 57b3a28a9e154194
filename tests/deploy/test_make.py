"""make copies, which keeps first_app up to date, and make help."""

import re
import shutil
import subprocess

import pytest
import yaml

from companion.deploy import copies
from companion.deploy.deploy_yaml import FRONT_END, entrypoint
from tests.support.commands import type_command
from tests.support.project import ROOT

pytestmark = pytest.mark.measured


def test_first_app_is_up_to_date(first_app):
    stale = [path.name for path in copies.out_of_date(str(first_app))]
    assert not stale, "type: make copies"


def test_every_place_has_the_same_entrypoint(first_app):
    ours = entrypoint(threads=8)
    settings = yaml.safe_load((first_app / "app.yaml").read_text())
    assert settings["entrypoint"] == ours
    readme = (ROOT / "README.md").read_text().replace("\\\n  ", "")
    assert ours.replace(f" {FRONT_END}", "") in readme


def test_make_copies_writes_what_is_out_of_date(first_app, tmp_path):
    folder = shutil.copytree(first_app, tmp_path / "first_app")
    names = ["deploy.yaml", "main.py"]
    for name in names:
        first_line, rest = (folder / name).read_text().split("\n", 1)
        (folder / name).write_text(f"{first_line}\n# an older one\n{rest}")
    printed = type_command("-m", "companion.deploy.copies", folder).stdout
    assert printed == "".join(f"wrote {folder / name}\n" for name in names)
    for name in names:
        assert (folder / name).read_text() == (first_app / name).read_text()


def test_a_forgotten_folder_is_reported_in_one_line():
    done = type_command("-m", "companion.deploy.copies")
    assert done.returncode == 2
    assert done.stderr == (
        "the following arguments are required: folder; "
        "see `python -m companion.deploy.copies --help`\n"
    )


def test_make_help_names_each_command():
    makefile = (ROOT / "Makefile").read_text()
    commands = re.search(r"^\.PHONY: (.*)", makefile, re.M)[1].split()
    command = ["make", "--no-print-directory", "help"]
    helped = subprocess.check_output(command, cwd=ROOT, text=True)
    assert [line.split()[1] for line in helped.splitlines()] == commands
