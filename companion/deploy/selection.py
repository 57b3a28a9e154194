"""Says which files of a folder go online, and which of them probably shouldn't."""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from companion.app_yaml_router.static_files import is_private
from companion.deploy.ignored import Rule, last_rule, read_rules, rule_file
from companion.problem import Place, Problem, cant_be

# Lists the files of a folder that appcfg.py has made; such a folder isn't the reader's.
CONTENTS = "app_yaml_router/contents.txt"
PRIVATE_KEY = b"PRIVATE KEY-----"  # as in the key files of Google's services
SECRET_NAME = re.compile(r"(?i).*(secret|credential|passw|private|token|api.?key).*")
CODE = (".py", ".html", ".css", ".js")
SQLITE = b"SQLite format 3\0"
DATABASE_NAME = re.compile(r"(?i).*\.(db|sqlite3?|mdb|dump|sql)")
BYTES_TO_SEARCH = 65_536


@dataclass(frozen=True)
class Selection:
    """The files that go online."""

    files: dict[str, Path]  # by their path below the folder, with forward slashes
    left_out: list[Problem]  # of links that can't be followed, and of what is private
    shown: tuple[str, ...]  # see select()
    rules: list[Rule]


PRIVATE_FILE = Rule((), only_folders=False, ignores=True, source="private")
HIDDEN = "Python has a module of this name, and never uses yours", "rename it"
NEVER_RUN = "App Engine no longer runs this file", "move its code into another module"
NO_LINK = "it doesn't go online; put a copy in its place if the site needs it"


def select(folder: Path, shown: tuple[str, ...] = ()) -> Selection:
    """Choose a folder's files as gcloud does: by .gcloudignore, or else by .gitignore.

    shown: the folders with static files, with a slash at the end, of which nothing is
    left out silently. Raises Problem for what can't be read.
    """
    selection = Selection({}, [], shown, read_rules(folder))
    try:
        add_folder(selection, folder, "", (folder.resolve(),))
    except OSError as error:
        raise cant_be("read", error.filename or folder, error) from None
    return selection


def add_folder(
    selection: Selection, folder: Path, above: str, real: tuple[Path, ...]
) -> None:
    """Add the files below a folder. real: its real path, after those on the way."""
    for path in sorted(folder.iterdir()):
        is_folder = path.is_dir()
        name = f"{above}{path.name}/" if is_folder else f"{above}{path.name}"
        rule = last_rule(selection.rules, name)
        if rule is None and path.is_file() and PRIVATE_KEY in beginning(path):
            rule = PRIVATE_FILE
        if rule and is_told(rule, name, selection.shown):
            hint = f"write !/{name} into .gcloudignore to send it"
            selection.left_out.append(Problem("stays here", hint, Place(str(path))))
        module = path.stem if path.suffix == ".py" and not above else ""
        if module == "appengine_config" or module in sys.stdlib_module_names:
            told = NEVER_RUN if module == "appengine_config" else HIDDEN
            selection.left_out.append(Problem(*told, Place(str(path))))
            continue
        # No file of an ignored folder is looked at: gcloud and git have the same rule.
        if (rule and rule.ignores) or os.path.isfile(path / CONTENTS):
            continue
        target = Path(os.path.realpath(path))
        problem = link_problem(path, target, real) if path.is_symlink() else ""
        if problem:
            selection.left_out.append(Problem(problem, NO_LINK, Place(str(path))))
        elif is_folder:
            add_folder(selection, path, name, (*real, target))
        elif path.is_file():
            selection.files[name] = path


def is_told(rule: Rule, name: str, shown: tuple[str, ...]) -> bool:
    """Whether this rule leaves a file out, and that is said."""
    for_visitors = name.startswith(shown) and not is_private(name.rstrip("/"))
    told = rule.source == "private" or (rule.source == "clutter" and for_visitors)
    return rule.ignores and told


def link_problem(path: Path, target: Path, real: tuple[Path, ...]) -> str:
    """Return why a link can't be followed, or an empty string."""
    if not path.exists():
        return "a link to a file that isn't there"
    if target in real:
        return "a link to a folder that contains it"
    return "" if target.is_relative_to(real[0]) else f"a link to {target}, outside"


def suspicions(folder: Path, files: dict[str, Path]) -> Iterator[Problem]:
    """Yield a warning for each file that looks as if nobody else should see it."""
    rules = rule_file(folder)
    for name, path in files.items():
        if looks := suspicion(path):
            hint = f"write {name} into {rules} if nobody else should see it"
            yield Problem(f"looks like {looks}", hint, Place(str(path)))


def suspicion(path: Path) -> str:
    """Return what private data the file seems to have, or an empty string."""
    if beginning(path).startswith(SQLITE) or DATABASE_NAME.fullmatch(path.name):
        return "a database"
    if path.suffix not in CODE and SECRET_NAME.fullmatch(path.name):
        return "a secret"
    return ""


def beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(BYTES_TO_SEARCH)
    except OSError as error:
        raise cant_be("read", path, error) from None
