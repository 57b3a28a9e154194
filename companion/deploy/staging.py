"""Makes the folder that goes online from the reader's, which stays as it is.

It has the reader's files, the routing package with the reader's app.yaml in it, and
the app.yaml and requirements.txt that App Engine wants.
"""

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from companion import app_yaml_router
from companion.config.app_yaml import AppYaml
from companion.config.scripts import file_of
from companion.deploy import google_yaml, requirements
from companion.deploy.google_yaml import MARK, PACKAGE, GoogleYaml
from companion.deploy.imports import find_imports
from companion.deploy.selection import CONTENTS, select, suspicions
from companion.errors import UserError

GCLOUDIGNORE = f"{MARK}, so that gcloud leaves out nothing else.\n.gcloudignore\n"

# What an older version of appcfg.py wrote into the reader's folder, by how it begins.
OLDER = {
    "main.py": '"""The one WSGI app that App Engine\'s Python 3 runtimes start',
    "deploy.yaml": f"{MARK} from app.yaml, the file to edit.",
}
OWN_LINES = "# Lines of your own, which appcfg.py keeps:\n"


@dataclass(frozen=True)
class Staged:
    """What goes online.

    files: each file's content, or the file to copy, by its path below the folder.
    yaml: Google's app.yaml. warnings: what may be missing, and what shouldn't be there.
    """

    files: dict[str, Path | bytes]
    yaml: GoogleYaml
    warnings: list[UserError]


def stage(settings: AppYaml) -> Staged:
    """Choose and make the files that go online. Raises UserError if they can't be."""
    folder = Path(settings.name).parent  # as the user typed it
    yaml = google_yaml.convert(settings)
    selection = select(folder)
    files = selection.files
    older = [remove_older(files, folder, name) for name in OLDER]
    for name in ("app.yaml", "requirements.txt", settings.path.name):
        files.pop(name, None)
    check_files(settings, files)
    wanted = requirements.make(settings, yaml.libraries, find_imports(files))
    warnings = [
        *settings.warnings,
        *yaml.warnings,
        *selection.left_out,
        *wanted.warnings,
        *suspicions(files),
        *filter(None, [*older, older_gcloudignore(folder)]),
    ]
    made: dict[str, Path | bytes] = {
        "app.yaml": yaml.text.encode(),
        "requirements.txt": wanted.text.encode(),
        ".gcloudignore": GCLOUDIGNORE.encode(),
        f"{PACKAGE}/app.yaml": settings.path.read_bytes(),
    }
    for path in Path(app_yaml_router.__file__).parent.glob("*.py"):
        made[f"{PACKAGE}/{path.name}"] = path
    everything = {**files, **made}
    names = sorted([*everything, CONTENTS])
    everything[CONTENTS] = "".join(f"{name}\n" for name in names).encode()
    return Staged({name: everything[name] for name in names}, yaml, warnings)


def check_files(settings: AppYaml, files: dict[str, Path]) -> None:
    """Raise UserError if a file of the app doesn't go online, or has our name."""
    folder = Path(settings.name).parent
    if any(name.startswith(f"{PACKAGE}/") for name in files):
        message = "appcfg.py puts a package of this name beside your files"
        raise UserError(message, str(folder / PACKAGE), hint="rename yours")
    for script, line in settings.script_lines.items():
        name = file_of(script)
        if name not in files and (folder / name).is_file():
            rules = ".gcloudignore"
            if not (folder / rules).is_file() and (folder / ".gitignore").is_file():
                rules = ".gitignore"
            top, _, rest = name.partition("/")
            hint = f"write !/{top}{'/' if rest else ''} into {rules}, on the last line"
            raise settings.error_at(line, f"{name} wouldn't go online", hint)


def write(staged: Staged, out: Path) -> None:
    """Write the staged files into a folder. Raises UserError if that fails."""
    try:
        # First, so that the folder counts as ours even if this is interrupted.
        for name in (CONTENTS, *staged.files):
            content, path = staged.files[name], out / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                shutil.copyfile(content, path)
    except OSError as error:
        name = str(error.filename or out)
        raise UserError(f"can't be written: {error.strerror}", name) from None


def clear(out: Path, folder: Path) -> None:
    """Delete what an earlier `stage` has put into a folder, and nothing else.

    folder: the reader's. Raises UserError if another file is there.
    """
    if folder.resolve().is_relative_to(out.resolve()):
        hint = "give a new name after your folder's"
        raise UserError("your own files are in this folder", str(out), hint=hint)
    contents = out / CONTENTS
    if contents.is_file():
        names = contents.read_text("utf-8").splitlines()
    elif out.exists() and (out.is_file() or any(out.iterdir())):
        message, hint = "appcfg.py didn't make this folder", "choose another name"
        raise UserError(message, str(out), hint=hint)
    else:
        return
    for path in (out / name for name in names if ".." not in name.split("/")):
        path.unlink(missing_ok=True)
        for above in list(path.relative_to(out).parents)[:-1]:
            with contextlib.suppress(OSError):  # it isn't empty
                (out / above).rmdir()


def remove_older(files: dict[str, Path], folder: Path, name: str) -> UserError | None:
    """Leave out a file that an older version wrote; return what to say of it."""
    if name not in files or not begins(files[name], OLDER[name]):
        return None
    del files[name]
    return deletable(folder / name)


def older_gcloudignore(folder: Path) -> UserError | None:
    """Return what to say of an older version's .gcloudignore without own lines."""
    path = folder / ".gcloudignore"
    text = requirements.read(path)
    ours = text.startswith(MARK) and not text.partition(OWN_LINES)[2]
    return deletable(path) if ours else None


def deletable(path: Path) -> UserError:
    message = "an older version of appcfg.py wrote this file"
    return UserError(message, str(path), hint="you can delete it")


def begins(path: Path, text: str) -> bool:
    with path.open("rb") as file:
        return file.read(len(text.encode())) == text.encode()
