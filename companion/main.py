"""The one WSGI app that App Engine's Python 3 runtimes start: `gunicorn main:app`.

The Python 2.7 runtime read `script: temperature.my_app` in app.yaml by itself.
Today's runtimes start one app and leave the routing to it, so this file reads
the handlers in app.yaml and sends each request to the module they name, or
answers with a static file. Edit app.yaml, not this file: it is a copy.
"""

import importlib
import io
import logging
import mimetypes
import os
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes
from wsgiref.util import FileWrapper

import yaml
from webob import exc
from webob.request import BaseRequest
from webob.static import FileApp

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WSGIApp = Callable[[Environ, StartResponse], Iterable[bytes]]

# App Engine's limit for a request.
MAX_BODY = 32 * 1024 * 1024  # bytes
AUTO = "main.app"  # what `script: auto` stands for: the app of the entrypoint
# A request that sends something along has one of these (RFC 9112, section 6.3).
SENT_ALONG = ("CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "CONTENT_TYPE")
SECONDS = {"d": 86400, "h": 3600, "m": 60, "s": 1}


@dataclass(frozen=True)
class Handler:
    """One entry under `handlers:`, a script or static files.

    Source: the app.yaml reference, "Handlers element".
    """

    url: re.Pattern[str]
    script: str = ""
    static_root: str = ""  # a folder; nothing outside it is ever served
    static_file: str = ""  # a path under static_root; \1 is the url's first group
    upload: re.Pattern[str] | None = None
    mime_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def read_handlers(settings: Mapping[str, Any]) -> tuple[Handler, ...]:
    """Make the handlers of an app.yaml that is known to be right.

    `settings` is the file as yaml.BaseLoader reads it: every value a string.
    """
    default_expiration = settings.get("default_expiration", "")
    return tuple(
        read_handler({"expiration": default_expiration, **entry})
        for entry in settings["handlers"]
    )


def read_handler(entry: Mapping[str, Any]) -> Handler:
    # Each url has to match the whole path, with or without a $ at its end.
    url = re.sub(r"(?<!\\)\$$", "", entry["url"])
    if "script" in entry:
        script = AUTO if entry["script"] == "auto" else entry["script"]
        return Handler(re.compile(url), script)
    if "static_dir" in entry:
        # The rest of the path names the file: one more group, after the url's own.
        pattern = re.compile(url.rstrip("/") + "/(.*)")
        static_root, static_file = entry["static_dir"], rf"\g<{pattern.groups}>"
    else:
        pattern = re.compile(url)
        static_root, static_file = ".", entry["static_files"]
    headers = {"Cache-Control": "no-cache"}  # keep a copy, but ask each time
    if entry["expiration"]:
        headers["Cache-Control"] = f"public, max-age={seconds(entry['expiration'])}"
    return Handler(
        pattern,
        static_root=static_root,
        static_file=static_file,
        upload=re.compile(entry["upload"]) if "upload" in entry else None,
        mime_type=entry.get("mime_type", ""),
        headers=headers | entry.get("http_headers", {}),
    )


def seconds(expiration: str) -> int:
    """Add up an expiration like `1d 12h`."""
    return sum(int(part[:-1]) * SECONDS[part[-1]] for part in expiration.split())


def respond(
    environ: Environ,
    start_response: StartResponse,
    folder: Path,
    handlers: Iterable[Handler],
    run_script: Callable[[str, Environ, StartResponse], Iterable[bytes]],
) -> Iterable[bytes]:
    """Answer a request by the first handler whose url matches the whole path."""
    answer: WSGIApp
    try:
        path = read_path(environ)
        for handler in handlers:
            match = handler.url.fullmatch(path)
            if match and handler.script:
                read_form(environ)
                return run_script(handler.script, environ, start_response)
            if match:
                answer = serve_file(environ, folder, handler, match)
                break
        else:
            answer = exc.HTTPNotFound()
    except BadRequest as error:
        answer = error.answer
    # An error of ours is plain text, also for whoever would accept a web page.
    return answer({**environ, "HTTP_ACCEPT": "text/plain"}, start_response)


class BadRequest(Exception):
    """A request that webapp2 would answer with a crash, or none that is to be read."""

    def __init__(self, answer: WSGIApp) -> None:
        self.answer = answer
        super().__init__(answer)


def read_path(environ: Environ) -> str:
    """Return the request's path, decoded. Raises BadRequest if it can't be.

    Nor may the query have bytes that are no UTF-8. A server hands on the bytes of both
    as if they were Latin-1 (PEP 3333, "Unicode Issues").
    """
    try:
        path: str = environ.get("PATH_INFO", "").encode("latin-1").decode()
        query: str = environ.get("QUERY_STRING", "")
        unquote_to_bytes(query.encode("latin-1")).decode()
    except ValueError:
        raise BadRequest(exc.HTTPBadRequest()) from None
    if "\0" in path:
        raise BadRequest(exc.HTTPBadRequest())
    return path


def read_form(environ: Environ) -> None:
    """Read what the request sends along, for the script to read again.

    Raises BadRequest if it is too long, a form in another charset than UTF-8, or
    a multipart form that is broken.
    """
    if not any(map(environ.get, SENT_ALONG)):
        return
    request = BaseRequest(environ)
    if request.is_body_readable:
        # In memory: webapp2 would put it on the disk, which a host may not have.
        body = request.body_file.read(MAX_BODY + 1)
        if len(body) > MAX_BODY:
            raise BadRequest(exc.HTTPRequestEntityTooLarge())
        environ["wsgi.input"] = io.BytesIO(body)
        environ["CONTENT_LENGTH"] = str(len(body))  # which chunks come without
        environ["webob.is_body_seekable"] = True
    content_type = environ.get("CONTENT_TYPE", "").lower()
    if "charset" in content_type or "multipart" in content_type:
        try:
            values = list(request.POST.values())
        except (ValueError, LookupError, DeprecationWarning):  # WebOb's, of a charset
            raise BadRequest(exc.HTTPBadRequest()) from None
        if any(isinstance(value, list) for value in values):  # forms within the form
            raise BadRequest(exc.HTTPBadRequest())
        environ["wsgi.input"].seek(0)


def serve_file(
    environ: Environ, folder: Path, handler: Handler, match: re.Match[str]
) -> WSGIApp:
    """Make the answer to a request for a static file: the file, a 404 or a 405."""
    name = match.expand(handler.static_file)
    path = find_file(folder / handler.static_root, name)
    if not path or (handler.upload and not handler.upload.fullmatch(name)):
        return exc.HTTPNotFound()
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return exc.HTTPMethodNotAllowed(headers=[("Allow", "GET, HEAD")])
    guessed_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    stat = os.stat(path)
    app = FileApp(
        path,
        content_type=handler.mime_type or guessed_type,
        etag=f"{stat.st_mtime_ns:x}-{stat.st_size:x}",
    )
    # WebOb's own reader of files would leave them open after a HEAD or a 304.
    environ.setdefault("wsgi.file_wrapper", FileWrapper)
    response = read_conditions(environ).get_response(app)
    for header, value in handler.headers.items():
        response.headers[header] = value
    return response


def read_conditions(environ: Environ) -> BaseRequest:
    """Return the request without its dates and its range, if they are none."""
    request = BaseRequest(environ)
    try:
        _ = request.if_modified_since, request.if_range, request.range
    except (ValueError, OverflowError):
        for name in ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_RANGE", "HTTP_RANGE"):
            environ.pop(name, None)
    return request


def find_file(root: Path, name: str) -> str:
    """Return the real path of a readable file under `root`, or an empty string."""
    # On App Engine a file has one name: nothing is at "a/../b" or "/etc/passwd".
    if name.startswith("/") or "\\" in name or posixpath.normpath(name) != name:
        return ""
    real_root = os.path.realpath(root)
    path = f"{real_root}/{name}"
    real_path = os.path.realpath(path)
    inside = real_path.startswith(os.path.join(real_root, ""))
    readable = os.path.isfile(path) and os.access(path, os.R_OK)
    return real_path if inside and readable else ""


def load(script: str) -> WSGIApp:
    """Import `module.my_app`. Only a developer's machine sees its tracebacks."""
    module, _, name = script.rpartition(".")
    app: WSGIApp = getattr(importlib.import_module(module), name)
    if os.environ.get("GAE_ENV") != "localdev":
        app.debug = False  # type: ignore[attr-defined]
    return app


def load_or_log(script: str) -> WSGIApp:
    """Import `module.my_app`; if it can't be, log why and answer 500 in its place."""
    try:
        return load(script)
    except (Exception, SystemExit):  # SystemExit: the module calls exit()
        logging.exception("app.yaml names %s, which can't be loaded", script)
        return exc.HTTPInternalServerError(
            text="500 Internal Server Error\n", content_type="text/plain"
        )


def make_app(folder: Path) -> WSGIApp:
    """Make the app that answers as the handlers in the folder's app.yaml say."""
    text = (folder / "app.yaml").read_text(encoding="utf-8-sig")
    settings = yaml.load(text, Loader=yaml.BaseLoader)
    for name, value in settings.get("env_variables", {}).items():
        os.environ.setdefault(name, value)
    handlers = read_handlers(settings)
    scripts = {handler.script for handler in handlers if handler.script}
    apps = {script: load_or_log(script) for script in scripts}

    def run_script(
        script: str, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        return apps[script](environ, start_response)

    def app(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        return respond(environ, start_response, folder, handlers, run_script)

    return app


# The local server imports this file as companion.main, for the functions above.
if __package__ != "companion":
    app = make_app(Path(__file__).parent)
