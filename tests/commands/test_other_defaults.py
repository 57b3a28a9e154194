"""The commands work where Python's defaults differ from those here."""

import sys

import pytest

from tests.support.commands import type_command
from tests.support.project import STEPS
from tests.support.servers import local

# Python fails at every warning, and where a text file is opened in the system's own
# encoding. It doesn't find modules in the folder of the script that it runs.
STRICT = {
    "PYTHONWARNINGS": "error",
    "PYTHONWARNDEFAULTENCODING": "1",
    "PYTHONSAFEPATH": "1",
}
FULL = "/dev/full"  # writing to it fails as on a full disk


@pytest.mark.parametrize(
    "command",
    [
        "check.py first_app",
        "check.py --list steps/2_hello_wsgi",
        "check.py steps/1_hello_print",
        "appcfg.py -A realpython-1174 --dry_run update first_app",
    ],
)
def test_a_command_has_no_warnings_opens_utf_8_and_finds_its_modules(command):
    done = type_command(*command.split(), env=STRICT)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_server_has_no_warnings_opens_utf_8_and_finds_its_modules(start):
    for folder in (STEPS["finished"], STEPS["hello_print"]):
        server = start(local(folder, env=STRICT))
        assert server.get("/").text.strip() == "Congratulations, it's a web app!"
        assert len(server.stop()[1].splitlines()) == 1  # the request


def test_the_first_start_ever_brings_no_warnings(tmp_path):
    # It compiles the libraries' sources, and keeps the outcome for the next start.
    env = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": None}
    done = type_command("check.py", STEPS["hello_html"], env=env)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "command",
    [
        "check.py steps/2_hello_wsgi",
        "check.py --json steps/2_hello_wsgi",
        "appcfg.py -A realpython-1174 --dry_run update steps/2_hello_wsgi",
    ],
)
def test_a_full_disk_is_told_in_one_line(command):
    shell = f'"{sys.executable}" {command} > {FULL}'
    done = type_command("-c", f"import os; os.system({shell!r})")
    assert done.stderr == "stopped: No space left on device\n"


def test_without_a_folder_for_temporary_files_a_command_says_so():
    nowhere = "import tempfile; tempfile.tempdir = '/nope'"
    run = "from companion.commands.launch import launch; launch('companion.checking.command')"
    done = type_command("-c", f"{nowhere}; {run}", "first_app")
    assert done.stderr == "stopped: No such file or directory\n"
