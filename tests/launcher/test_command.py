"""Where no window can be opened: one line, and status 2."""

import pytest

from tests.support.commands import type_command

OTHERWISE = "python dev_appserver.py my_first_app\n"


@pytest.mark.measured
def test_without_a_display_the_other_command_is_told():
    done = type_command("launcher.py", env={"DISPLAY": None})
    assert "no window can be opened: no display name" in done.stderr
    assert done.stderr.endswith(OTHERWISE)
    assert (done.stderr.count("\n"), done.returncode) == (1, 2)


@pytest.mark.measured
def test_without_tk_it_is_told_how_to_get_it(tmp_path):
    (tmp_path / "tkinter.py").write_text("raise ImportError('no _tkinter')")
    done = type_command("launcher.py", env={"PYTHONPATH": str(tmp_path)})
    assert "this Python has no Tk" in done.stderr
    assert "sudo apt install python3-tk" in done.stderr
    assert done.stderr.endswith(OTHERWISE)
    assert (done.stderr.count("\n"), done.returncode) == (1, 2)


def test_it_takes_no_arguments():
    done = type_command("launcher.py", "my_first_app")
    assert "my_first_app is one word too many" in done.stderr
    assert done.returncode == 2
