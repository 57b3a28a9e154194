"""Runs gcloud, and says which command helps where it refuses."""

import re
import shutil
import subprocess
import sys
from typing import IO

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
        r"(?i)permission|not found",
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
        message = f"there is no gcloud here; get it from {INSTALL} and type: "
        raise UserError(message + " ".join(command))
    process = subprocess.Popen([program, *command[1:]], stderr=subprocess.PIPE)
    assert process.stderr
    said = copy(process.stderr)
    status = process.wait()
    if status:
        advice = next(
            (advice for words, advice in REFUSALS if re.search(words, said)), ""
        )
        if advice:
            print(f"This helps: {advice.format(project=project)}", file=sys.stderr)
    return status


def copy(stderr: IO[bytes]) -> str:
    """Pass on to the console what gcloud writes, as it comes, and return it."""
    said = ""
    # read1 takes what is there: a question has no line's end to wait for.
    for part in iter(lambda: stderr.read1(4096), b""):  # type: ignore[attr-defined]
        text = part.decode("utf-8", errors="replace")
        sys.stderr.write(text)
        sys.stderr.flush()
        said += text
    return said
