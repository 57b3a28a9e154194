"""Runs gcloud, and says which command helps where it refuses."""

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys

from companion.errors import UserError

INSTALL = "https://cloud.google.com/sdk/docs/install"

# (what gcloud says, the command that helps); {project} is the project's id.
REFUSALS = [
    (
        r"does not contain an App Engine application|gcloud app create",
        "gcloud app create --project {project}",
    ),
    (
        r"(?i)billing",
        "gcloud billing projects link {project} --billing-account ACCOUNT, "
        "with an ACCOUNT that `gcloud billing accounts list` shows",
    ),
    (
        r"(?i)active account|gcloud auth login|reauthentication|invalid_grant",
        "gcloud auth login",
    ),
    (
        r"(?i)API has not been used|API is not enabled|SERVICE_DISABLED",
        "gcloud services enable appengine.googleapis.com cloudbuild.googleapis.com "
        "--project {project}",
    ),
    (
        r"(?i)permission denied on resource project|have permission to access project",
        "gcloud projects list, to see the projects that are yours",
    ),
]


def deploy_command(deploy_yaml: str, project: str, version: str) -> list[str]:
    """Return the command that deploys, to be shown and to be run."""
    command = ["gcloud", "app", "deploy", deploy_yaml, "--project", project]
    return [*command, "--version", version] if version else command


def run(command: list[str], project: str) -> int:
    """Run gcloud, its output going to the console, and return its exit status.

    Raises UserError if there is no gcloud on this machine.
    """
    program = shutil.which(command[0])
    if not program:
        message = f"gcloud isn't installed; get it from {INSTALL} and type: "
        raise UserError(message + shlex.join(command))
    ours, theirs = open_stderr()
    try:
        process = subprocess.Popen([program, *command[1:]], stderr=theirs)
    except OSError as error:
        raise UserError(f"{program} can't be started: {error.strerror}") from None
    finally:
        os.close(theirs)
    # Ctrl-C reaches gcloud as well; it is for gcloud to end, and for us to wait.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    said = copy(ours)
    status = process.wait()
    signal.signal(signal.SIGINT, before)
    if status:
        advice = next(
            (advice for words, advice in REFUSALS if re.search(words, said)), ""
        )
        if advice:
            print(f"This helps: {advice.format(project=project)}", file=sys.stderr)
    return status


def open_stderr() -> tuple[int, int]:
    """Return two ends of what is gcloud's stderr: ours to read and theirs to write.

    gcloud asks its questions only on a terminal; so, where we are on one, is it.
    """
    if sys.platform != "win32" and sys.stderr.isatty():
        import pty  # not on Windows

        return pty.openpty()
    return os.pipe()


def copy(descriptor: int) -> str:
    """Pass on to the console what gcloud writes, as it comes, and return it."""
    said = b""
    with contextlib.suppress(OSError):  # how a terminal tells that it is closed
        while part := os.read(descriptor, 4096):
            sys.stderr.buffer.write(part)
            sys.stderr.flush()
            said += part
    os.close(descriptor)
    return said.decode("utf-8", errors="replace")
