"""Answers a request with what a script prints."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from webob.request import BaseRequest

from companion.app_yaml_router.names import has
from companion.app_yaml_router.wsgi import Environ, StartResponse
from companion.config.scripts import app_script
from companion.problem import Place, Problem
from companion.reports.missing_script import missing_script
from companion.running.cgi.response import PRINT_PAGE, parse
from companion.running.limits import Scripts
from companion.running.reloading.watched_file import WatchedFile

# The request's variables besides HTTP_...: RFC 3875, section 4.1.
META_VARIABLES = frozenset(
    """CONTENT_LENGTH CONTENT_TYPE PATH_INFO QUERY_STRING REMOTE_ADDR REMOTE_HOST
    REQUEST_METHOD SCRIPT_NAME SERVER_NAME SERVER_PORT SERVER_PROTOCOL
    SERVER_SOFTWARE""".split()
)


def respond(
    scripts: Scripts,
    folder: Path,
    script: str,
    environ: Environ,
    start_response: StartResponse,
) -> Iterable[bytes]:
    """Answer a request with a script's output.

    Raises what Scripts.run() raises, and Problem if the script is missing or doesn't
    print headers, a blank line and a body.
    """
    if not (folder / script).is_file() or not has(folder, script):
        raise missing_script(folder, script)
    WatchedFile(folder / script).read()  # waits if an editor is just writing it
    with tempfile.TemporaryFile() as request_body:
        request_body.write(BaseRequest(environ).body)
        request_body.seek(0)
        output = scripts.run(folder, script, variables(environ), request_body)
    if not output.strip():
        if app := app_script(folder, script):
            hint = f"write script: {app} in app.yaml"
            raise Problem("makes an app and prints nothing", hint, Place(script))
        raise Problem("prints nothing", PRINT_PAGE, Place(script))
    status, headers, body = parse(folder, script, output)
    start_response(status, headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def variables(environ: Environ) -> dict[str, str]:
    encoding = sys.getfilesystemencoding()
    request = {
        # WSGI decodes the bytes as Latin-1. A variable can't contain a NUL.
        name: value.replace("\0", "")
        .encode("latin-1")
        .decode(encoding, "surrogateescape")
        for name, value in environ.items()
        if name in META_VARIABLES or name.startswith("HTTP_")
    }
    # Programs would read a request's "Proxy:" header as their proxy setting.
    request.pop("HTTP_PROXY", None)
    return {
        **os.environ,
        "GATEWAY_INTERFACE": "CGI/1.1",
        "PYTHONUTF8": "1",  # as on App Engine
        **request,
    }
