"""Says which files gcloud uploads, and which of them probably shouldn't be."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec, RecursionError

from companion.config.app_yaml import AppYaml
from companion.config.scripts import file_of
from companion.errors import UserError

INCLUDE = "#!include:.gitignore"  # gcloud fails without that file
OWN = "# Lines of your own, which appcfg.py keeps:\n"
START = "# Written by appcfg.py"
IGNORED = """\
# Written by appcfg.py at each update: what App Engine has no use for.
.gcloudignore
.git
.gitignore
.DS_Store
*~
*.pyc
__pycache__/
.venv/
venv/
env/
node_modules/
tests/
deploy.yaml
# What nobody else should have.
.env*
.netrc
.ssh/
*.key
*.pem
*.p12
*.pfx
*.jks
*.kdbx
id_rsa*
id_dsa*
id_ecdsa*
id_ed25519*
client_secret*.json
*credentials*.json
*service-account*.json
*service_account*.json
"""
# The text of an older version, which appcfg.py wrote only once.
OLDER = """\
# Written by appcfg.py: what App Engine has no use for. Edit it as you like.
.env
"""

# A private key can be in a file with any name, as Google's own keys are.
PRIVATE_KEY = b"PRIVATE KEY-----"
SECRET_NAME = re.compile(r"(?i).*(secret|credential|passw|private|token|api.?key).*")
CODE = (".py", ".html", ".css", ".js")
SQLITE = b"SQLite format 3\0"
DATABASE_NAME = re.compile(r"(?i).*\.(db|sqlite3?|mdb|dump|sql)")
BYTES_TO_SEARCH = 65_536


def make(folder: Path, settings: AppYaml, before: str) -> str:
    """Return the text of a folder's .gcloudignore; `before` is its text now."""
    needed = [f"!/{name}" for name in needed_files(settings)]
    gitignore = ["# What git ignores.", INCLUDE]
    here = gitignore if (folder / ".gitignore").is_file() else []
    ours = [*IGNORED.splitlines(), *here, "# What app.yaml needs.", *needed]
    known = {*ours, *gitignore, *OLDER.splitlines()}
    head, _, own = before.partition(OWN)
    added = [
        line for line in head.splitlines() if line not in known and line[:2] != "!/"
    ]
    return "\n".join([*ours, OWN]) + "".join(f"{line}\n" for line in added) + own


def needed_files(settings: AppYaml) -> list[str]:
    """List the files that start the app and the files and folders in app.yaml.

    A folder comes before its files: gcloud skips all files of an ignored folder.
    """
    files = ["app.yaml", "main.py", "requirements.txt"]
    folders = []
    for route in settings.routes:
        name = f"{route.static_root}/{route.static_file}"
        if route.script:
            files.append(file_of(route.script))
        elif "\\" in name:  # the part that is the same for every url
            folders.append(name.partition("\\")[0].rpartition("/")[0])
        else:
            files.append(name)
    paths = [PurePosixPath(name) for name in files]
    above = {PurePosixPath(name) for name in folders}
    above |= {parent for path in [*paths, *above] for parent in path.parents}
    names = [f"{path}/" for path in sorted(above) if path.name]
    return [*names, *dict.fromkeys(map(str, paths))]


def sent_files(folder: Path, ignore: str, new: Iterable[str]) -> list[str]:
    """List the files that gcloud uploads with the .gcloudignore text `ignore`.

    new: the names of files that aren't written yet. Raises UserError for a file that
    can't be read, and for a link to a folder that contains it.
    """
    try:
        lines = ignore.replace(INCLUDE, included(folder, ignore)).splitlines()
        spec = GitIgnoreSpec.from_lines(filter(is_pattern, lines))
        here = set(spec.match_tree_files(folder, negate=True))
    except RecursionError as error:
        message = "a link points to a folder that contains it"
        raise UserError(
            message, str(folder / error.first_path), hint="delete it"
        ) from None
    except OSError as error:
        raise UserError(f"can't be read: {error.strerror}", error.filename) from None
    return sorted(here | set(spec.match_files(new, negate=True)))


def included(folder: Path, ignore: str) -> str:
    """Return the .gitignore that the text includes, or an empty string."""
    lines = ignore.splitlines()
    if INCLUDE not in lines:
        return ""
    try:
        return (folder / ".gitignore").read_text("utf-8", errors="replace")
    except FileNotFoundError:
        name, line = str(folder / ".gcloudignore"), lines.index(INCLUDE) + 1
        hint = "delete this line"
        raise UserError("there is no .gitignore to include", name, line, hint) from None


def is_pattern(line: str) -> bool:
    """Whether a line is a valid pattern; gcloud ignores those that aren't."""
    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True


def suspicion(path: Path) -> str:
    """Return what private data the file seems to have, or an empty string."""
    try:
        with path.open("rb") as file:
            start = file.read(BYTES_TO_SEARCH)
    except OSError:  # not written yet, or not readable: gcloud will say so
        return ""
    if PRIVATE_KEY in start:
        return "a private key"
    if start.startswith(SQLITE) or DATABASE_NAME.fullmatch(path.name):
        return "a database"
    if path.suffix not in CODE and SECRET_NAME.fullmatch(path.name):
        return "a secret"
    return ""
