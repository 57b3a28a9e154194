"""How appcfg.py calls gcloud, and what it adds to gcloud's refusals."""

import os
import signal
import subprocess

import pytest

from tests.support.commands import on_a_terminal, running

pytestmark = pytest.mark.measured

UPDATE = ("appcfg.py", "-A", "realpython", "update")


def test_a_gcloud_that_cannot_be_started_is_named(update, gcloud):
    gcloud.program.write_text("no program\n")
    done = update()
    assert done.returncode == 2
    assert "gcloud can't be started: Exec format error" in done.stderr


def test_gcloud_can_ask_questions_on_the_terminal(gcloud, folder):
    gcloud(
        code="import sys\nprint('terminal:', sys.stderr.isatty())\n"
        "sys.stderr.write('Zoë asks (Y/n)?')\n"
    )
    shown = on_a_terminal(*UPDATE, folder, env=gcloud.env)
    assert "terminal: True" in shown
    assert "Zoë asks (Y/n)?" in shown


def test_ctrl_c_lets_gcloud_tidy_up(gcloud, folder):
    gcloud(
        code="import sys, time\n"
        "try:\n    sys.stderr.write('started\\n')\n    time.sleep(20)\n"
        "except KeyboardInterrupt:\n    time.sleep(0.5)\n    sys.exit('tidied up')\n"
    )
    options = {"stderr": subprocess.PIPE, "start_new_session": True}
    with running(*UPDATE, folder, env=gcloud.env, **options) as process:
        assert process.stderr.readline() == "started\n"
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr.read() == "tidied up\n"
        assert process.wait(timeout=10) == 1


@pytest.mark.parametrize(
    ("says", "helps"),
    [
        (
            "ERROR: The current Google Cloud project [realpython] does not contain an "
            "App Engine application.",
            "gcloud app create --project realpython",
        ),
        (
            "ERROR: You do not currently have an active account selected.",
            "gcloud auth login",
        ),
        (
            "ERROR: FAILED_PRECONDITION: Billing must be enabled for project",
            "gcloud billing projects link realpython --billing-account ACCOUNT",
        ),
        (
            "ERROR: PERMISSION_DENIED: Cloud Build API has not been used in project",
            "gcloud services enable appengine.googleapis.com cloudbuild.googleapis.com",
        ),
        ("ERROR: Permission denied on resource project", "gcloud projects list"),
    ],
)
def test_a_refusal_by_gcloud_is_followed_by_what_helps(
    update, gcloud, folder, says, helps
):
    gcloud(says + "\n", status=3)
    done = update()
    assert done.returncode == 3
    assert done.stderr.startswith(f"{says}\nTry: {helps}")


def test_any_other_refusal_is_shown_as_it_is(update, gcloud, folder):
    gcloud("ERROR: something else\n", status=1)
    done = update()
    assert (done.returncode, done.stderr) == (1, "ERROR: something else\n")
