"""Makes the folder that goes online from the reader's, which stays as it is.

It has the reader's files, the routing package with the reader's app.yaml in it, and
the app.yaml and requirements.txt that App Engine wants.
"""

import contextlib
import os
import posixpath
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from companion import app_yaml_router
from companion.app_yaml_router.names import has
from companion.app_yaml_router.routing import UrlRule
from companion.config.app_yaml import AppYaml
from companion.config.scripts import file_of
from companion.deploy import google_yaml, requirements, selection
from companion.deploy.google_yaml import MARK, PACKAGE, GoogleYaml
from companion.deploy.ignored import ignored_part, rule_file
from companion.deploy.imports import find_imports
from companion.deploy.requirements import Requirements
from companion.deploy.selection import CONTENTS
from companion.problem import Place, Problem, cant_be
from companion.reports.hidden_module import rename

LARGEST_FILE = 32 * 1024 * 1024  # bytes; App Engine's limit
SERVERS = ("gunicorn", "uvicorn", "hypercorn")  # packages with a command of their name
GCLOUDIGNORE = f"{MARK}, so that gcloud leaves out nothing else.\n.gcloudignore\n"


@dataclass(frozen=True)
class Staged:
    """What goes online."""

    files: dict[str, Path | bytes]  # a file to copy or its content, by path
    yaml: GoogleYaml
    warnings: list[Problem]  # of what may be missing, and of what shouldn't be there


def stage(settings: AppYaml) -> Staged:
    """Choose and make the files that go online. Raises Problem if they can't be."""
    folder = Path(settings.name).parent  # as the user typed it
    yaml = google_yaml.convert(settings)
    shown = filter(None, map(static_folder, settings.url_rules))
    selected = selection.select(folder, tuple(shown))
    files = selected.files
    files.pop(settings.path.name, None)
    private = list(selection.suspicions(folder, files))  # raises if one can't be read
    check_files(settings, files)
    services = settings.app_engine_apis
    files.pop(google_yaml.INDEX_YAML, None)  # see convert_indexes()
    wanted = requirements.make(folder, find_imports(files), services)
    warnings = [
        *settings.warnings,
        *yaml.warnings,
        *(error for error in selected.left_out if error.place.file != settings.name),
        *wanted.warnings,
        *ignored_folders(settings),
        *too_large(folder, files),
        *without_server(settings, wanted),
        *private,
    ]
    package = Path(app_yaml_router.__file__).parent
    staged: dict[str, Path | bytes] = {
        **files,
        **{f"{PACKAGE}/{path.name}": path for path in package.glob("*.py")},
        "app.yaml": yaml.text.encode(),
        "requirements.txt": wanted.text.encode(),
        ".gcloudignore": GCLOUDIGNORE.encode(),
        f"{PACKAGE}/app.yaml": settings.path.read_bytes(),
        **(google_yaml.convert_indexes(folder) if services else {}),
    }
    names = sorted([*staged, CONTENTS])
    staged[CONTENTS] = os.fsencode("".join(f"{name}\n" for name in names))
    return Staged({name: staged[name] for name in names}, yaml, warnings)


def check_files(settings: AppYaml, files: dict[str, Path]) -> None:
    """Raise Problem if a file of the app doesn't go online, or has our name."""
    folder = Path(settings.name).parent
    if (folder / CONTENTS).is_file():
        hint = "give the folder that it was made from"
        raise Problem("appcfg.py made this folder", hint, Place(str(folder)))
    if any(name.partition("/")[0].partition(".")[0] == PACKAGE for name in files):
        message = "appcfg.py puts a package of this name beside your files"
        raise Problem(message, "rename yours", Place(str(folder / PACKAGE)))
    for script, line in settings.script_lines.items():
        module = file_of(script).removesuffix(".py")
        for name in (f"{module}/__init__.py", f"{module}.py"):
            if name not in files and has(folder, name):
                if module in sys.stdlib_module_names:
                    hint = rename(module, folder)
                    raise settings.error_on(line, f"{name} is hidden", hint)
                raise settings.error_on(line, *not_online(folder, name))


def ignored_folders(settings: AppYaml) -> Iterator[Problem]:
    """Yield a warning for each static folder that doesn't go online."""
    folder = Path(settings.name).parent
    for handler in settings.handlers:
        name = static_folder(handler.rule)
        if name and has(folder, name) and ignored_part(folder, name):
            yield settings.error_on(handler.line, *not_online(folder, name))


def too_large(folder: Path, files: dict[str, Path]) -> Iterator[Problem]:
    """Yield a warning for each file that App Engine doesn't take."""
    for name, path in files.items():
        size = path.stat().st_size
        if size > LARGEST_FILE:
            message = f"has {size / 1024**2:.0f} MB, but App Engine takes 32 at most"
            hint = f"write {name} into {rule_file(folder)}"
            yield Problem(message, hint, Place(str(path)))


def without_server(settings: AppYaml, wanted: Requirements) -> Iterator[Problem]:
    """Yield a warning if nothing installs the web server that entrypoint starts."""
    server = google_yaml.own_entrypoint(settings).partition(" ")[0]
    if server in SERVERS and not wanted.has(server):
        hint = f"add a line to requirements.txt: {server}"
        yield Problem(f"entrypoint starts {server}", hint, Place(settings.name))


def static_folder(rule: UrlRule) -> str:
    """Return the folder of a handler's files, with a slash at its end, or nothing."""
    files = f"{rule.static_root}/{rule.static_file}"
    above = posixpath.normpath(files.partition("\\")[0].rpartition("/")[0])
    return "" if above in (".", "/") else f"{above}/"


def not_online(folder: Path, name: str) -> tuple[str, str]:
    part = ignored_part(folder, name)
    hint = f"write !{part} into {rule_file(folder)}, on the last line"
    if not part:
        hint = "put a copy in place of the link"
    return f"{name} wouldn't go online", hint


def write(files: Mapping[str, Path | bytes], out: Path) -> None:
    """Write the staged files into a folder. Raises Problem if that fails."""
    try:
        # First, so that the folder counts as ours even if this is interrupted.
        for name in (CONTENTS, *files):
            content, path = files[name], out / name
            if not path.resolve().is_relative_to(out.resolve()):
                raise Problem("leads outside", "delete this link", Place(str(path)))
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                shutil.copyfile(content, path)
    except OSError as error:
        raise cant_be("written", path, error) from None


def clear(out: Path, folder: Path) -> None:
    """Delete what an earlier `stage` has put into a folder, or raise Problem."""
    if folder.resolve().is_relative_to(out.resolve()):
        hint = "give a new name after your folder's"
        raise Problem("your own files are in this folder", hint, Place(str(out)))
    contents = out / CONTENTS
    try:
        if contents.is_file():
            for name in os.fsdecode(contents.read_bytes()).split("\n"):
                remove(out / name, out)
        elif os.path.lexists(out) and not (out.is_dir() and not any(out.iterdir())):
            message, hint = "appcfg.py didn't make this", "choose another name"
            raise Problem(message, hint, Place(str(out)))
    except OSError as error:
        raise cant_be("emptied", out, error) from None


def remove(path: Path, out: Path) -> None:
    """Delete a file, unless it is outside `out`, and the folders that it leaves empty.

    Another file may have taken its name since: a folder, or a link to one.
    """
    top = out.resolve()
    above = path.parent.resolve()
    if not above.is_relative_to(top) or (path.is_dir() and not path.is_symlink()):
        return
    path.unlink(missing_ok=True)
    while above != top:
        with contextlib.suppress(OSError):  # it isn't empty
            above.rmdir()
        above = above.parent
