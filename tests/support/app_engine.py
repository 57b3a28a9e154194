"""What App Engine does with a version that was deployed: installs, starts and shows it."""

import contextlib
import http.client
import http.server
import mimetypes
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.support.google_apis import PROJECT, serving_in_a_thread
from tests.support.servers import Program, serving

# Makes a folder read-only, and becomes the program that is named after it.
READ_ONLY = (
    'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && cd "$0" && exec "$@"'
)
# What a program gets from the one that starts it, and not from App Engine.
OURS = ("COVERAGE_PROCESS_CONFIG", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
# What belongs to one connection, and what the front end doesn't let through.
HOP_BY_HOP = {"connection", "date", "server", "transfer-encoding"}


def assemble(version, bucket, folder):
    """Write a version's files into a folder, from the bucket of uploaded files."""
    for name, file in version["deployment"]["files"].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bucket[file["sha1Sum"]])


def install(requirements, folder):
    """Make a virtual environment with the packages of a requirements.txt, and no other."""
    venv = [sys.executable, "-m", "venv", "--without-pip", folder]
    subprocess.run(venv, check=True)
    pip = [sys.executable, *"-m pip --disable-pip-version-check --python".split()]
    command = [*pip, folder, *"install --quiet --requirement".split(), requirements]
    subprocess.run(command, check=True)


def runtime(version, folder, environment):
    """How App Engine starts a version: its entrypoint, where no file can be written."""
    shell = ("unshare", "--mount", "sh", "-c", READ_ONLY, str(folder), "sh", "-c")
    env = {
        **dict.fromkeys(OURS),
        **version.get("envVariables", {}),
        "PATH": f"{environment / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PORT": "0",  # any
        "GAE_ENV": "standard",
        "GAE_RUNTIME": version["runtime"],
        "GAE_SERVICE": "default",
        "GAE_VERSION": version["id"],
        "GOOGLE_CLOUD_PROJECT": PROJECT,
    }
    return Program((*shell, f"exec {version['entrypoint']['shell']}"), folder, env=env)


@contextlib.contextmanager
def serving_version(version, folder, environment):
    """Serve a version that was assembled in the folder: gives the front end's port."""
    with serving(runtime(version, folder, environment)) as app:
        members = {"version": version, "folder": folder, "app_port": app.port}
        with serving_in_a_thread(type("FrontEnd", (FrontEnd,), members)) as port:
            yield port


class FrontEnd(http.server.BaseHTTPRequestHandler):
    """App Engine's front end: sends static files, and asks the app for everything else."""

    version: dict
    folder: Path
    app_port: int

    def answer(self):
        target = self.raw_requestline.split()[1].decode()  # .path begins with one slash
        for handler in self.version["handlers"]:
            match = re.fullmatch(handler["urlRegex"], unquote(urlsplit(target).path))
            if match and "staticFiles" in handler:
                return self.send_static(handler["staticFiles"], match)
            if match:
                break
        return self.ask_app(target)

    def send_static(self, rule, match):
        name = match.expand(rule["path"])
        path = self.folder / name
        if not re.fullmatch(rule["uploadPathRegex"], name) or not path.is_file():
            return self.send(404, {}, b"")
        if self.command not in ("GET", "HEAD"):
            return self.send(405, {}, b"")
        kind = rule.get("mimeType") or mimetypes.guess_type(name)[0]
        headers = {"Content-Type": kind, **rule.get("httpHeaders", {})}
        return self.send(200, headers, path.read_bytes())

    def ask_app(self, target):
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        headers = {**self.headers, "X-Forwarded-Proto": "https"}
        connection = http.client.HTTPConnection("127.0.0.1", self.app_port, timeout=60)
        with contextlib.closing(connection):
            connection.request(self.command, target, body or None, headers)
            response = connection.getresponse()
            self.send(response.status, dict(response.getheaders()), response.read())

    def send(self, status, headers, body):
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_DELETE = do_GET = do_HEAD = do_POST = do_PUT = answer

    def log_message(self, *arguments):
        """Log nothing."""
