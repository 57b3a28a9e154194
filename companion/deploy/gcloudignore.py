"""Says which files gcloud sends to App Engine, and which of them look wrong there."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec, RecursionError

from companion.config.app_yaml import AppYaml
from companion.errors import UserError

INCLUDE = "#!include:.gitignore"  # gcloud ends if there is no such file
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
# What the file said when appcfg.py wrote it only once.
OLDER = """\
# Written by appcfg.py: what App Engine has no use for. Edit it as you like.
.env
"""

# A private key may be in a file of any name, as Google's own are.
PRIVATE_KEY = b"PRIVATE KEY-----"
SECRET_NAME = re.compile(r"(?i).*(secret|credential|passw|private|token|api.?key).*")
CODE = (".py", ".html", ".css", ".js")
SQLITE = b"SQLite format 3\0"
DATABASE_NAME = re.compile(r"(?i).*\.(db|sqlite3?|mdb|dump|sql)")
ENOUGH = 65_536  # bytes of a file to look at


def make(folder: Path, settings: AppYaml, before: str) -> str:
    """Return the .gcloudignore of a folder; `before` is what it says now."""
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
    """List what starts the app, and the files and folders that app.yaml names.

    A folder comes before what is in it: in one that is ignored, all is.
    """
    files = ["app.yaml", "main.py", "requirements.txt"]
    folders = []
    for route in settings.routes:
        name = f"{route.static_root}/{route.static_file}"
        if route.script:
            files.append(route.script.rpartition(".")[0].replace(".", "/") + ".py")
        elif "\\" in name:  # as far as it is the same for every url
            folders.append(name.partition("\\")[0].rpartition("/")[0])
        else:
            files.append(name)
    paths = [PurePosixPath(name) for name in files]
    above = {PurePosixPath(name) for name in folders}
    above |= {parent for path in [*paths, *above] for parent in path.parents}
    names = [f"{path}/" for path in sorted(above) if path.name]
    return [*names, *dict.fromkeys(map(str, paths))]


def sent_files(folder: Path, ignore: str, new: Iterable[str]) -> list[str]:
    """List the files that gcloud sends by a .gcloudignore that says `ignore`.

    new: the names of files that are still to be written. Raises UserError for a link
    that leads to a folder around it.
    """
    included = ""
    if INCLUDE in ignore.splitlines():
        included = (folder / ".gitignore").read_text("utf-8", errors="replace")
    spec = GitIgnoreSpec.from_lines(ignore.replace(INCLUDE, included).splitlines())
    try:
        here = set(spec.match_tree_files(folder, negate=True))
    except RecursionError as error:
        message = "a link points to a folder that contains it"
        raise UserError(
            message, str(folder / error.first_path), hint="delete it"
        ) from None
    return sorted(here | set(spec.match_files(new, negate=True)))


def suspicion(path: Path) -> str:
    """Return what a file looks like that should hardly go online, or nothing."""
    try:
        with path.open("rb") as file:
            start = file.read(ENOUGH)
    except OSError:  # it isn't written yet, or can't be read, which gcloud will say
        return ""
    if PRIVATE_KEY in start:
        return "a private key"
    if start.startswith(SQLITE) or DATABASE_NAME.fullmatch(path.name):
        return "a database"
    if path.suffix not in CODE and SECRET_NAME.fullmatch(path.name):
        return "a secret"
    return ""
