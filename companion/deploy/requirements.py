"""Makes the requirements.txt of what goes online."""

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from importlib import metadata
from pathlib import Path

from companion.config.yaml_file import read_text
from companion.deploy.imports import Import, installed, packages
from companion.problem import Place, Problem
from companion.reports.hints.missing_module import BEYOND, pip_install

OURS = Path(__file__).parent.parent.parent / "requirements.txt"
# What the routing package imports; legacy-cgi is for webapp2.
NEEDED = ("webapp2", "webob", "pyyaml", "legacy-cgi", "waitress", "multipart")
SDK = "appengine-python-standard"

NESTED = re.compile(r"(?:-r|--requirement)[\s=]*(.+)")

HEADER = "# Written by appcfg.py: what has to be installed where the app runs."
OWN = "# From your requirements.txt:"
FOUND = "# What your code imports, at the versions installed here:"


@dataclass
class Requirements:
    """A requirements.txt in the making; the warnings are of what isn't in it."""

    lines: dict[str, str]  # by the packages' names in lower case
    own: list[str] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)

    @property
    def text(self) -> str:
        found = sorted(self.found.values(), key=str.lower)
        parts = (HEADER, self.lines.values()), (OWN, self.own), (FOUND, found)
        return "".join("\n".join([head, *each, ""]) for head, each in parts if each)

    def has(self, package: str) -> bool:
        return name_in(package) in (*self.lines, *map(name_in, self.own))

    def add(self, package: str) -> bool:
        """Add an installed package at its version; return False if it isn't there."""
        if not self.has(package):
            try:
                self.found[name_in(package)] = f"{package}=={metadata.version(package)}"
            except metadata.PackageNotFoundError:
                return False
        return True


def make(folder: Path, imports: Iterable[Import], services: bool) -> Requirements:
    """Make the requirements.txt of a folder.

    It has the routing package's packages at the versions that are tested, the reader's
    own lines, and the packages of imports that both don't name. services: add the SDK.
    """
    ours = {name_in(line): line for line in logical_lines(read(OURS) + read(BEYOND))}
    needed = (*NEEDED, SDK) if services else NEEDED
    requirements = Requirements({name: ours[name] for name in needed})
    add_own(requirements, folder / "requirements.txt")
    for found in imports:
        add_import(requirements, found)
    return requirements


def add_own(requirements: Requirements, path: Path) -> None:
    """Add the reader's lines that are about other packages than the router's."""
    for line in own_lines(path):
        if "--hash" in line:
            message = "pip takes a --hash only if every line has one"
            raise Problem(message, "remove the hashes", Place(str(path)))
        ours = requirements.lines.get(name_in(line))
        tested = ours or at_version_here(line)
        if not ours:
            requirements.own.append(tested)
        if "==" in line and not fnmatchcase(version_in(tested), version_in(line)):
            message = f"{tested} goes online, which was tested, instead of {line}"
            requirements.warnings.append(Problem(message, place=Place(str(path))))


def at_version_here(line: str) -> str:
    """Return a line with the version that is installed, if it asks for a single one."""
    with contextlib.suppress(metadata.PackageNotFoundError, ValueError):
        return re.sub("==[^;]*", f"=={metadata.version(name_in(line))}", line)
    return line


def own_lines(path: Path, above: tuple[Path, ...] = ()) -> Iterator[str]:
    """Yield the lines of a requirements.txt, and of the files that it names by -r."""
    for line in logical_lines(read(path)):
        found = NESTED.match(line)
        if not found:
            yield line
            continue
        other = path.parent / found[1]
        if not other.is_file() or other in (path, *above):
            message = f"can't include {found[1]}"
            raise Problem(message, "write its lines here", Place(str(path)))
        yield from own_lines(other, (path, *above))


def add_import(requirements: Requirements, found: Import) -> None:
    for name in found.names:
        needed = packages(name)
        missing = [package for package in needed if not requirements.add(package)]
        top = name.partition(".")[0]
        if found.optional or (needed and not missing) or requirements.has(top):
            continue
        hint = "add its package to requirements.txt"
        message = f"nothing installed has {name if top in installed() else top}"
        if missing:
            message = f"{name} needs {' and '.join(missing)}"
            hint = f"type: {pip_install(*missing)}"
        warning = Problem(message, hint, Place(found.file, found.line))
        requirements.warnings.append(warning)
        return


def read(path: Path) -> str:
    return read_text(path, str(path)) if path.exists() else ""


def logical_lines(text: str) -> list[str]:
    """Return the lines without comments; a backslash at the end joins two (pip)."""
    joined = re.sub(r"\\\r?\n", "", text)
    lines = (re.sub(r"(^|\s)#.*", "", line).strip() for line in joined.splitlines())
    return [line for line in lines if line]


def name_in(line: str) -> str:
    """Return the package's name as pip compares it (PEP 503), or an empty string."""
    found = re.match(r"[\w.-]+", line)
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else ""


def version_in(line: str) -> str:
    """Return what follows the name in a line like `WebOb == 1.8.11; ...`."""
    return line.partition(";")[0].partition("==")[2].strip()
