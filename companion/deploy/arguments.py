"""The arguments of appcfg.py, and what it says of those of Google's own appcfg.py."""

import argparse
import re
import sys
from itertools import product
from pathlib import Path

from companion.commands import command_line
from companion.commands.shell import typed
from companion.config.app_yaml import AppYaml
from companion.problem import Place, Problem

# https://cloud.google.com/resource-manager/docs/creating-managing-projects
PROJECT = re.compile(r"[a-z][a-z0-9-]{4,28}[a-z0-9]")
PROJECT_RULE = (
    "a project id must have 6 to 30 lower-case letters, digits and hyphens, "
    "start with a letter and not end with a hyphen"
)
# The app.yaml reference, "version".
VERSION = re.compile(r"(?!(default|latest)$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
VERSION_RULE = (
    "a version must have up to 63 lower-case letters and digits, with hyphens between "
    "them, and not be default or latest"
)
PLACEHOLDER = re.compile("your-.*|(.*-)?(app|application|project)-(id|name)")
EXAMPLES = {
    "update": ("-A", "my-project-id", "update", "my_first_app"),
    "stage": ("stage", "my_first_app", "site"),
}
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
# Its options, by what takes their place.
OTHER_OPTIONS = {
    "`gcloud auth login` takes its place": """-e --email --passin --no_cookies --oauth2
        --oauth2_access_token --oauth2_credential_file --oauth2_refresh_token
        --noauth_local_webserver --authenticate_service_account""",
    "write env_variables in app.yaml instead": "-E --env_variable",
    "write service in app.yaml instead": "-M --module",
    "it isn't needed any more": """-H --host -q --quiet -r --runtime -R
        --allow_any_runtime -s --server -v --verbose --insecure --max_size
        --no_precompilation --no_usage_reporting --noisy --precompilation
        --skip_sdk_update_check""",
}


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
    for word, (instead, options) in product(sys.argv[1:], OTHER_OPTIONS.items()):
        if word.partition("=")[0] in options.split():
            raise Problem(f"leave out {word}: {instead}")
    given = parser.parse_intermixed_args()
    check_words(given.words)
    return given


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
    if version and not VERSION.fullmatch(version):
        name = "" if given else settings.name
        raise Problem(f"version {version!r}: {VERSION_RULE}", place=Place(name))
    return version
