"""`python check.py FOLDER` as a learner types it."""

import json
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from companion.checking.events import Task
from tests.support.commands import running, type_command
from tests.support.project import ROOT, STEPS


def test_a_step_that_passes_leads_to_the_next(type_check):
    done = type_check("steps/6_temperature")
    assert done.returncode == 0
    assert (
        done.stdout
        == """\
Step 6 of 10  ######----  temperature
ok 7 of 7 checks passed.
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


def test_app_yaml_has_no_path_in_front_like_the_other_files(type_check, folder):
    (folder / "app.yaml").write_text("runtime: python27\n")
    said = type_check(folder).stdout
    assert "FAIL app.yaml\n" in said and str(folder) not in said


def test_a_failed_check_says_what_was_asked_expected_and_found(type_check):
    done = type_check("steps/4_welcome_form", "--step", "welcome_escaped")
    assert done.returncode == 1
    assert (
        done.stdout
        == """\
Step 5 of 10  ####------  welcome_escaped
ok 4 checks passed

FAIL POST /welcome, my_name=<b>
  expected: Hi there, <b>!
  got:      Hi there, !

  hello.py, line 4:
    + import html
  hello.py, line 24:
    -         username = self.request.get("my_name")  # HERE IS THE HOLE (XSS): not escaped
    +         username = html.escape(self.request.get("my_name"))  # HERE IS THE HOLE (XSS): not escaped
  Tried on a copy: with this change, the check passes.

  hint: write username = html.escape(self.request.get("my_name"))

  1 more check can't run until this is fixed.
4 of 6 checks passed. Read again: Escaping Form Input
"""
    )


def test_code_that_cannot_be_loaded_is_reported_once(type_check, folder):
    (folder / "hello.py").write_text("oops(")
    done = type_check(folder)
    assert done.stdout.count("SyntaxError") == 1
    assert "  3 more checks can't run until this is fixed." in done.stdout


HOLE = """\
        username = self.request.get("my_name")  # HERE IS THE HOLE (XSS): not escaped"""
ESCAPED = """\
        username = html.escape(self.request.get("my_name"))  # HERE IS THE HOLE (XSS): not escaped"""


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
        "edits": [
            {"file": "hello.py", "line": 4, "before": [], "after": ["import html"]},
            {"file": "hello.py", "line": 24, "before": [HOLE], "after": [ESCAPED]},
        ],
    }


def test_json_of_a_step_that_passes_ends_with_0(type_check):
    done = type_check("steps/2_hello_wsgi", "--json")
    assert (done.returncode, len(json.loads(done.stdout))) == (0, 4)


def test_list_shows_which_steps_a_folder_passes(type_check):
    done = type_check("steps/5_welcome_escaped", "--list")
    lines = done.stdout.splitlines()
    assert done.returncode == 0
    assert [line for line in lines if line.startswith("ok")] == [
        "ok  3  hello_html       Review Exercises",
        "ok  4  welcome_form     Dynamic Web App",
        "ok  5  welcome_escaped  Escaping Form Input",
    ]
    assert lines[0] == "3 of 10 steps pass.  ###-------"
    assert len(lines) == 11


@pytest.mark.parametrize(
    ("step", "below", "path", "name"),
    [
        ("2_hello_wsgi", "it's my app", "../project/check.py", "."),
        ("9_poem_css", "", "project/check.py", "it's my app"),
    ],
)
def test_the_next_command_can_be_typed_as_it_stands(tmp_path, step, below, path, name):
    shutil.copytree(ROOT / "steps" / step, tmp_path / "it's my app")
    (tmp_path / "project").symlink_to(ROOT)
    said = type_command(path, name, cwd=tmp_path / below).stdout
    typed = shlex.split(re.search("^  python (.*)$", said, re.MULTILINE)[1])
    assert (tmp_path / below / typed[0]).is_file()
    assert name in typed


def test_the_folders_name_typed_inside_it_is_explained(folder):
    done = type_command(ROOT / "check.py", folder.name, cwd=folder)
    assert done.stderr == (
        f"{folder.name}: there is no such folder; you are inside it: type . instead\n"
    )


def test_the_steps_can_be_listed_without_a_folder(type_check):
    done = type_check("--list")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 10)
    assert "ok" not in done.stdout


def test_no_step_passes_in_a_folder_that_cannot_be_loaded(type_check, folder):
    (folder / "hello.py").write_text("oops(")
    assert "ok" not in type_check(folder, "--list").stdout


def test_a_step_has_a_folder_besides_its_number_and_its_name(type_check):
    done = type_check("steps/2_hello_wsgi", "--step", "2_hello_wsgi")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "nowhere: there is no such folder"),
        (["nowhere", "--watch"], "nowhere: there is no such folder"),
        (["./frist_app"], "there is no such folder; did you mean first_app?"),
        ([], "which folder? Type, for example: python check.py my_first_app"),
        (["docs"], "docs: there is no app.yaml in this folder"),
        (["."], "type a folder that has one: first_app"),
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
            "--step x: to see the steps, type: python check.py --list",
        ),
        (["first_app", "--seconds", "0"], "--seconds 0: write a number above 0"),
        (
            ["first_app", "--seconds", "1e10"],
            "--seconds 1e10: write a number above 0 and up to 3600",
        ),
        (["first_app", "--seconds", "ten"], "--seconds ten: write a number above 0"),
    ],
)
def test_a_wrong_argument_is_refused_in_one_line(type_check, arguments, words):
    done = type_check(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.measured
def test_a_closed_pipe_brings_no_traceback():
    command = f"{sys.executable} check.py steps/2_hello_wsgi | true"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True)
    assert done.stderr == b""


@pytest.mark.measured
def test_a_bug_in_check_py_itself_is_shown(tmp_path):
    task = Task(STEPS["hello_wsgi"] / "app.yaml", "app.yaml", "no_such_step")
    worker = ("-m", "companion.checking.worker", tmp_path / "stacks.txt")
    pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE}
    # It ends once its stdin is closed, and ends everything in its session.
    with running(*worker, **pipes, start_new_session=True) as process:
        print(task.dump(), file=process.stdin, flush=True)
        assert "KeyError: 'no_such_step'" in process.stderr.read()
        process.communicate(timeout=60)


def test_a_poem_of_another_shape_leads_to_the_assignment(type_check, tmp_path):
    folder = shutil.copytree(STEPS["poem"], tmp_path / "poem")
    text = (folder / "poem.py").read_text()
    (folder / "poem.py").write_text(text.replace("return poem", "return 'Done.'"))
    assert "The assignment:" in type_check(folder, "--step", "poem").stdout


@pytest.mark.measured
def test_changes_in_the_finished_app_can_be_undone(tmp_path):
    for name in ("check.py", "companion", "first_app"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "first_app").unlink()
    shutil.copytree(ROOT / "first_app", tmp_path / "first_app")
    hello = tmp_path / "first_app/hello.py"
    hello.write_text(hello.read_text().replace("Congratulations", "Hello"))
    done = type_command("check.py", "first_app", cwd=tmp_path)
    assert done.stdout.endswith(
        "This is the finished app; write your own in another folder.\n"
        "To undo all changes in this one, type:\n"
        "  git restore first_app\n"
    )


@pytest.mark.measured
def test_a_name_with_spaces_is_typed_in_quotation_marks(folder, tmp_path):
    (tmp_path / "companion").symlink_to(ROOT / "companion")
    (tmp_path / "my app").mkdir()
    shutil.copy(folder / "app.yaml", tmp_path / "my app")
    for command in ("check.py", "dev_appserver.py"):
        (tmp_path / command).symlink_to(ROOT / command)
        done = type_command(command, "my", "app", cwd=tmp_path)
        assert done.returncode == 2
        assert "a name with spaces needs quotation marks: " in done.stderr
        assert done.stderr.endswith(f"{command} 'my app'\n")


def test_a_folder_of_another_website_is_named_without_a_step(type_check, folder):
    hello = folder / "hello.py"
    text = hello.read_text().replace("MainPage", "Search").replace("routes", "urls")
    query = "<form><input name='query'><button>Find recipes</button></form>"
    hello.write_text(text.replace("Congratulations, it's a web app!", query))
    done = type_check(folder)
    assert done.stdout.splitlines() == [
        str(folder),
        "ok 2 checks passed",
        "",
        "This folder isn't one of the tutorial's; to compare it with a step anyway, "
        "add --step and the step's name.",
    ]
    assert done.returncode == 1
