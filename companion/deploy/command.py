"""The command `python appcfg.py -A PROJECT update FOLDER`: puts a folder online."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from companion.app_yaml_router.routing import named_app
from companion.checking.events import FAILED, Result, Task
from companion.checking.step_names import LOADING
from companion.checking.supervise import Worker
from companion.commands import command_line
from companion.commands.shell import line, quote
from companion.commands.signals import exit_if_closed
from companion.config import app_yaml
from companion.config.app_yaml import AppYaml
from companion.deploy import gcloud, staging
from companion.deploy.arguments import choose_project, choose_version, parse_arguments
from companion.deploy.gcloud import Translation
from companion.deploy.google_yaml import CONFIGS, own_entrypoint
from companion.deploy.staging import Staged, clear, write
from companion.problem import Place, Problem
from companion.terminal import tell

STARTS = (
    "cd {out}",
    "pip install -r requirements.txt",
    "python -m app_yaml_router --port 8080",
)
ONLY_GOOGLE = "Only App Engine has Google's services: on another host they fail."


def main() -> None:
    """Run the command and exit with gcloud's status, or with 2 on an error."""
    exit_if_closed()  # so that no temporary folder is left
    command_line.run(run)


def run() -> int:
    options = parse_arguments()
    action, folder, *out = options.words
    path = command_line.find_app_yaml(folder)
    settings = app_yaml.read(path.absolute(), str(path))
    if action == "stage":
        return stage(settings, Path(*out), options)
    return update(settings, options)


def stage(settings: AppYaml, out: Path, options: argparse.Namespace) -> int:
    """Make the folder that goes online, and keep it."""
    staged = make(settings, options)
    if options.dry_run:
        print_files(staged)
        return 0
    clear(out, settings.path.parent)
    write(staged.files, out)
    starts = () if settings.app_engine_apis else STARTS
    then = "To start the app:" if starts else ONLY_GOOGLE
    tell(f"{out} is ready, with {len(staged.files)} files. {then}")
    for command in starts:
        tell(command.format(out=quote(str(out))))
    return 0


def update(settings: AppYaml, options: argparse.Namespace) -> int:
    """Make the folder that goes online, have gcloud deploy it, and remove it."""
    project = choose_project(options.project, settings)
    version = choose_version(options.version, settings)
    staged = make(settings, options)
    configs = ["app.yaml", *(name for name in CONFIGS if name in staged.files)]
    command = ["gcloud", "app", "deploy", *configs, "--project", project]
    command += ["--version", version] if version else []
    if options.dry_run:
        print_files(staged)
        tell(f"would run: {line(*command)}")
        return 0
    program = gcloud.find()
    folder = Path(settings.name).parent
    tell(f"{len(staged.files)} files go online from {folder}: {line(*command)}")
    sys.stdout.flush()
    with tempfile.TemporaryDirectory(prefix="appcfg-") as temporary:
        out = os.path.join(os.path.realpath(temporary), "site")
        write(staged.files, Path(out))
        paths = Translation(out, str(folder), settings.name, staged.yaml.lines)
        return gcloud.run([program, *command[1:]], project, paths)


def make(settings: AppYaml, options: argparse.Namespace) -> Staged:
    """Return what goes online, with warnings. Raises Problem if it can't be loaded."""
    staged = staging.stage(settings)
    # What another entrypoint of the reader's own starts isn't known here.
    is_known = named_app(settings.entrypoint) or not own_entrypoint(settings)
    if is_known and not options.force:
        check_loading(settings)
    for warning in staged.warnings:
        tell(f"warning: {warning}", error=True)
    return staged


def check_loading(settings: AppYaml) -> None:
    """Raise Problem for the first script that check.py's worker can't load."""
    with Worker() as worker:
        for event in worker.ask(Task(settings.path, settings.name, LOADING)):
            if isinstance(event, Result) and event.status == FAILED:
                hint = f"{event.hint}; ".replace("?;", "?") if event.hint else ""
                hint += "--force puts it online all the same"
                raise Problem(event.got, hint, Place(event.file, event.line))


def print_files(staged: Staged) -> None:
    for name in staged.files:
        tell(f"would send {name}")
