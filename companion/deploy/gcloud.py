"""Runs gcloud and, if it fails, says what is wrong and which command helps."""

import codecs
import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from companion.problem import Problem
from companion.terminal import tell

INSTALL = "https://cloud.google.com/sdk/docs/install"
BILLING = (
    "gcloud billing projects link {project} --billing-account ACCOUNT, "
    "with an ACCOUNT that `gcloud billing accounts list` shows"
)
ENABLE = "gcloud services enable {services} --project {project}"
GRANT = (
    "gcloud projects add-iam-policy-binding {project} "
    "--member serviceAccount:{account} --role roles/"
)
AGAIN = "the same command again"
# A pattern of what gcloud says, what it means, and any commands that help. The first
# that matches counts. {project} is the project's id, {account} the service account that
# gcloud names, {services} those that it names and those that each update needs.
ADVICE: list[tuple[str, ...]] = [
    ("parsing file|Aborted by user", ""),
    (
        "gcloud failed to load",
        "gcloud doesn't run on its Python, or is damaged; your app is all right.",
        f"{INSTALL}, to install gcloud anew",
    ),
    (
        "Max retries|Connection (refused|reset|aborted)|network connectivity"
        "|find the server|operation timed out|name resolution",
        "gcloud didn't reach Google.",
        f"{AGAIN}, once this machine is online",
    ),
    (
        "do not currently have an active account|valid credentials|current auth tokens"
        "|(?i:reauth)|invalid authentication|authentication scopes",
        "gcloud doesn't know who you are.",
        "gcloud auth login",
    ),
    (
        "USER_DISABLED",
        "The app was taken offline.",
        "https://console.cloud.google.com/appengine/settings to enable it",
    ),
    (
        "gcloud app create|App Engine application|not find Application",
        "This project has no App Engine application yet.",
        "gcloud app create --project {project}",
    ),
    (
        "(?i)active .*(datastore|firestore) database|database .* does not exist",
        "The project has no datastore yet.",
        "gcloud firestore databases create --type=datastore-mode --project {project} "
        "--location LOCATION, with a LOCATION that `gcloud firestore locations list` "
        "shows",
    ),
    ("(?i)billing", "The project has no billing account.", BILLING),
    (
        "has not been used|is not enabled|is disabled|SERVICE_DISABLED",
        "A service of Google's that this needs is switched off in the project.",
        ENABLE,
    ),
    (
        "(?i)(service account|bucket) .*(not found|does not exist)|retrieve .* bucket",
        "App Engine's service account or storage is missing in the project.",
        "gcloud beta app repair --project {project}",
    ),
    (
        "access to the bucket|storage.(objects|buckets)",
        "App Engine can't use the project's own storage.",
        f"{GRANT}storage.admin",
    ),
    (
        "artifactregistry",
        "App Engine can't store what it builds.",
        f"{GRANT}artifactregistry.writer",
    ),
    (
        "to act as|actAs",
        "Your account can't use the account that the app runs as.",
        "gcloud iam service-accounts add-iam-policy-binding {account} "
        "--member user:YOU --role roles/iam.serviceAccountUser "
        "--project {project}, with the YOU that `gcloud auth list` shows",
    ),
    (
        "must be the 'default' service",
        "A project's first app must be its default service.",
        f"{AGAIN}, without the line `service:` in app.yaml",
    ),
    (
        r"\[13\]|(?i:internal error)",
        "Google doesn't say why. Often billing or a service is missing.",
        BILLING,
        ENABLE,
    ),
    (
        "Unable to retrieve P4SA|already in progress|enough resources",
        "Google isn't ready for this yet.",
        f"{AGAIN} in a minute",
    ),
    (
        r"may not have more than \d+ versions",
        "The project has too many versions.",
        "gcloud app versions list --project {project}, then "
        "gcloud app versions delete with one of them",
    ),
    (
        "(?i)quotas? (were )?(exceeded|restrict)|exceed.* quota|RESOURCE_EXHAUSTED",
        "The project has used up one of Google's quotas.",
        "https://console.cloud.google.com/iam-admin/quotas?project={project}",
    ),
    (
        "too many files",
        "App Engine takes 10,000 files, 1,000 of them in one folder.",
        f"{AGAIN}, with what no visitor needs in .gcloudignore",
    ),
    (
        "Could not find a version|No matching distribution",
        "PyPI doesn't have this package in this version.",
        f"{AGAIN}, with another version in requirements.txt",
    ),
    (
        "(?i)build .*fail",
        "Google can't build the app.",
        "gcloud builds list --project {project}, then gcloud builds log with the first "
        "ID",
    ),
    (
        "startup error|failed to become healthy",
        "The app doesn't start there.",
        "gcloud app logs read --project {project}",
    ),
    (
        "(?i)permission|valid project|project .*(not found|delet)",
        "The project's id is mistyped, or your account can't deploy to it.",
        "gcloud projects list, to see the projects that are yours",
    ),
]


def find() -> str:
    """Return the path of gcloud. Raises Problem if it isn't installed."""
    program = shutil.which("gcloud")
    if not program:
        message = f"gcloud isn't installed; get it from {INSTALL}"
        raise Problem(message, "then type the same command again")
    return program


@dataclass(frozen=True)
class Translation:
    """Replaces the paths and lines of a staged folder in what gcloud says."""

    staged: str  # the folder that gcloud has
    folder: str  # the reader's, as typed
    app_yaml: str  # the reader's, too
    lines: Mapping[int, int]  # the reader's for each of the staged app.yaml's

    def __call__(self, text: str) -> str:
        app_yaml = re.escape(self.staged_yaml)
        text = re.sub(rf"({app_yaml}\W+line )(\d+)(, column 1\b)?", self.line, text)
        text = text.replace(self.staged_yaml, self.app_yaml)
        return text.replace(self.staged, self.folder)

    @property
    def staged_yaml(self) -> str:
        return os.path.join(self.staged, "app.yaml")

    def line(self, found: re.Match[str]) -> str:
        """Return the reader's line. At column 1, gcloud means the one above."""
        end = int(found[2]) - bool(found[3])
        above = [line for line in self.lines if line <= end]
        return found[1] + str(self.lines[max(above)] if above else 1)

    def is_begun(self, text: str) -> bool:
        """Whether a text may end inside of what is replaced."""
        _, path, after = text.rpartition(self.staged_yaml)
        if path and re.fullmatch(r"\W*(l|li|lin|line|line \d*)?", after):
            return True
        begins = (self.staged_yaml[:n] for n in range(1, len(self.staged_yaml)))
        return any(map(text.endswith, begins))


def run(command: list[str], project: str, paths: Translation) -> int:
    """Run gcloud, with its output on the console, and return its exit status."""
    ours, theirs = open_stderr()
    try:
        # A gcloud that is stopped leaves a temporary folder behind.
        env = {**os.environ, "TMPDIR": os.path.dirname(paths.staged)}
        process = subprocess.Popen(command, stderr=theirs, cwd=paths.staged, env=env)
    except OSError as error:
        raise Problem(f"{command[0]} can't be started: {error.strerror}") from None
    finally:
        os.close(theirs)
    # Ctrl-C reaches gcloud too. It decides when to stop, and we wait for it.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        said = copy(ours, paths)
        status = process.wait()
    finally:  # we were told to end
        process.terminate()
        process.wait()
        signal.signal(signal.SIGINT, before)
    if status:
        print_advice(said, project)
    return status


def print_advice(said: str, project: str) -> None:
    found = (row for row in ADVICE if re.search(row[0], said))
    _, meaning, *commands = next(found, ("", ""))
    account = re.search(r"[\w.-]+@[\w.-]+gserviceaccount\.com", said)
    services = {f"{name}.googleapis.com" for name in ("appengine", "cloudbuild")}
    services.update(re.findall(r"\b[a-z]+\.googleapis\.com\b(?!/google\.)", said))
    words = {
        "project": project,
        "account": account[0] if account else f"{project}@appspot.gserviceaccount.com",
        "services": " ".join(sorted(services)),
    }
    for line in (meaning, *(f"Try: {command}" for command in commands)):
        if line:
            tell(line.format(**words), error=True)


def open_stderr() -> tuple[int, int]:
    """Return our end of gcloud's stderr, and its own: a terminal if we have one."""
    if sys.platform != "win32" and sys.stderr.isatty():  # or gcloud asks no questions
        import pty

        return pty.openpty()
    return os.pipe()


def copy(descriptor: int, paths: Translation) -> str:
    """Copy gcloud's output as it arrives, but a staged path as a whole; return it."""
    said, waiting = "", ""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    with contextlib.suppress(OSError):  # a terminal raises it when it closes
        while part := os.read(descriptor, 4096):
            whole, end, rest = (waiting + decoder.decode(part)).rpartition("\n")
            if not paths.is_begun(rest):
                end, rest = end + rest, ""
            said += show(paths(whole + end))
            waiting = rest
    os.close(descriptor)
    return said + show(paths(waiting))


def show(text: str) -> str:
    sys.stderr.write(text)
    sys.stderr.flush()
    return text
