"""Code that hangs, ends Python, prints or forks doesn't disturb the check."""

import json
import signal
import subprocess

import pytest

from companion.checking import supervise
from companion.checking.events import Task
from tests.support.commands import running
from tests.support.processes import is_running, wait_for


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("while True: pass", "took more than 0.5 seconds, the limit in a check"),
        pytest.param(
            "import os; os._exit(0)", "hello.py, line 1:", marks=pytest.mark.measured
        ),
        (
            "import os\nos.dup2(os.open(os.devnull, os.O_WRONLY), 1)\nos._exit(0)",
            "Python exited with status 0",
        ),
        (
            "import os, time\nif os.fork():\n    os._exit(3)\ntime.sleep(60)",
            "Python exited with status 3",
        ),
        ("exit()", "SystemExit"),
        ("input()", "EOFError"),
    ],
)
def test_code_that_hangs_or_ends_python_fails_the_check(
    type_check, folder, code, words
):
    (folder / "hello.py").write_text(code)
    done = type_check(folder, "--seconds", "0.5")
    assert done.returncode == 1
    assert words in done.stdout
    assert done.stdout.splitlines()[-1].startswith("0 of ")
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("line", "got"),
    [
        ("import re; re.match('(x+)+y', 'x' * 99)", "TimeLimitExceeded: took more"),
        ("import time; time.sleep(60)", "TimeLimitExceeded: took more than 0.5 s"),
        ("import ctypes; ctypes.string_at(0)", "Python was killed by SIGSEGV"),
    ],
)
def test_a_page_that_never_answers_is_named_with_its_line(
    type_check, folder, line, got
):
    code = f"if self.request.path == '/nope': {line}"
    text = (
        (folder / "hello.py")
        .read_text()
        .replace("self.response.headers", f"{code}\n        self.response.headers")
    )
    (folder / "hello.py").write_text(
        text.replace('"/"', '"/.*"').replace("'/'", "'/.*'")
    )
    done = type_check(folder, "--step", "hello_wsgi", "--seconds", "0.5", "--json")
    *passed, failed = json.loads(done.stdout)
    assert [check["status"] for check in passed] == ["passed"] * 3
    assert (failed["asked"], failed["source"]) == ("GET /nope", code)
    assert failed["got"].startswith(got)


@pytest.mark.parametrize(
    ("line", "got"),
    [
        ("while True: yield b'x' * 100", "TimeLimitExceeded: took more than 0.5 s"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("exit()", "SystemExit: None"),
    ],
)
def test_a_body_that_goes_wrong_midway_is_named_with_its_line(
    type_check, folder, line, got
):
    (folder / "hello.py").write_text(
        "def my_app(environ, start_response):\n"
        "    start_response('200 OK', [('Content-Type', 'text/plain')])\n"
        "    yield b'Congratulations, '\n"
        f"    {line}\n"
    )
    done = type_check(folder, "--seconds", "0.5")
    assert f"got:      {got}" in done.stdout
    assert f"hello.py, line 4:\n      {line}\n" in done.stdout


@pytest.mark.measured
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGKILL])
def test_ending_check_py_ends_everything_that_it_started(folder, number):
    (folder / "hello.py").write_text(
        "import os, subprocess, time\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        f"os.chdir({str(folder)!r})\n"
        "open('pids.new', 'w').write(f'{os.getpid()} {child.pid}')\n"
        "os.rename('pids.new', 'pids')\n"
        "time.sleep(60)\n"
    )
    with running("check.py", folder) as process:
        wait_for((folder / "pids").exists)
        process.send_signal(number)
        process.wait(timeout=60)
        assert process.returncode in (128 + number, -number)
    pids = list(map(int, (folder / "pids").read_text().split()))
    wait_for(lambda: not any(map(is_running, pids)))


def test_code_that_switches_its_time_limit_off_is_ended(monkeypatch, folder):
    monkeypatch.setattr(supervise, "TIME_LIMIT", 1.0)
    (folder / "hello.py").write_text(
        "import faulthandler, time\nfaulthandler.cancel_dump_traceback_later()\n"
        "time.sleep(60)\n"
    )
    task = Task(folder / "app.yaml", "app.yaml", page_limit=0.5)
    with supervise.Worker() as worker:
        started, failure = worker.ask(task)
    assert started.step == ""
    assert failure.asked == "hello.py"
    assert "took more than 0.5 seconds" in failure.got


def test_a_worker_that_somebody_kills_between_two_checks_is_replaced(folder):
    task = Task(folder / "app.yaml", "app.yaml")
    with supervise.Worker() as worker:
        first = list(worker.ask(task))
        worker.process.kill()
        worker.process.wait()
        assert list(worker.ask(task)) == first


def test_a_python_that_starts_slowly_is_not_the_readers_mistake(
    monkeypatch, tmp_path, folder
):
    (tmp_path / "sitecustomize.py").write_text("import time\ntime.sleep(2)\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(supervise, "TIME_LIMIT", 1.0)
    with supervise.Worker() as worker:
        task = Task(folder / "app.yaml", "app.yaml", page_limit=1.0)
        statuses = {event.status for event in list(worker.ask(task))[1:]}
    assert statuses == {"passed"}


@pytest.mark.measured
def test_what_passed_before_python_ended_is_told(folder):
    text = (folder / "hello.py").read_text()
    ends = "import os\n        os._exit(3)\n        self.response.write"
    (folder / "hello.py").write_text(text.replace("self.response.write", ends))
    with supervise.Worker() as worker:
        events = list(worker.ask(Task(folder / "app.yaml", "app.yaml", "hello_wsgi")))
    assert [getattr(event, "status", "") for event in events] == [
        "",
        "passed",
        "failed",
    ]


def test_a_script_that_never_ends_is_ended(type_check, folder):
    yaml = (folder / "app.yaml").read_text().replace("hello.my_app", "hello.py")
    (folder / "app.yaml").write_text(yaml)
    (folder / "hello.py").write_text(
        f"import os\nopen({str(folder / 'pid')!r}, 'x').write(str(os.getpid()))\n"
        "while True: pass\n"
    )
    done = type_check(folder, "--seconds", "0.5")
    assert "took more than 0.5 seconds" in done.stdout
    pid = int((folder / "pid").read_text())
    wait_for(lambda: not is_running(pid))


@pytest.mark.measured
def test_ctrl_c_ends_a_check_without_a_traceback(folder):
    (folder / "hello.py").write_text(
        f"open({str(folder / 'started')!r}, 'w').write('yes')\n"
        "import time\ntime.sleep(60)\n"
    )
    with running("check.py", folder, stderr=subprocess.PIPE) as process:
        wait_for((folder / "started").exists)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (130, "")


@pytest.mark.measured
def test_a_check_that_fails_itself_does_not_blame_the_code(type_check, folder):
    hello = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(f"import json\njson.dumps = None\n{hello}")
    done = type_check(folder)
    assert "got:      check.py itself failed; see the traceback above" in done.stdout
    assert done.stderr.startswith("Traceback ")
    assert "hint:" not in done.stdout


@pytest.mark.measured
def test_a_forked_process_reports_nothing(type_check, folder):
    text = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(
        text.replace(
            "        self.response.headers",
            "        import os; os.fork()\n        self.response.headers",
        )
    )
    done = type_check(folder, "--step", "hello_wsgi")
    assert done.stdout.count("4 of 4 checks passed") == 1


@pytest.mark.measured
def test_code_that_writes_to_every_open_file_does_no_harm(type_check, folder):
    with (folder / "hello.py").open("a") as hello:
        hello.write(
            "import contextlib, os\nfor descriptor in range(3, 20):\n"
            "    with contextlib.suppress(OSError):\n"
            "        os.write(descriptor, b'\\xff noise\\n[1, 2]\\n')\n"
        )
    assert type_check(folder).returncode == 0


def test_what_the_code_prints_is_not_shown_and_the_folder_left_as_it_was(
    type_check, folder
):
    with (folder / "hello.py").open("a") as hello:
        hello.write("import sys\nprint('noise')\nprint('noise', file=sys.stderr)\n")
    before = {path: path.read_bytes() for path in folder.rglob("*")}
    done = type_check(folder)
    assert done.returncode == 0
    assert "noise" not in done.stdout + done.stderr
    assert {path: path.read_bytes() for path in folder.rglob("*")} == before


@pytest.mark.measured
def test_a_wrong_content_length_is_no_error_of_check_py(type_check, folder):
    text = (folder / "hello.py").read_text()
    line = "self.response.headers['Content-Length'] = '5'"
    (folder / "hello.py").write_text(
        text.replace(
            "self.response.headers", f"{line}\n        self.response.headers", 1
        )
    )
    done = type_check(folder)
    assert done.stderr == ""
    assert "checks passed" in done.stdout


def test_control_codes_in_a_page_do_not_reach_the_terminal(type_check, folder):
    text = (folder / "hello.py").read_text().replace("it's", r"\x1b[31m" + "x" * 500)
    (folder / "hello.py").write_text(text)
    done = type_check(folder)
    assert "\x1b" not in done.stdout
    assert r"\x1b[31mxxx" in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 550
