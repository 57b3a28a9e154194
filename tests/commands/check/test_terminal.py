"""What check.py shows on a terminal: colours, and each save as it happens."""

import shutil
import signal
import subprocess

import pytest

from tests.support.commands import running
from tests.support.processes import wait_for
from tests.support.project import STEPS, UNKNOWN
from tests.support.terminal import Terminal, on_a_terminal

PLAIN = {"NO_COLOR": "1"}


@pytest.mark.measured
def test_a_terminal_gets_colours_and_ticks():
    output = on_a_terminal("check.py", "steps/4_welcome_form", "--step", "5")
    assert "\x1b[32m✓ 4 checks passed\x1b[0m" in output
    assert "\x1b[31m✗ POST /welcome, my_name=<b>\x1b[0m" in output


def test_no_color_turns_the_colours_off():
    output = on_a_terminal("check.py", "steps/2_hello_wsgi", env=PLAIN)
    assert "\x1b" not in output
    assert "ok 4 of 4 checks passed." in output


def test_a_narrow_terminal_breaks_no_word():
    words = ("check.py", "steps/4_welcome_form", "--step", "6")
    narrow, wide = (on_a_terminal(*words, columns=n, env=PLAIN) for n in (60, 500))
    lines = narrow.replace("\r", "").splitlines()
    code = ("    - ", "    + ", "      ")  # which the terminal wraps
    assert max(len(line) for line in lines if not line.startswith(code)) <= 60
    assert narrow.split() == wide.split()


@pytest.mark.measured
def test_watch_checks_again_after_every_save(folder):
    hello = (folder / "hello.py").read_text()
    with Terminal("check.py", folder, "--watch", env=PLAIN) as terminal:
        terminal.read_until("Ctrl-C or q to stop")
        terminal.read_until("ok 4 of 4 checks passed.")
        (folder / "hello.py").write_text(hello.replace("a web app!", "an app!"))
        terminal.read_until("ok 3 checks passed")
        (folder / "hello.py").write_text(UNKNOWN)
        terminal.read_until(r"This\s+check\s+passed\s+until\s+\d\d:\d\d")
        terminal.read_until(r"Since\s+then:\r\n")
        terminal.read_until(r"\+ def my_app\(environ, start_response\):")
        (folder / "app.yaml").rename(folder / "app.txt")
        terminal.read_until(r"there\s+is\s+no\s+app\.yaml")
        (folder / "hello.py").write_text(hello)
        (folder / "app.txt").rename(folder / "app.yaml")
        terminal.read_until("ok 4 of 4 checks passed.")
        terminal.read_until("\r\n\r\n")  # after which it only waits
        terminal.process.send_signal(signal.SIGINT)
        terminal.read_to_the_end()
        assert terminal.process.returncode == 0


@pytest.mark.measured
def test_watch_needs_no_terminal(folder):
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE}
    with running("check.py", folder, "--watch", **pipes) as process:
        lines = iter(process.stdout.readline, "")
        assert any("4 of 4 checks passed." in line for line in lines)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 0


@pytest.mark.measured
def test_keys_show_the_solution_and_the_steps_and_stop(tmp_path):
    folder = shutil.copytree(STEPS["poem"], tmp_path / "poem")
    code = (folder / "poem.py").read_text()
    for right, wrong in (("word = word.strip()", "pass"), ('word != ""', "True")):
        code = code.replace(right, wrong)
    (folder / "poem.py").write_text(code.replace("    return words\n", "", 1))
    with Terminal("check.py", folder, "--watch", env=PLAIN) as terminal:
        terminal.read_until(r"add\s+--solution")
        terminal.type("h")
        terminal.read_until(r"\+ +word = word\.strip\(\)")
        terminal.type("L")
        terminal.read_until("of 10 steps pass")
        terminal.read_until("Bonus: static files")
        # As a shell does after Ctrl-Z and fg.
        terminal.process.send_signal(signal.SIGSTOP)
        terminal.wait_for_enter()
        terminal.process.send_signal(signal.SIGCONT)
        wait_for(lambda: not terminal.waits_for_enter)
        terminal.type("q")
        terminal.read_to_the_end()
        assert terminal.process.returncode == 0
