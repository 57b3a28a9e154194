"""The commands work where Python's defaults differ from those here."""

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
