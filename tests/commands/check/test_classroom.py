"""`python check.py --class FOLDER`, as a teacher types it for a whole class."""

import csv
import io
import json
import signal
import subprocess
import time

import pytest

from companion.checking import classroom
from companion.checking.printing import columns, cut
from tests.support.commands import running, type_command
from tests.support.processes import is_running, wait_for
from tests.support.project import APP_YAML, HELLO, UNKNOWN
from tests.support.terminal import on_a_terminal

SLIP = HELLO.replace("a web app!", "an app!")
QUOTE = '"'
EDIT = """hello.py:8: write `self.response.write("Congratulations, it's a web app!")`"""
# A regular expression keeps Python's lock: no thread of the worker can end it.
STUCK = "import re; re.match('(x+)+y', 'x' * 99)"


@pytest.fixture
def hand_in(tmp_path):
    """Write a student's folder at the tutorial's second sanity check."""

    def hand_in(name, hello=HELLO, app_yaml=APP_YAML):
        folder = tmp_path / "class" / name
        folder.mkdir(parents=True)
        (folder / "hello.py").write_text(hello)
        (folder / "app.yaml").write_text(app_yaml)
        return folder

    return hand_in


@pytest.fixture
def type_class(type_check, tmp_path):
    """Do what `python check.py --class FOLDER ARGUMENTS` does."""

    def type_class(*arguments):
        return type_check("--class", tmp_path / "class", *arguments)

    return type_class


def rows(done):
    """The rows of a table, without the headings and what is below it."""
    return done.stdout.split("\n\n")[0].splitlines()[1:]


def cells(done):
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def test_a_class_is_a_table_in_the_order_of_its_folders(type_class, hand_in, tmp_path):
    hand_in("Zoe", SLIP)
    hand_in("Ann/my_first_app")
    hand_in("bob", "raise OSError('no hint')")
    hand_in("carl", app_yaml=APP_YAML.replace("  script", "script"))
    (tmp_path / "class" / "dave").mkdir()
    folder = hand_in("erin")
    (folder / "app.yaml").rename(folder / "app.yml")
    hand_in("fred", UNKNOWN)
    (tmp_path / "class" / "notes.txt").write_text("")
    done = type_class()
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        "folder            step        passed         first finding\n"
        "Ann/my_first_app  hello_wsgi  all\n"
        "bob               hello_wsgi  0 of 4 checks  hello.py:1: OSError: no hint\n"
        "carl              hello_wsgi  0 of 4 checks  app.yaml:8: write `script: hello.my_app`\n"
        "dave                          none           there is no app.yaml in this folder\n"
        "erin                          none           rename app.yml to app.yaml\n"
        "fred              hello_wsgi  1 of 4 checks  hello.py:12: GET /: OSError: x\n"
        f"Zoe               hello_wsgi  3 of 4 checks  {EDIT}\n"
        "\n"
        "1 of 7 folders pass.\n"
        "To see everything about one folder, type, for example:\n"
        f"  python check.py {tmp_path}/class/bob\n"
    )


def test_a_class_that_passes_ends_with_0_and_stays_as_it_was(type_class, hand_in):
    folder = hand_in("ann")
    hand_in("bob")
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    done = type_class()
    assert done.returncode == 0
    assert done.stdout.endswith("\n\n2 of 2 folders pass.\n")
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before


def test_folders_can_be_named_one_by_one(type_check, hand_in):
    ann, bob = hand_in("ann/my_first_app"), hand_in("bob")
    done = type_check(bob / "app.yaml", "steps/6_temperature", f"{ann.parent}/")
    assert [row.split("  ")[0] for row in rows(done)] == [
        f"{bob}/app.yaml",
        "steps/6_temperature",
        str(ann),
    ]
    assert done.returncode == 0


def test_each_of_a_students_apps_has_a_row_but_no_copy_or_hidden_folder(
    type_class, hand_in
):
    hand_in("ann/my_first_app")
    hand_in("ann/exercise")
    hand_in("ann/exercise/backup", SLIP)
    hand_in("ann/site/app_yaml_router")
    (hand_in("ann/online") / "app_yaml_router").mkdir()
    hand_in(".git")
    hand_in("__pycache__")
    said = [row.split()[0] for row in rows(type_class())]
    assert said == ["ann/exercise", "ann/my_first_app"]


def test_the_step_is_the_same_for_all(type_class, hand_in):
    hand_in("ann")
    hand_in("bob")
    done = type_class("--step", "1")
    assert done.returncode == 1
    assert [row.split()[1] for row in rows(done)] == ["hello_print"] * 2
    assert done.stdout.endswith("/class/ann --step hello_print\n")


def test_a_folder_that_hangs_or_crashes_leaves_the_others_alone(type_class, hand_in):
    hand_in("ann", "while True: pass")
    hand_in("bob", "import os; os._exit(3)")
    hand_in("carl", STUCK)
    hand_in("dave")
    done = type_class("--seconds", "1", "--csv")
    ann, bob, carl, dave = cells(done)
    assert ann["got"].startswith("TimeLimitExceeded: took more than 1 second")
    assert bob["got"] == "Python exited with status 3"
    assert carl["got"].startswith("TimeLimitExceeded: took more than 1 second")
    assert (dave["passed"], dave["checks"]) == ("4", "4")
    assert done.stderr == ""


def test_modules_of_the_same_name_are_each_folders_own(type_class, hand_in):
    text = HELLO.replace('"Congratulations, it\'s a web app!"', "page.WORDS")
    for name, words in (("ann", "it's a web app!"), ("bob", "it's an app!")):
        folder = hand_in(name, f"import page\n{text}")
        (folder / "page.py").write_text(f'WORDS = "Congratulations, {words}"\n')
    ann, bob = cells(type_class("--csv"))
    assert (ann["passed"], bob["passed"]) == ("4", "3")
    assert bob["got"] == "Congratulations, it's an app!"


def test_several_folders_are_checked_at_a_time(
    monkeypatch, type_class, hand_in, tmp_path
):
    monkeypatch.setattr(classroom, "AT_ONCE", 3)
    notes = tmp_path / "notes"
    notes.mkdir()
    wait_for_all = (
        "import os, time\n"
        f"open(f'{notes}/{{os.getpid()}}', 'w').close()\n"
        f"while len(os.listdir('{notes}')) < 3: time.sleep(0.01)\n"
    )
    for name in ("ann", "bob", "carl"):
        hand_in(name, wait_for_all + HELLO)
    assert type_class("--seconds", "30").returncode == 0
    assert len(list(notes.iterdir())) == 3


def test_csv_has_the_same_rows_for_a_spreadsheet(type_class, hand_in, tmp_path):
    hand_in("ann, Zoë")
    hand_in("bob", SLIP)
    (tmp_path / "class" / "carl").mkdir()
    done = type_class("--csv")
    assert done.returncode == 1
    assert done.stdout == (
        "folder,step,passed,checks,file,line,got,hint,edits\n"
        '"ann, Zoë",hello_wsgi,4,4,,,,,\n'
        'bob,hello_wsgi,3,4,hello.py,8,"Congratulations, it\'s an app!",'
        '"use exactly the same words as the tutorial: ""Congratulations, it\'s a web app!""",'
        f'"{EDIT.replace(QUOTE, QUOTE * 2)}"\n'
        "carl,,0,1,,,there is no app.yaml in this folder,,\n"
    )


def test_csv_of_one_folder_has_one_row(type_check):
    done = type_check("steps/2_hello_wsgi", "--csv")
    assert (done.returncode, len(cells(done))) == (0, 1)


def test_no_cell_of_a_csv_file_becomes_a_formula_and_any_name_has_its_row(
    type_class, hand_in
):
    starts = ["\t=1", "\tx", "+1", "-1", "=1+1 ", "@SUM(A1)"]
    for start in starts:
        hand_in(start, HELLO.replace("Congratulations", start))
    hand_in("zo\udceb")
    *found, not_utf_8 = cells(type_class("--csv"))
    for start, row in zip(starts, found, strict=True):
        assert row["folder"] == f"'{start}"
        assert row["got"].startswith(f"'{start.strip()}" if start != "\tx" else "x")
    assert not_utf_8["folder"] == "zo\\udceb"


def test_csv_is_utf_8_whatever_the_terminal_is(hand_in, tmp_path):
    hand_in("zoë")
    done = type_command(
        *("check.py", "--class", tmp_path / "class", "--csv"),
        env={"PYTHONIOENCODING": "latin-1"},
    )
    assert (cells(done)[0]["folder"], done.stderr) == ("zoë", "")


@pytest.mark.parametrize("form", [(), ("--csv",), ("--json",)])
def test_control_characters_in_names_are_shown_and_not_obeyed(
    type_class, hand_in, form
):
    hand_in("ann\x1b[2J\n\x9b\tb", "raise OSError('\x1b[2J')")
    done = type_class(*form)
    assert not set(done.stdout) & {"\x1b", "\x9b"}
    assert r"ann\x1b[2J\n\x9b" in done.stdout or r"ann\u001b[2J\n\u009b" in done.stdout
    if not form:
        assert len(rows(done)) == 1
        assert "\t" not in rows(done)[0]


def test_json_has_an_object_for_each_folder(type_class, type_check, hand_in, tmp_path):
    ann, bob = hand_in("ann"), hand_in("bob", SLIP)
    (tmp_path / "class" / "carl").mkdir()
    done = type_class("--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert [each["folder"] for each in found] == ["ann", "bob", "carl"]
    for folder, each in zip((ann, bob), found, strict=False):
        assert each["checks"] == json.loads(type_check(folder, "--json").stdout)
    (missing,) = found[2]["checks"]
    assert missing["status"] == "failed"
    assert missing["got"] == "there is no app.yaml in this folder"
    assert missing.keys() == found[0]["checks"][0].keys()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["first_app", "steps/2_hello_wsgi", "--watch"],
            "--watch takes one folder, without --class, --csv or --json",
        ),
        (
            ["first_app", "steps/2_hello_wsgi", "--list"],
            "--list takes one folder, without --class, --csv or --json",
        ),
        (
            ["--class", "steps", "--list"],
            "--list takes one folder, without --class, --csv or --json",
        ),
        (
            ["first_app", "--csv", "--watch"],
            "--watch takes one folder, without --class, --csv or --json",
        ),
        (
            ["first_app", "--json", "--watch"],
            "--watch takes one folder, without --class, --csv or --json",
        ),
        (
            ["--class", "steps", "first_app"],
            "first_app: --class takes one folder, and no others",
        ),
        (["--class", "step"], "step: there is no such folder; did you mean steps?"),
        (["--class", "README.md"], "README.md: there is no such folder"),
        (["--class", ""], "there is no such folder"),
        (
            ["--class", "steps/2_hello_wsgi"],
            "steps/2_hello_wsgi: this is an app, not a folder of folders; leave out --class "
            "to check it alone",
        ),
        (["--class", "docs"], "docs: there are no folders in it"),
        (
            ["first_app", "nowhere"],
            "nowhere: there is no such folder; type one that is: first_app",
        ),
        (
            ["first_app", "README.md"],
            "README.md: this is a file; type a folder with an app.yaml",
        ),
        (["--class", "steps", "--step", "11"], "--step 11: the steps are 1 to 10"),
        (
            ["--class", "steps", "--csv", "--json"],
            "--json and --csv don't go together; see `python check.py --help`",
        ),
        (["--csv"], "which folder? Type, for example: python check.py my_first_app"),
    ],
)
def test_a_wrong_argument_is_refused_before_any_check(type_check, arguments, message):
    done = type_check(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{message}\n")


@pytest.mark.measured
@pytest.mark.parametrize("width", [60, 5])
def test_the_table_is_as_wide_as_the_terminal(hand_in, tmp_path, width):
    hand_in("李小龍的第一個網頁應用程式", SLIP)
    hand_in("anne\u0308")
    shown = on_a_terminal(
        *("check.py", "--class", tmp_path / "class"),
        columns=width,
        env={"NO_COLOR": "1"},
    )
    table = shown.split("\n\n")[0].split("\r")[-1].splitlines()
    assert max(map(columns, table)) <= width
    if width == 60:
        assert table == [
            "folder           step        passed         first finding",
            "anne\u0308             hello_wsgi  all",
            "李小龍的第一...  hello_wsgi  3 of 4 checks  hello.py:8: w...",
        ]


@pytest.mark.measured
def test_a_terminal_shows_how_many_folders_are_checked(hand_in, tmp_path):
    hand_in("ann", SLIP)
    hand_in("bob")
    shown = on_a_terminal("check.py", "--class", tmp_path / "class")
    progress, table = shown.rsplit("\r", 1)
    said = [part.rstrip() for part in progress.split("\r") if part.strip()]
    assert said == [f"{number} of 2 folders checked" for number in range(3)]
    assert progress.split("\r")[-1].isspace()  # which hides the last of them
    assert table.startswith("\x1b[1mfolder")
    assert "\nann" in table
    assert "\n\x1b[32mbob" in table


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("poem.py", 7, "poem.py"),
        ("poem.py", 6, "poe..."),
        ("李小龍", 6, "李小龍"),
        ("李小龍", 5, "李..."),
        ("李小龍", 4, "..."),
        ("zoe\u0308", 3, "zoe\u0308"),
        ("poem.py", 2, ".."),
    ],
)
def test_a_cell_is_cut_by_the_columns_that_it_takes(text, width, shown):
    assert cut(text, width) == shown


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ending_check_py_ends_all_workers_at_once(hand_in, tmp_path, number):
    notes = tmp_path / "notes"
    notes.mkdir()
    note = f"import os; open(f'{notes}/{{os.getpid()}}', 'w').close()\n"
    for name in range(classroom.AT_ONCE + 2):
        hand_in(f"student{name}", note + STUCK)
    words = ("check.py", "--class", tmp_path / "class", "--seconds", "60")
    with running(*words, stderr=subprocess.PIPE) as process:
        wait_for(lambda: len(list(notes.iterdir())) == classroom.AT_ONCE)
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
    assert process.returncode in (128 + number, -number)
    assert errors == ""
    pids = [int(path.name) for path in notes.iterdir()]
    assert len(pids) == classroom.AT_ONCE  # no other one was started
    wait_for(lambda: not any(map(is_running, pids)))


def test_a_failure_of_check_py_itself_ends_the_other_checks_at_once(
    monkeypatch, type_class, hand_in
):
    hand_in("ann", STUCK)
    hand_in("bob")
    for number in range(10):
        hand_in(f"carl{number}", STUCK)
    asked = []
    results_of = classroom.results_of

    def fail(task, worker):
        asked.append(task.path.parent.name)
        if asked[-1] == "bob":
            raise OSError(28, "No space left on device")
        return results_of(task, worker)

    monkeypatch.setattr(classroom, "results_of", fail)
    started = time.monotonic()
    done = type_class("--seconds", "60")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "stopped: No space left on device\n"
    assert time.monotonic() - started < 20
    assert len(asked) <= classroom.AT_ONCE + 2
