"""The files that a folder needs for deployment, and which of them we may write."""

import re
from pathlib import Path

from companion.config.app_yaml import AppYaml
from companion.deploy import gcloudignore, requirements
from companion.deploy.deploy_yaml import DeployYaml
from companion.errors import UserError
from companion.online import main
from companion.reports.missing_script import missing_script

Files = dict[Path, str]


def to_write(settings: AppYaml, deploy_yaml: DeployYaml) -> Files:
    """Return the files to write, each with its text.

    Raises UserError if appcfg.py didn't write the file that is there, or if the user's
    requirements.txt lacks a package.
    """
    folder = Path(settings.name).parent  # as the user typed it
    files = {folder / "deploy.yaml": deploy_yaml.text}
    if main.AUTO not in settings.script_lines:  # otherwise main.py is the user's own
        files[folder / "main.py"] = Path(main.__file__).read_text(encoding="utf-8")
    for path, text in files.items():
        if not is_ours(path, text):
            message = "appcfg.py has to write this file, but there is one of yours"
            raise UserError(message, str(path), hint="rename yours")
    path = folder / "requirements.txt"
    files[path] = requirements.make(path, read(path), settings, deploy_yaml.libraries)
    path = folder / ".gcloudignore"
    before = read(path)
    if is_ours(path, gcloudignore.START):
        files[path] = gcloudignore.make(folder, settings, before)
    return {path: text for path, text in files.items() if read(path) != text}


def sent(folder: Path, to_write: Files) -> list[str]:
    """List the files that gcloud will upload once `to_write` is written."""
    path = folder / ".gcloudignore"
    ignore = to_write.get(path, read(path))
    return gcloudignore.sent_files(folder, ignore, (path.name for path in to_write))


def is_ours(path: Path, text: str) -> bool:
    """Whether the file is missing, is empty or has the same first line as `text`."""
    first_line = text.partition("\n")[0]
    before = read(path)
    return not path.is_symlink() and (not before or before.startswith(first_line))


def check_scripts(folder: Path, settings: AppYaml) -> None:
    """Raise UserError if a script is missing, because the app couldn't start."""
    if main.AUTO in settings.script_lines and len(settings.script_lines) > 1:
        message = "script: auto can't be mixed with other scripts"
        raise settings.error_at(settings.script_lines[main.AUTO], message)
    for script, line in settings.script_lines.items():
        module, _, app = script.rpartition(".")
        path = folder.joinpath(*module.split(".")).with_suffix(".py")
        if not path.is_file():
            raise settings.error_at(line, *missing_script(folder, script))
        if not re.search(rf"\b{app}\b", read(path)):
            message = f"script {script}: {path.name} has no {app}"
            raise settings.error_at(line, message)


def read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"can't be read: {error}", str(path)) from None


def write(files: Files) -> None:
    """Write files atomically: each is complete or isn't there."""
    for path, text in files.items():
        new = path.with_name(f".{path.name}.new")
        try:
            new.write_text(text, encoding="utf-8")
            new.replace(path)
        except OSError as error:
            new.unlink(missing_ok=True)
            message = f"can't be written: {error.strerror}"
            raise UserError(message, str(path)) from None
