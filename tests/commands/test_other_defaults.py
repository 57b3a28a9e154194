"""The commands work where Python's defaults differ from those here."""

import sys

import pytest

from tests.support.commands import type_command
from tests.support.project import STEPS
from tests.support.servers import local

# Has Python fail where a text file is opened in the system's own encoding.
ENCODINGS = {
    "PYTHONWARNDEFAULTENCODING": "1",
    "PYTHONWARNINGS": "error::EncodingWarning",
}


@pytest.mark.parametrize(
    "command",
    [
        "check.py first_app",
        "check.py steps/1_hello_print",
        "check.py steps/5_welcome_escaped",
        "appcfg.py -A realpython-1174 --dry_run update first_app",
    ],
)
def test_a_command_opens_every_text_file_as_utf_8(command):
    done = type_command(*command.split(), env=ENCODINGS)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_server_opens_every_text_file_as_utf_8(start):
    for folder in (STEPS["finished"], STEPS["hello_print"]):
        server = start(local(folder, env=ENCODINGS))
        assert server.get("/").text.strip() == "Congratulations, it's a web app!"
        assert "EncodingWarning" not in server.log


def test_the_first_start_ever_brings_no_warnings(tmp_path):
    # It compiles the libraries' sources, and keeps the outcome for the next start.
    env = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": None}
    done = type_command("check.py", "first_app", env=env)
    assert (done.returncode, done.stderr) == (0, "")


COMMANDS = [
    "check.py first_app",
    "check.py --list steps/2_hello_wsgi",
    "check.py steps/1_hello_print",
    "appcfg.py -A realpython-1174 --dry_run update first_app",
]
DEFAULTS = [{"PYTHONSAFEPATH": "1"}, {"PYTHONWARNINGS": "error"}]
FULL = "/dev/full"  # writing to it fails as on a full disk


@pytest.mark.parametrize("env", DEFAULTS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_brings_no_warnings_and_finds_its_modules(command, env):
    done = type_command(*command.split(), env=env)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("env", DEFAULTS)
def test_the_server_brings_no_warnings_and_finds_its_modules(start, first_app, env):
    server = start(local(first_app, env=env))
    assert server.get("/").text == "Congratulations, it's a web app!"
    assert len(server.stop()[1].splitlines()) == 1  # the request


@pytest.mark.parametrize("command", [*COMMANDS, "check.py --json steps/2_hello_wsgi"])
def test_a_full_disk_is_told_in_one_line(command):
    shell = f'"{sys.executable}" {command} > {FULL}'
    done = type_command("-c", f"import os; os.system({shell!r})")
    assert done.stderr == "stopped: No space left on device\n"


def test_without_a_folder_for_temporary_files_a_command_says_so():
    nowhere = "import tempfile; tempfile.tempdir = '/nope'"
    run = "from companion.commands.launch import launch; launch('companion.checking.command')"
    done = type_command("-c", f"{nowhere}; {run}", "first_app")
    assert done.stderr == "stopped: No such file or directory\n"
