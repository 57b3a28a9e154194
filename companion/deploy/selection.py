"""Says which files of a folder go online, and which of them probably shouldn't."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from itertools import accumulate
from pathlib import Path

from companion.app_yaml_router.static_files import is_private
from companion.problem import Place, Problem, cant_be

INCLUDE = re.compile(r"#\s*!include:(.*)")
# Lists the files of a folder that appcfg.py has made; such a folder isn't the reader's.
CONTENTS = "app_yaml_router/contents.txt"
# What App Engine has no use for. A line with ! in the reader's own .gcloudignore brings
# a file back.
CLUTTER = r"""
    .* !.well-known/ *~ \#*# *.pyc *-wal *-shm __pycache__/ site-packages/ venv/ env/
    node_modules/"""
# What nobody else should have, in any case, and tests: that these stay here is said.
PRIVATE = """
    tests/ secrets/ *.env *.key *.pem *.p12 *.pfx *.jks *.kdbx *.keystore *.ppk *.ovpn
    *.bak *.tfstate* id_rsa* id_dsa* id_ecdsa* id_ed25519* client_secret*.json
    *accesskey*.csv rootkey.csv *credentials*.json *service[-_]account*.json"""

PRIVATE_KEY = b"PRIVATE KEY-----"  # as in the key files of Google's services
SECRET_NAME = re.compile(r"(?i).*(secret|credential|passw|private|token|api.?key).*")
CODE = (".py", ".html", ".css", ".js")
SQLITE = b"SQLite format 3\0"
DATABASE_NAME = re.compile(r"(?i).*\.(db|sqlite3?|mdb|dump|sql)")
BYTES_TO_SEARCH = 65_536


@dataclass(frozen=True)
class Rule:
    """A line of .gcloudignore."""

    globs: tuple[str, ...]  # its parts between slashes
    only_folders: bool
    ignores: bool
    source: str  # CLUTTER, PRIVATE, or empty if the reader wrote it


@dataclass(frozen=True)
class Selection:
    """The files that go online."""

    files: dict[str, Path]  # by their path below the folder, with forward slashes
    left_out: list[Problem]  # of links that can't be followed, and of what is private
    shown: tuple[str, ...]  # see select()
    rules: list[Rule]


PRIVATE_FILE = Rule((), only_folders=False, ignores=True, source=PRIVATE)
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
    told = rule.source == PRIVATE or (rule.source == CLUTTER and for_visitors)
    return rule.ignores and told


def link_problem(path: Path, target: Path, real: tuple[Path, ...]) -> str:
    """Return why a link can't be followed, or an empty string."""
    if not path.exists():
        return "a link to a file that isn't there"
    if target in real:
        return "a link to a folder that contains it"
    return "" if target.is_relative_to(real[0]) else f"a link to {target}, outside"


def ignored_part(folder: Path, name: str) -> str:
    """Return what of a path is ignored: `/lib/` of lib/hello.py, the file, or ""."""
    rules = read_rules(folder)
    for part in accumulate(re.findall("[^/]+/?", name)):
        rule = last_rule(rules, part)
        if rule and rule.ignores:
            return f"/{part}"
    return ""


def last_rule(rules: Sequence[Rule], name: str) -> Rule | None:
    """Return the last rule about a path, which counts; a folder's ends with a slash."""
    for rule in reversed(rules):
        applies = name.endswith("/") or not rule.only_folders
        path = name.lower() if rule.source == PRIVATE else name
        if applies and matches(rule.globs, tuple(path.rstrip("/").split("/"))):
            return rule
    return None


@cache
def matches(globs: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    if not globs:
        return not parts
    if globs[0] == "**":
        return any(matches(globs[1:], parts[n:]) for n in range(len(parts) + 1))
    here = bool(parts) and fnmatch(parts[0], globs[0])
    return here and matches(globs[1:], parts[1:])


def read_rules(folder: Path) -> list[Rule]:
    """Return our rules, then those of .gcloudignore, or else of .gitignore."""
    name = rule_file(folder)
    lines = read_lines(folder / name) or []
    if name == ".gcloudignore":
        lines = list(with_included(folder, lines))
    sources = {CLUTTER: CLUTTER.split(), PRIVATE: PRIVATE.split(), "": lines}
    rules = (read_rule(line, each) for each in sources for line in sources[each])
    return list(filter(None, rules))


def read_rule(line: str, source: str) -> Rule | None:
    """Read a line as gcloud does, which isn't always git's way; None if it is no rule.

    Source: command_lib/util/glob.py and gcloudignore.py in gcloud.
    """
    glob = line.removeprefix("!").removesuffix("/")
    # Spaces at the end don't count unless they have a backslash.
    found = re.fullmatch(r"((?:\\.|[^\\])*?) *", glob)
    glob = re.sub(r"\\(.)", r"\1", found[1]) if found else ""
    if not glob or line.startswith("#"):
        return None
    globs = tuple(glob.split("/"))
    if not globs[0]:
        globs = globs[1:]
    elif globs[0] != "*" and "**" not in globs:
        globs = ("**", *globs)  # unlike git's, also with a slash inside
    return Rule(globs, line.endswith("/"), not line.startswith("!"), source)


def with_included(folder: Path, own: Iterable[str]) -> Iterator[str]:
    """Yield the lines of .gcloudignore, and those of the files that it includes."""
    for number, line in enumerate(own, start=1):
        found = INCLUDE.match(line)
        lines = read_lines(folder / found[1]) if found else [line]
        if found and lines is None:
            message = f"there is no {found[1]} to include"
            place = Place(str(folder / ".gcloudignore"), number)
            raise Problem(message, "delete this line", place)
        yield from lines or ()


def read_lines(path: Path) -> list[str] | None:
    try:
        return path.read_text("utf-8", errors="replace").splitlines()
    except (FileNotFoundError, ValueError):  # ValueError: no file has such a name
        return None
    except OSError as error:
        raise cant_be("read", path, error) from None


def rule_file(folder: Path) -> str:
    """Return the file for another rule: a new .gcloudignore replaces .gitignore."""
    if (folder / ".gcloudignore").exists() or not (folder / ".gitignore").exists():
        return ".gcloudignore"
    return ".gitignore"


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
