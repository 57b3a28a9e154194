"""Says which files of a folder go online, and which of them probably shouldn't."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from companion.errors import UserError

INCLUDE = "#!include:.gitignore"
# Lists the files of a folder that appcfg.py has made; such a folder isn't the reader's.
CONTENTS = "app_yaml_router/contents.txt"
# What App Engine has no use for, and what nobody else should have. A line with ! in the
# reader's own .gcloudignore brings a file back.
IGNORED = """\
.*
!.well-known/
*~
\\#*#
*.pyc
__pycache__/
site-packages/
venv/
env/
node_modules/
tests/
*.env
*.key
*.pem
*.p12
*.pfx
*.jks
*.kdbx
*.tfstate*
id_rsa*
id_dsa*
id_ecdsa*
id_ed25519*
client_secret*.json
*credentials*.json
*service-account*.json
*service_account*.json
"""

# A private key can be in a file with any name, as Google's own keys are.
PRIVATE_KEY = b"PRIVATE KEY-----"
SECRET_NAME = re.compile(r"(?i).*(secret|credential|passw|private|token|api.?key).*")
CODE = (".py", ".html", ".css", ".js")
SQLITE = b"SQLite format 3\0"
DATABASE_NAME = re.compile(r"(?i).*\.(db|sqlite3?|mdb|dump|sql)")
BYTES_TO_SEARCH = 65_536


@dataclass(frozen=True)
class Selection:
    """The files that go online, by their path below the folder, with forward slashes.

    left_out: the links that can't be followed, each with the reason.
    """

    files: dict[str, Path]
    left_out: list[UserError]


def select(folder: Path) -> Selection:
    """Choose a folder's files as gcloud does: by .gcloudignore, or else by .gitignore.

    Source: `gcloud topic gcloudignore`. Raises UserError for what can't be read.
    """
    lines = [*IGNORED.splitlines(), *own_rules(folder)]
    spec = GitIgnoreSpec.from_lines(filter(is_pattern, lines))
    selection = Selection({}, [])
    try:
        add_folder(selection, spec, folder, "", (folder.resolve(),))
    except OSError as error:
        raise UserError(f"can't be read: {error.strerror}", error.filename) from None
    return selection


def add_folder(
    selection: Selection,
    spec: GitIgnoreSpec,
    folder: Path,
    above: str,
    real: tuple[Path, ...],
) -> None:
    """Add the files in a folder and below it.

    above: its path below the reader's folder, with a slash at its end. real: the real
    paths of the reader's folder, of each folder on the way, and of this one.
    """
    for path in sorted(folder.iterdir()):
        name = above + path.name
        is_folder = path.is_dir()
        # No file of an ignored folder is looked at: gcloud and git have the same rule.
        if spec.match_file(f"{name}/" if is_folder else name):
            continue
        if is_folder and (path / CONTENTS).is_file():
            continue
        target = Path(os.path.realpath(path))
        problem = link_problem(path, target, real) if path.is_symlink() else ""
        if problem:
            selection.left_out.append(UserError(problem, str(path), hint=NO_LINK))
        elif is_folder:
            add_folder(selection, spec, path, f"{name}/", (*real, target))
        elif path.is_file():
            selection.files[name] = path


NO_LINK = "it doesn't go online; put a copy in its place if the site needs it"


def link_problem(path: Path, target: Path, real: tuple[Path, ...]) -> str:
    """Return why a link can't be followed, or an empty string."""
    if not path.exists():
        return "a link to a file that isn't there"
    if target in real:
        return "a link to a folder that contains it"
    return "" if target.is_relative_to(real[0]) else f"a link to {target}, outside"


def own_rules(folder: Path) -> list[str]:
    """Return the lines of the folder's .gcloudignore, or else of its .gitignore."""
    own = read_lines(folder / ".gcloudignore")
    git = read_lines(folder / ".gitignore")
    if own is None:
        return git or []
    if INCLUDE not in own:
        return own
    number = own.index(INCLUDE)
    if git is None:
        name, hint = str(folder / ".gcloudignore"), "delete this line"
        raise UserError("there is no .gitignore to include", name, number + 1, hint)
    return [*own[:number], *git, *own[number + 1 :]]


def read_lines(path: Path) -> list[str] | None:
    try:
        return path.read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(f"can't be read: {error.strerror}", str(path)) from None


def is_pattern(line: str) -> bool:
    """Whether a line is a valid pattern; gcloud ignores those that aren't."""
    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True


def suspicions(files: dict[str, Path]) -> Iterator[UserError]:
    """Yield a warning for each file that looks as if nobody else should see it."""
    for name, path in files.items():
        looks = suspicion(path)
        if looks:
            hint = f"write {name} into .gcloudignore if nobody else should see it"
            yield UserError(f"looks like {looks}", str(path), hint=hint)


def suspicion(path: Path) -> str:
    """Return what private data the file seems to have, or an empty string."""
    try:
        with path.open("rb") as file:
            start = file.read(BYTES_TO_SEARCH)
    except OSError as error:
        raise UserError(f"can't be read: {error.strerror}", str(path)) from None
    if PRIVATE_KEY in start:
        return "a private key"
    if start.startswith(SQLITE) or DATABASE_NAME.fullmatch(path.name):
        return "a database"
    if path.suffix not in CODE and SECRET_NAME.fullmatch(path.name):
        return "a secret"
    return ""
