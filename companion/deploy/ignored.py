"""Which files .gcloudignore, .gitignore and our own rules leave out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from itertools import accumulate
from pathlib import Path

from companion.problem import Place, Problem, cant_be

INCLUDE = re.compile(r"#\s*!include:(.*)")
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


@dataclass(frozen=True)
class Rule:
    """A line of .gcloudignore."""

    globs: tuple[str, ...]  # its parts between slashes
    only_folders: bool
    ignores: bool
    source: str  # "clutter", "private", or empty if the reader wrote it


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
        path = name.lower() if rule.source == "private" else name
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
    sources = {"clutter": CLUTTER.split(), "private": PRIVATE.split(), "": lines}
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
