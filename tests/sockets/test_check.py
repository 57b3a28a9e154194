"""`python check.py FOLDER` as a learner types it."""

import os
import pty
import re
import subprocess
import sys
import time

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


def test_the_finished_app_passes(type_check):
    done = type_check("first_app")
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert lines[0] == "first_app: finished"
    assert lines[-1] == "22 of 22 checks hold; next: Deployment"
    assert all(line.startswith("ok    ") for line in lines[1:-1])


def test_a_failed_check_says_what_was_asked_expected_and_found_and_where_to_read(
    type_check,
):
    done = type_check("steps/4_welcome_form", "--step", "welcome_escaped")
    assert done.returncode == 1
    assert done.stdout.splitlines()[-5:] == [
        "FAIL  POST /welcome, my_name=<b>",
        "      the tutorial says: Hi there, <b>!",
        "      here there is:     Hi there, !",
        "      hint: write username = html.escape(self.request.get("
        "\"my_name\")) (see 'Escaping Form Input')",
        "4 of 5 checks hold; next: Escaping Form Input",
    ]


def test_one_mistake_on_several_pages_is_told_in_full_once(type_check, folder):
    (folder / "hello.py").write_text("oops(")
    done = type_check(folder)
    assert done.stdout.count("SyntaxError") == 1
    assert done.stdout.count("here there is:     the same as above") == 3


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
            ["first_app", "--step", "12"],
            "--step 12: write one of hello_print, hello_wsgi",
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
    assert max(map(len, done.stdout.splitlines())) < 350


def on_a_terminal(first_app, *arguments, **env):
    """Return what check.py writes on a terminal."""
    ours, theirs = pty.openpty()
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
    assert "\x1b[32m✓ GET /: a button that says Sign In\x1b[0m" in output
    assert "\x1b[31m✗ POST /welcome, my_name=<b>\x1b[0m" in output


def test_no_color_makes_plain_text_of_it(first_app):
    output = on_a_terminal(first_app, "steps/2_hello_wsgi", NO_COLOR="1")
    assert "\x1b" not in output
    assert "ok    GET /nope: status 404" in output


def test_watch_checks_again_at_every_save(first_app, folder):
    process = subprocess.Popen(
        [sys.executable, "check.py", str(folder), "--watch"],
        cwd=first_app.parent,
        stdout=subprocess.PIPE,
        text=True,
    )

    def summary():
        for line in process.stdout:
            if re.search(r"checks hold|no app\.yaml", line):
                return line
        return ""

    hello = (folder / "hello.py").read_text()
    assert summary() == "4 of 4 checks hold; next: Review Exercises\n"
    (folder / "hello.py").write_text(hello.replace("a web app!", "an app!"))
    assert summary() == "3 of 4 checks hold; next: WSGI Application\n"
    (folder / "app.yaml").rename(folder / "app.txt")
    assert "there is no app.yaml in this folder" in summary()
    (folder / "app.txt").rename(folder / "app.yaml")
    (folder / "hello.py").write_text(hello)
    while summary() != "4 of 4 checks hold; next: Review Exercises\n":
        time.sleep(0.1)
    time.sleep(1.2)  # in which nothing is saved, and nothing said
    process.send_signal(2)  # Ctrl-C
    process.communicate(timeout=10)
    assert process.returncode == 0


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
    assert done.stdout.count("GET /nope") == 1
    assert done.stdout.splitlines()[-1].startswith("4 of 4 checks hold")


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
