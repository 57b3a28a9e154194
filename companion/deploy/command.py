"""The command `python appcfg.py -A PROJECT update FOLDER`: deploys a folder."""

import argparse
import re
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path

from companion.commands import command_line
from companion.config import app_yaml
from companion.config.app_yaml import AppYaml
from companion.deploy import files, gcloud, gcloudignore
from companion.deploy.deploy_yaml import DeployYaml, convert
from companion.errors import UserError

# https://cloud.google.com/resource-manager/docs/creating-managing-projects
PROJECT = re.compile(r"[a-z][a-z0-9-]{4,28}[a-z0-9]")
PROJECT_RULE = (
    "a project id has 6 to 30 lower-case letters, digits and hyphens, "
    "starts with a letter and doesn't end with a hyphen"
)
# The app.yaml reference, "version".
VERSION = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
RESERVED = ("default", "latest")
VERSION_RULE = (
    "a version has up to 63 lower-case letters and digits, with hyphens between them, "
    "and can't be default or latest"
)


def main() -> None:
    """Run the command and exit with gcloud's status, or with 2 on an error."""
    command_line.run(update)


def update() -> int:
    options = parse_arguments()
    path = command_line.find_app_yaml(options.folder)
    name = str(path)
    if path.name != "app.yaml":
        raise UserError("name the file app.yaml, because main.py reads that file", name)
    settings = app_yaml.read(path.absolute(), name)
    project = choose_project(options.project, settings, name)
    version = choose_version(options.version, settings, name)
    deploy_yaml = convert(settings)
    files.check_scripts(path.parent, settings)
    to_write = files.to_write(settings, deploy_yaml)
    deploy_path = str(path.parent / "deploy.yaml")
    if deploy_path.startswith("-"):  # gcloud would read it as an option
        deploy_path = f"./{deploy_path}"
    command = gcloud.deploy_command(deploy_path, project, version)
    for rule in settings.restrictions:
        print(f"{name}:{rule.line}: {rule.effect(settings.app_engine_apis)}")
    sent = files.sent(path.parent, to_write)
    if options.dry_run:
        print_changes(to_write, deploy_yaml, "would write", "would leave")
        print(*(f"would send {name}" for name in sent), sep="\n")
        warn(path.parent, sent)
        print(f"would run: {shlex.join(command)}")
        return 0
    files.write(to_write)
    print_changes(to_write, deploy_yaml, "wrote", "left")
    warn(path.parent, sent)
    print(shlex.join(command), flush=True)
    return gcloud.run(command, project)


def parse_arguments() -> argparse.Namespace:
    parser = command_line.ArgumentParser(
        description="Put a folder online with Google App Engine."
    )
    parser.add_argument(
        "-A", dest="project", metavar="PROJECT", help="default: app.yaml's application"
    )
    parser.add_argument("-V", dest="version", help="default: app.yaml's version")
    parser.add_argument(
        "--dry_run", action="store_true", help="only print what it would do"
    )
    parser.add_argument("action", choices=["update"])
    parser.add_argument("folder", help="the folder with the app.yaml, or the file")
    return parser.parse_args()


def choose_project(given: str | None, settings: AppYaml, name: str) -> str:
    if given:
        if not PROJECT.fullmatch(given):
            raise UserError(f"-A {given}: {PROJECT_RULE}")
        return given
    if not settings.application:
        raise UserError(
            "no project; add its id, as in: appcfg.py -A my-project update ..."
        )
    if not PROJECT.fullmatch(settings.application):
        message = f"application {settings.application!r}: {PROJECT_RULE}"
        raise UserError(message, name, hint="or give another one with -A")
    return settings.application


def choose_version(given: str | None, settings: AppYaml, name: str) -> str:
    version = given or settings.version
    if version and (not VERSION.fullmatch(version) or version in RESERVED):
        raise UserError(f"version {version!r}: {VERSION_RULE}", "" if given else name)
    return version


def print_changes(
    written: files.Files, deploy_yaml: DeployYaml, wrote: str, left: str
) -> None:
    """Print the files that are (or would be) written and the keys that are left out."""
    for path in written:
        print(wrote, path)
    for key, why in deploy_yaml.left_out:
        print(f"{left} {key} out of deploy.yaml: {why}")


def warn(folder: Path, sent: Iterable[str]) -> None:
    """Print which of the uploaded files look like they shouldn't go online."""
    for name in sent:
        looks = gcloudignore.suspicion(folder / name)
        if looks:
            hint = f"write {name} into .gcloudignore if nobody else should see it"
            print(f"{folder / name} looks like {looks}; {hint}", file=sys.stderr)
