"""The files that a folder needs to be deployed, and which of them may be written."""

import re
from collections.abc import Iterator
from pathlib import Path

from companion import main
from companion.config.app_yaml import AppYaml
from companion.deploy.deploy_yaml import DeployYaml
from companion.errors import UserError

# The finished app needs just what any of the tutorial's folders does.
REQUIREMENTS = Path(__file__).parent.parent.parent / "first_app" / "requirements.txt"

GCLOUDIGNORE = """\
# Written by appcfg.py: what App Engine has no use for. Edit it as you like.
.gcloudignore
.git
.gitignore
.venv/
venv/
.env
.DS_Store
__pycache__/
*.pyc
tests/
deploy.yaml
"""
# What main.py imports; legacy-cgi is for webapp2.
NEEDED = ("webapp2", "WebOb", "PyYAML", "legacy-cgi", "multipart", "waitress")

Files = dict[Path, str]


def to_write(folder: Path, settings: AppYaml, deploy_yaml: DeployYaml) -> Files:
    """Return the files that are to be written, with their texts.

    `folder` is app.yaml's, as the person named it. Raises UserError if a file is
    there that appcfg.py did not write, or one that lacks what the app needs.
    """
    files = {folder / "deploy.yaml": deploy_yaml.text}
    if main.AUTO not in settings.script_lines:  # otherwise main.py is the reader's own
        files[folder / "main.py"] = Path(main.__file__).read_text(encoding="utf-8")
    for path, text in files.items():
        refuse_somebody_elses(path, text)
    for name, text in (
        ("requirements.txt", REQUIREMENTS.read_text(encoding="utf-8")),
        (".gcloudignore", GCLOUDIGNORE),
    ):
        if not (folder / name).exists():
            files[folder / name] = text
    check_requirements(folder / "requirements.txt")
    return {path: text for path, text in files.items() if read(path) != text}


def refuse_somebody_elses(path: Path, text: str) -> None:
    """Raise UserError if the file is there and starts otherwise than ours."""
    first_line = text.partition("\n")[0]
    if path.is_symlink() or (path.exists() and not read(path).startswith(first_line)):
        message = "appcfg.py did not write this file, and has to; rename yours"
        raise UserError(message, str(path))


def check_scripts(folder: Path, settings: AppYaml) -> None:
    """Raise UserError for a script without which the app could not start."""
    if main.AUTO in settings.script_lines and len(settings.script_lines) > 1:
        message = "script: auto is for all handlers or for none"
        raise settings.error_at(settings.script_lines[main.AUTO], message)
    for script, line in settings.script_lines.items():
        module, _, app = script.rpartition(".")
        path = folder.joinpath(*module.split(".")).with_suffix(".py")
        if not path.is_file():
            raise settings.error_at(line, f"script {script}: there is no {path.name}")
        if not re.search(rf"\b{app}\b", read(path)):
            message = f"script {script}: no {app} is in {path.name}"
            raise settings.error_at(line, message)


def check_requirements(path: Path) -> None:
    if not path.exists():
        return
    lines = dict(requirements(read(path)))
    ours = dict(requirements(read(REQUIREMENTS)))
    missing = [ours[name.lower()] for name in NEEDED if name.lower() not in lines]
    if missing:
        raise UserError(f"add these lines: {', '.join(missing)}", str(path))
    if "3.0.0" not in lines["webapp2"]:  # pip would take 2.5.2, for Python 2
        raise UserError(f"write {ours['webapp2']} for {lines['webapp2']}", str(path))


def requirements(text: str) -> Iterator[tuple[str, str]]:
    """Yield each requirement's name, in small letters, and its line."""
    for line in text.splitlines():
        name = re.match(r"[\w.-]+", line)
        if name:
            yield name[0].lower(), line


def read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"can't be read: {error}", str(path)) from None


def write(files: Files) -> None:
    for path, text in files.items():
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            message = f"can't be written: {error.strerror}"
            raise UserError(message, str(path)) from None
