"""Google's own gcloud, with the stand-in for Google's APIs."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.support.commands import type_command
from tests.support.google_apis import PROJECT, GoogleApis
from tests.support.processes import environment

ACCOUNT = "ann@example.com"

# gcloud's settings that say where an API is.
APIS = (
    *("APPENGINE", "STORAGE", "SERVICEUSAGE", "CLOUDBUILD", "CLOUDRESOURCEMANAGER"),
    "DATASTORE",
)


@dataclass(frozen=True)
class Gcloud:
    """A gcloud whose Google is the stand-in.

    folder: where gcloud keeps its login; it and appcfg.py put temporary folders there.
    """

    apis: GoogleApis
    folder: Path

    @property
    def settings(self):
        return self.folder / "settings"

    @property
    def temporary(self):
        return self.folder / "temporary"

    @property
    def env(self):
        """Changes to the environment, see environment()."""
        google = f"http://127.0.0.1:{self.apis.port}/"
        overrides = {f"CLOUDSDK_API_ENDPOINT_OVERRIDES_{api}": google for api in APIS}
        self.temporary.mkdir(exist_ok=True)
        return overrides | {
            "CLOUDSDK_AUTH_TOKEN_HOST": f"{google}token",
            "CLOUDSDK_CONFIG": str(self.settings),
            "CLOUDSDK_CORE_DISABLE_USAGE_REPORTING": "true",
            "TMPDIR": str(self.temporary),
        }

    def run(self, *words):
        """Run `gcloud WORDS`, which gets no answer to its questions."""
        env, stdin = environment(self.env), subprocess.DEVNULL
        command = ["gcloud", *words]
        subprocess.run(command, env=env, stdin=stdin, capture_output=True, check=True)

    def log_in(self):
        """Leave in gcloud's settings what `gcloud auth login` leaves there."""
        self.run("auth", "activate-refresh-token", ACCOUNT, "any")

    def update(self, folder, *options):
        """Type `appcfg.py -A realpython-1174 update FOLDER`."""
        words = ("appcfg.py", "-A", PROJECT, *options, "update", folder)
        return type_command(*words, env=self.env, stdin=subprocess.DEVNULL)

    def left_behind(self):
        """The temporary folders that are still there."""
        return os.listdir(self.temporary)
