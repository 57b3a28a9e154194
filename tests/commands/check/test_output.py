"""`python check.py FOLDER` as a learner types it."""

import fcntl
import json
import os
import pty
import re
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest


@pytest.fixture
def type_check(first_app):
    """Run `python check.py ARGUMENTS` in the project's folder."""

    def type_check(*arguments, **env):
        return subprocess.run(
            [sys.executable, "check.py", *map(str, arguments)],
            cwd=first_app.parent,
            env={**os.environ, **env},
            capture_output=True,
            text=True,
            timeout=40,
        )

    return type_check


def test_a_step_that_passes_leads_to_the_next(type_check):
    done = type_check("steps/6_temperature")
    assert done.returncode == 0
    assert (
        done.stdout
        == """\
Step 6 of 10  ######----  temperature
ok 7 of 7 checks passed.
Compare with: steps/6_temperature
Next: Review exercises: Greet me!
Once you have written it, type:
  python check.py steps/6_temperature --step greet_me
"""
    )


def test_the_step_before_the_poem_leads_to_the_assignment_in_full(type_check):
    said = type_check("steps/7_greet_me").stdout
    assert "The assignment:" in said
    assert "\n    softly, the owl glows\n" in said
    assert max(map(len, said.splitlines())) <= 80


def test_the_finished_app_is_congratulated(type_check):
    done = type_check("first_app")
    assert done.returncode == 0
    assert (
        done.stdout
        == """\
Step 10 of 10  ##########  finished
ok 27 of 27 checks passed.

Congratulations! You have built every page of the tutorial, and all of them work.
Next: Deployment, to show it to the world. Type:
  python appcfg.py -A your-project-id update first_app
"""
    )


def test_the_last_page_leads_to_deployment(type_check):
    said = type_check("steps/9_poem_css").stdout
    assert "Congratulations! That was the last of the tutorial's pages." in said
    assert "python appcfg.py -A your-project-id update steps/9_poem_css" in said


def test_a_failed_check_says_what_was_asked_expected_and_found(type_check):
    done = type_check("steps/4_welcome_form", "--step", "welcome_escaped")
    assert done.returncode == 1
    assert (
        done.stdout
        == """\
Step 5 of 10  #####-----  welcome_escaped
ok 4 checks passed
FAIL POST /welcome, my_name=<b>
  expected: Hi there, <b>!
  got:      Hi there, !
  hello.py, line 24:
      username = self.request.get("my_name") # HERE IS THE HOLE (XSS): not escaped
  hint: write username = html.escape(self.request.get("my_name"))
  1 more check waits for this.
4 of 6 checks passed. Read again: Escaping Form Input
"""
    )


def test_code_that_cant_be_loaded_is_told_once(type_check, folder):
    (folder / "hello.py").write_text("oops(")
    done = type_check(folder)
    assert done.stdout.count("SyntaxError") == 1
    assert "  3 more checks wait for this." in done.stdout


def test_json_has_an_object_for_each_check(type_check):
    done = type_check("steps/4_welcome_form", "--step", "5", "--json")
    checks = json.loads(done.stdout)
    assert done.returncode == 1
    assert [check["status"] for check in checks] == ["passed"] * 4 + [
        "failed",
        "waiting",
    ]
    assert checks[4] == {
        "step": "welcome_escaped",
        "section": "Escaping Form Input",
        "asked": "POST /welcome, my_name=<b>",
        "expected": "Hi there, <b>!",
        "status": "failed",
        "got": "Hi there, !",
        "hint": 'write username = html.escape(self.request.get("my_name"))',
        "file": "hello.py",
        "line": 24,
        "column": 0,
        "source": 'username = self.request.get("my_name")  # HERE IS THE HOLE (XSS): not escaped',
    }


def test_json_of_a_step_that_passes_ends_with_0(type_check):
    done = type_check("steps/2_hello_wsgi", "--json")
    assert (done.returncode, len(json.loads(done.stdout))) == (0, 4)


def test_list_says_which_steps_a_folder_passes(type_check):
    done = type_check("steps/5_welcome_escaped", "--list")
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert [line for line in lines if line.startswith("ok")] == [
        "ok  3  hello_html       Review Exercises",
        "ok  4  welcome_form     Dynamic Web App",
        "ok  5  welcome_escaped  Escaping Form Input",
    ]
    assert len(lines) == 10


def test_list_of_a_folder_that_cant_be_loaded_has_no_step_passed(type_check, folder):
    (folder / "hello.py").write_text("oops(")
    assert "ok" not in type_check(folder, "--list").stdout


@pytest.mark.parametrize("step", ["6", "temperature", "6_temperature"])
def test_a_step_has_a_number_a_name_and_a_folder(type_check, step):
    done = type_check("steps/6_temperature", "--step", step)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "nowhere: there is no such folder"),
        (["nowhere", "--watch"], "nowhere: there is no such folder"),
        (["docs"], "docs: there is no app.yaml in this folder"),
        (
            ["first_app", "--step", "11"],
            "--step 11: the steps are 1 to 10",
        ),
        (
            ["first_app", "--step", "temprature"],
            "--step temprature: did you mean temperature?",
        ),
        (
            ["first_app", "--step", "x"],
            "--step x: write one of hello_print, hello_wsgi",
        ),
        ([], "the following arguments are required: folder"),
    ],
)
def test_what_can_not_be_read_is_told_in_one_line(type_check, arguments, words):
    done = type_check(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("while True: pass", "TimeLimitExceeded: took more than 3 seconds"),
        ("import os; os._exit(0)", "Python itself came to an end"),
        (
            "import os\nos.dup2(os.open(os.devnull, os.O_WRONLY), 1)\nos._exit(0)",
            "came to an",
        ),
        ("import time; time.sleep(60)", "no answer within 10 seconds"),
        ("exit()", "SystemExit"),
        ("input()", "EOFError"),
    ],
)
def test_code_that_hangs_or_ends_is_told(type_check, folder, code, words):
    (folder / "hello.py").write_text(code)
    done = type_check(folder)
    assert done.returncode == 1
    assert words in done.stdout
    assert done.stdout.splitlines()[-1].startswith("0 of ")
    assert done.stderr == ""


def test_code_that_prints_does_not_come_between(type_check, folder):
    with (folder / "hello.py").open("a") as hello:
        hello.write("import sys\nprint('noise')\nprint('noise', file=sys.stderr)\n")
    done = type_check(folder)
    assert done.returncode == 0
    assert "noise" not in done.stdout + done.stderr


def test_the_folder_is_left_as_it_was(type_check, folder):
    before = {path: path.read_bytes() for path in folder.rglob("*")}
    assert type_check(folder).returncode == 0
    assert {path: path.read_bytes() for path in folder.rglob("*")} == before


def test_control_codes_in_a_page_do_not_reach_the_terminal(type_check, folder):
    text = (folder / "hello.py").read_text().replace("it's", r"\x1b[31m" + "x" * 500)
    (folder / "hello.py").write_text(text)
    done = type_check(folder)
    assert "\x1b" not in done.stdout
    assert "?[31mxxx" in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 550


def on_a_terminal(first_app, *arguments, columns=80, **env):
    """Return what check.py writes on a terminal."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 24, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "check.py", *map(str, arguments)],
        cwd=first_app.parent,
        env={**os.environ, "NO_COLOR": "", **env},
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    output = b""
    while True:
        try:
            output += os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
    process.wait(timeout=10)
    os.close(ours)
    return output.decode()


def test_a_terminal_gets_colours_and_ticks(first_app):
    output = on_a_terminal(first_app, "steps/4_welcome_form", "--step", "5")
    assert "\x1b[32m✓ 4 checks passed\x1b[0m" in output
    assert "\x1b[31m✗ POST /welcome, my_name=<b>\x1b[0m" in output


def test_no_color_makes_plain_text_of_it(first_app):
    output = on_a_terminal(first_app, "steps/2_hello_wsgi", NO_COLOR="1")
    assert "\x1b" not in output
    assert "ok 4 of 4 checks passed." in output


@pytest.mark.parametrize("columns", [60, 80])
def test_a_narrow_terminal_breaks_no_word(first_app, columns):
    output = on_a_terminal(
        first_app, "steps/4_welcome_form", "--step", "6", columns=columns, NO_COLOR="1"
    )
    lines = output.replace("\r", "").splitlines()
    assert max(map(len, lines)) <= columns
    plain = on_a_terminal(
        first_app, "steps/4_welcome_form", "--step", "6", columns=500, NO_COLOR="1"
    )
    assert output.split() == plain.split()


def test_watch_checks_again_at_every_save(first_app, folder):
    process = subprocess.Popen(
        [sys.executable, "check.py", str(folder), "--watch"],
        cwd=first_app.parent,
        stdout=subprocess.PIPE,
        text=True,
    )

    def summary():
        for line in process.stdout:
            if re.search(r"checks passed|no app\.yaml", line):
                return line
        return ""

    hello = (folder / "hello.py").read_text()
    assert "Ctrl-C ends." in process.stdout.readline()
    assert summary() == "ok 4 of 4 checks passed.\n"
    (folder / "hello.py").write_text(hello.replace("a web app!", "an app!"))
    assert summary() == "ok 3 checks passed\n"
    (folder / "app.yaml").rename(folder / "app.txt")
    while "there is no app.yaml in this folder" not in summary():
        time.sleep(0.1)
    (folder / "app.txt").rename(folder / "app.yaml")
    (folder / "hello.py").write_text(hello)
    while summary() != "ok 4 of 4 checks passed.\n":
        time.sleep(0.1)
    time.sleep(1.2)  # in which nothing is saved, and nothing said
    process.send_signal(2)  # Ctrl-C
    process.communicate(timeout=10)
    assert process.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_when_check_py_is_ended_so_is_all_that_it_started(first_app, folder, number):
    (folder / "hello.py").write_text(
        "import os, subprocess, time\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        "open('pids.new', 'w').write(f'{os.getpid()} {child.pid}')\n"
        "os.rename('pids.new', 'pids')\n"
        "time.sleep(60)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "check.py", str(folder)], cwd=first_app.parent
    )
    wait_until((folder / "pids").exists)
    process.send_signal(number)
    process.wait(timeout=10)
    assert process.returncode in (128 + number, -number)
    for pid in map(int, (folder / "pids").read_text().split()):
        wait_until(lambda pid=pid: not is_running(pid))


def wait_until(condition):
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_running(pid):
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def test_a_script_that_never_ends_is_ended_with_the_check(type_check, folder):
    yaml = (folder / "app.yaml").read_text().replace("hello.my_app", "hello.py")
    (folder / "app.yaml").write_text(yaml)
    (folder / "hello.py").write_text(
        f"import os\nopen({str(folder / 'pid')!r}, 'w').write(str(os.getpid()))\n"
        "while True: pass\n"
    )
    done = type_check(folder)
    assert "took more than 3 seconds" in done.stdout
    with pytest.raises(ProcessLookupError):
        os.kill(int((folder / "pid").read_text()), 0)


def test_copies_that_the_code_makes_of_itself_tell_nothing(type_check, folder):
    text = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(
        text.replace(
            "        self.response.headers",
            "        import os; os.fork()\n        self.response.headers",
        )
    )
    done = type_check(folder, "--step", "hello_wsgi")
    assert done.stdout.count("4 of 4 checks passed") == 1


def test_output_that_nobody_reads_to_the_end_is_no_traceback(first_app):
    command = f"{sys.executable} check.py steps/2_hello_wsgi | true"
    done = subprocess.run(
        command, shell=True, cwd=first_app.parent, capture_output=True, text=True
    )
    assert done.stderr == ""


def test_noise_among_what_the_check_tells_itself_is_no_matter(type_check, folder):
    with (folder / "hello.py").open("a") as hello:
        hello.write(
            "import contextlib, os\nfor descriptor in range(3, 20):\n"
            "    with contextlib.suppress(OSError):\n"
            "        os.write(descriptor, b'noise\\n[1, 2]\\n')\n"
        )
    assert type_check(folder).returncode == 0


def test_ctrl_c_ends_a_check_without_a_traceback(first_app, folder):
    (folder / "hello.py").write_text(
        "open('started', 'w').write('yes')\nimport time\ntime.sleep(60)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "check.py", str(folder)],
        cwd=first_app.parent,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not (folder / "started").exists():
        time.sleep(0.05)
    process.send_signal(2)
    _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (130, "")


def test_an_error_of_the_checks_own_is_shown(first_app):
    folder = first_app.parent / "steps/2_hello_wsgi"
    worker = (sys.executable, "-m", "companion.checking.worker")
    process = subprocess.Popen(
        [*worker, folder / "app.yaml", "app.yaml", "no_such_step"],
        cwd=first_app.parent,
        stdin=subprocess.PIPE,  # it ends once this is closed
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # and all that is in its session
    )
    errors = process.stderr.read()
    process.communicate(timeout=10)
    assert "KeyError: 'no_such_step'" in errors


def test_a_poem_of_another_shape_leads_to_the_assignment(
    type_check, first_app, tmp_path
):
    folder = shutil.copytree(first_app.parent / "steps/8_poem", tmp_path / "poem")
    text = (folder / "poem.py").read_text()
    (folder / "poem.py").write_text(text.replace("return poem", "return 'Done.'"))
    assert "The assignment:" in type_check(folder, "--step", "poem").stdout
