"""Runs gcloud and, if it fails, says which command helps."""

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

# (pattern of gcloud's error, the command that helps); {project} is the project's id.
ADVICE = [
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
    """Return the gcloud command that deploys the app."""
    command = ["gcloud", "app", "deploy", deploy_yaml, "--project", project]
    return [*command, "--version", version] if version else command


def run(command: list[str], project: str) -> int:
    """Run gcloud with its output on the console, and return its exit status.

    Raises UserError if gcloud isn't installed.
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
    # Ctrl-C reaches gcloud too. It decides when to stop, and we wait for it.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    said = copy(ours)
    status = process.wait()
    signal.signal(signal.SIGINT, before)
    if status:
        advice = next(
            (advice for words, advice in ADVICE if re.search(words, said)), ""
        )
        if advice:
            print(f"Try: {advice.format(project=project)}", file=sys.stderr)
    return status


def open_stderr() -> tuple[int, int]:
    """Return the two ends of gcloud's stderr: ours to read, theirs to write.

    gcloud only asks questions on a terminal, so it gets one if we have one.
    """
    if sys.platform != "win32" and sys.stderr.isatty():
        import pty  # not on Windows

        return pty.openpty()
    return os.pipe()


def copy(descriptor: int) -> str:
    """Copy gcloud's output to the console as it arrives, and return it."""
    said = b""
    with contextlib.suppress(OSError):  # a terminal raises it when it closes
        while part := os.read(descriptor, 4096):
            sys.stderr.buffer.write(part)
            sys.stderr.flush()
            said += part
    os.close(descriptor)
    return said.decode("utf-8", errors="replace")
