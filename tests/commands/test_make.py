"""make help."""

import re
import subprocess

from tests.support.project import ROOT


def test_make_help_names_each_command():
    makefile = (ROOT / "Makefile").read_text()
    commands = re.search(r"^\.PHONY: (.*)", makefile, re.M)[1].split()
    command = ["make", "--no-print-directory", "help"]
    helped = subprocess.check_output(command, cwd=ROOT, text=True)
    assert [line.split()[1] for line in helped.splitlines()] == commands
