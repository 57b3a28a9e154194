"""The command `python appcfg.py -A PROJECT update FOLDER`: puts a folder online."""

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path

from companion.app_yaml_router.routing import named_app
from companion.checking.events import FAILED, Result, Task
from companion.checking.step_names import LOADING
from companion.checking.supervise import Worker
from companion.commands import command_line
from companion.commands.shell import line, quote, typed
from companion.commands.signals import exit_if_closed
from companion.config import app_yaml
from companion.config.app_yaml import AppYaml
from companion.deploy import gcloud, staging
from companion.deploy.gcloud import Translation
from companion.deploy.google_yaml import CONFIGS, own_entrypoint
from companion.deploy.staging import Staged, clear, write
from companion.problem import Place, Problem
from companion.terminal import tell

# https://cloud.google.com/resource-manager/docs/creating-managing-projects
PROJECT = re.compile(r"[a-z][a-z0-9-]{4,28}[a-z0-9]")
PROJECT_RULE = (
    "a project id must have 6 to 30 lower-case letters, digits and hyphens, "
    "start with a letter and not end with a hyphen"
)
# The app.yaml reference, "version".
VERSION = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
RESERVED = ("default", "latest")
VERSION_RULE = (
    "a version must have up to 63 lower-case letters and digits, with hyphens between "
    "them, and not be default or latest"
)
PLACEHOLDER = re.compile("your-.*|(.*-)?(app|application|project)-(id|name)")
EXAMPLES = {
    "update": ("-A", "my-project-id", "update", "my_first_app"),
    "stage": ("stage", "my_first_app", "site"),
}
STARTS = (
    "cd {out}",
    "pip install -r requirements.txt",
    "python -m app_yaml_router --port 8080",
)
ONLY_GOOGLE = "Only App Engine has Google's services: on another host they fail."
# What Google's own appcfg.py could do besides, and what to do instead.
OTHER_ACTIONS = {
    "update_cron": "type: gcloud app deploy cron.yaml",
    "update_dispatch": "type: gcloud app deploy dispatch.yaml",
    "update_indexes": "type: gcloud app deploy index.yaml",
    "update_queues": "type: gcloud app deploy queue.yaml",
    "rollback": "an update that fails changes nothing; steps/going_online.md says how "
    "to go back to an earlier version",
    "cron_info": "type: gcloud scheduler jobs list",
    "delete_version": "type: gcloud app versions delete VERSION",
    "list_versions": "type: gcloud app versions list",
    "request_logs": "type: gcloud app logs read",
    "set_default_version": "type: gcloud app services set-traffic default "
    "--splits VERSION=1",
    "vacuum_indexes": "type: gcloud datastore indexes cleanup index.yaml",
}
VARIABLES = "write env_variables in app.yaml instead"
LOGIN_OPTIONS = (
    "-e --email --passin --no_cookies --oauth2 --oauth2_access_token "
    "--oauth2_credential_file --oauth2_refresh_token --noauth_local_webserver "
    "--authenticate_service_account"
).split()
NEEDLESS_OPTIONS = (
    "-H --host -q --quiet -r --runtime -R --allow_any_runtime -s --server -v --verbose "
    "--insecure --max_size --no_precompilation --no_usage_reporting --noisy "
    "--precompilation --skip_sdk_update_check"
).split()
OTHER_OPTIONS = {
    **dict.fromkeys(LOGIN_OPTIONS, "`gcloud auth login` takes its place"),
    **dict.fromkeys(["-E", "--env_variable"], VARIABLES),
    **dict.fromkeys(["-M", "--module"], "write service in app.yaml instead"),
    **dict.fromkeys(NEEDLESS_OPTIONS, "it isn't needed any more"),
}


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


def parse_arguments() -> argparse.Namespace:
    parser = command_line.ArgumentParser(
        prog="appcfg.py",
        usage="\n  appcfg.py [-A PROJECT] [-V VERSION] [--dry_run] [--force] "
        "update FOLDER\n  appcfg.py [--dry_run] [--force] stage FOLDER OUT",
        description="update puts a folder online with Google App Engine. stage only "
        "makes the folder that would go online, for any other host.",
    )
    add = parser.add_argument
    add(
        *("-A", "--application"),
        dest="project",
        metavar="PROJECT",
        help="default: app.yaml's application",
    )
    add("-V", "--version", help="default: app.yaml's version")
    add(*("--dry_run", "--dry-run"), action="store_true", help="only list the files")
    add("--force", action="store_true", help="also if the code can't be loaded")
    add("words", nargs="*", help=argparse.SUPPRESS)
    for word in sys.argv[1:]:
        if instead := OTHER_OPTIONS.get(word.partition("=")[0]):
            raise Problem(f"leave out {word}: {instead}")
    options = parser.parse_intermixed_args()
    check_words(options.words)
    return options


def check_words(words: list[str]) -> None:
    """Raise Problem unless they are an action and its folders."""
    action, *folders = words or [""]
    if action in OTHER_ACTIONS:
        raise Problem(f"there is no {action} any more", OTHER_ACTIONS[action])
    if action not in EXAMPLES:
        message = f"{action!r} isn't an action" if action else "no action"
        raise Problem(message, f"write update, as in: {example('update')}")
    wanted = EXAMPLES[action][EXAMPLES[action].index(action) + 1 :]
    if len(folders) < len(wanted):
        message = f"add a folder after {' '.join(words)}"
        raise Problem(message, f"as in: {example(action, *folders[:1])}")
    if len(folders) > len(wanted):
        raise Problem(f"one folder too many: {folders[-1]}", "leave it out")


def example(action: str, folder: str = "my_first_app") -> str:
    words = (folder if word == "my_first_app" else word for word in EXAMPLES[action])
    return typed(sys.argv[0], *words)


def choose_project(given: str | None, settings: AppYaml) -> str:
    """Return the project's id. Raises Problem if it can't be one."""
    project = given or settings.application
    if not project:
        command = example("update", str(Path(settings.name).parent))
        raise Problem("no project", f"add its id, as in: {command}")
    placeholder = PLACEHOLDER.fullmatch(project)
    if placeholder or not PROJECT.fullmatch(project):
        rule = "write the id of your own project" if placeholder else PROJECT_RULE
        if given:
            raise Problem(f"-A {project}: {rule}")
        message = f"application {project!r}: {rule}"
        raise Problem(message, "or give another one with -A", Place(settings.name))
    return project


def choose_version(given: str | None, settings: AppYaml) -> str:
    version = given or settings.version
    if version and (not VERSION.fullmatch(version) or version in RESERVED):
        name = "" if given else settings.name
        raise Problem(f"version {version!r}: {VERSION_RULE}", place=Place(name))
    return version


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
                hint = f"{event.hint}; " if event.hint else ""
                hint += "--force puts it online all the same"
                raise Problem(event.got, hint, Place(event.file, event.line))


def print_files(staged: Staged) -> None:
    for name in staged.files:
        tell(f"would send {name}")
