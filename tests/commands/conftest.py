from subprocess import CompletedProcess

import pytest

from companion.commands import command_line
from tests.support.project import ROOT


@pytest.fixture
def run_here(monkeypatch, capfd):
    """Run a command in the tests' own process: run_here(update, "appcfg.py", "update").

    It gives what type_command() does, and takes a tenth of the time.
    """

    def run_here(command, *words, path=None, cwd=ROOT):
        with monkeypatch.context() as patch, pytest.raises(SystemExit) as ended:
            patch.chdir(cwd)
            patch.setattr("sys.argv", list(map(str, words)))
            if path:
                patch.setenv("PATH", path)
            command_line.run(command)
        return CompletedProcess(words, ended.value.code, *capfd.readouterr())

    return run_here
