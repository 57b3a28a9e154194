"""The commands start alike where Python's defaults are others than here."""

import os
import subprocess
import sys

import pytest

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
        "first_app/main.py",
    ],
)
def test_a_command_opens_every_text_file_as_utf_8(first_app, command):
    done = subprocess.run(
        [sys.executable, *command.split()],
        cwd=first_app.parent,
        env={**os.environ, **ENCODINGS},
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_server_opens_every_text_file_as_utf_8(start, first_app):
    for folder in (first_app, first_app.parent / "steps/1_hello_print"):
        server = start(folder, env=ENCODINGS)
        assert server.get("/").text.strip() == "Congratulations, it's a web app!"
        assert "EncodingWarning" not in server.log


def test_the_first_start_ever_brings_no_warnings(first_app, tmp_path, monkeypatch):
    # It compiles the libraries' sources, and keeps the outcome for the next start.
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    done = subprocess.run(
        [sys.executable, "check.py", "first_app"],
        cwd=first_app.parent,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
