"""The one WSGI app that App Engine's Python 3 runtimes start, by waitress-serve.

For Python 2.7, App Engine itself read `script: temperature.my_app` in app.yaml. For
Python 3 it starts one app, the one on the last line of this file, and sends it every
request. That app reads your app.yaml, finds the first handler whose url matches, and
either calls the app that `script` names or sends a static file.

Your folder needs this file to go online, on App Engine or on any other host. appcfg.py
wrote it, and replaces it when there is a newer one. So don't change it: to change what
your website does, change app.yaml and your own modules.
"""

import contextlib
import functools
import hashlib
import importlib
import logging
import mimetypes
import os
import posixpath
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote_to_bytes
from wsgiref.util import FileWrapper

import yaml
from multipart import MultipartParser, MultipartPart, parse_options_header
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import BaseWSGIServer
from webob import Response, exc
from webob.compat import cgi_FieldStorage as FieldStorage
from webob.multidict import MultiDict
from webob.request import BaseRequest

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WSGIApp = Callable[[Environ, StartResponse], Iterable[bytes]]

# ---- Starting up: app.yaml and the apps that it names ----

AUTO = "main.app"  # what `script: auto` means: the app of the entrypoint
SECONDS = {"d": 86400, "h": 3600, "m": 60, "s": 1}


@dataclass(frozen=True)
class Handler:
    """An entry under `handlers:`, see "Handlers element" in the app.yaml reference."""

    url: re.Pattern[str]
    script: str = ""
    static_root: str = ""  # a folder; nothing outside it is ever served
    static_file: str = ""  # a path under static_root; \1 is the url's first group
    upload: re.Pattern[str] | None = None
    mime_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def make_app(folder: Path) -> WSGIApp:
    """Make the app that answers as the handlers in the folder's app.yaml say."""
    text = (folder / "app.yaml").read_text(encoding="utf-8-sig")
    settings = yaml.load(text, Loader=yaml.BaseLoader)  # each value is a string
    for name, value in settings.get("env_variables", {}).items():
        os.environ.setdefault(name, value)
    defaults = {"expiration": settings.get("default_expiration", "")}
    handlers = [read_handler({**defaults, **entry}) for entry in settings["handlers"]]
    scripts = {handler.script for handler in handlers if handler.script}
    apps = {script: load(script) for script in scripts}

    def app(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        answer = find_answer(environ, folder, handlers, apps.__getitem__)
        return answer(environ, start_response)

    return add_nosniff(app)


def read_handler(entry: Mapping[str, Any]) -> Handler:
    # A url always matches the whole path, with or without a $ at its end.
    url = re.sub(r"(?<!\\)\$$", "", entry["url"])
    if "script" in entry:
        script = AUTO if entry["script"] == "auto" else entry["script"]
        return Handler(re.compile(url), script)
    if "static_dir" in entry:
        # The rest of the path names the file: one more group, after the url's own.
        url = url.rstrip("/") + "/(.*)"
        root, file = entry["static_dir"], rf"\g<{re.compile(url).groups}>"
    else:
        root, file = ".", entry["static_files"]
    cache = "no-cache"  # keep a copy, but ask each time
    if entry["expiration"]:
        cache = f"public, max-age={seconds(entry['expiration'])}"
    return Handler(
        re.compile(url),
        static_root=root,
        static_file=file,
        upload=re.compile(entry["upload"]) if "upload" in entry else None,
        mime_type=entry.get("mime_type", ""),
        headers={"Cache-Control": cache, **entry.get("http_headers", {})},
    )


def seconds(expiration: str) -> int:
    """Add up an expiration like `1d 12h`."""
    return sum(int(part[:-1]) * SECONDS[part[-1]] for part in expiration.split())


def load(script: str) -> WSGIApp:
    """Import `module.my_app`; if that fails, log why and answer 500 in its place."""
    module, _, name = script.rpartition(".")
    try:
        app: WSGIApp = getattr(importlib.import_module(module), name)
        if os.environ.get("GAE_ENV") != "localdev":  # only developers see tracebacks
            # A method, for one, has no debug that could be set.
            with contextlib.suppress(AttributeError, TypeError):
                app.debug = False  # type: ignore[attr-defined]
    except (Exception, SystemExit):  # SystemExit: the module calls exit()
        logging.exception("app.yaml names %s, which can't be loaded", script)
        return refused(exc.HTTPInternalServerError)
    return app


# ---- Taking requests: waitress, the HTTP server ----


class RequestParser(HTTPRequestParser):
    """waitress's parser, but it refuses a request that gives its length in two ways.

    A server in front of it might go by the other length, and so take part of the body
    for another request (RFC 9112, sections 6.1 and 6.3).
    """

    def parse_header(self, header_plus: bytes) -> None:
        try:
            super().parse_header(header_plus)
        except ValueError:  # an address like http://[
            raise ParsingError("The address can't be read") from None
        # waitress removes a Transfer-Encoding that it understands.
        two = self.chunked and "CONTENT_LENGTH" in self.headers
        if two or "TRANSFER_ENCODING" in self.headers:
            raise ParsingError("The length of the body isn't clear")


class Channel(HTTPChannel):
    """waitress's connection, but a page shorter than `send_bytes` is sent in one piece.

    waitress would try to send each piece as soon as it is there, which is slower.
    """

    parser_class = RequestParser

    def writable(self) -> bool:
        if self.requests and self.total_outbufs_len < self.adj.send_bytes:
            return bool(self.will_close or self.close_when_flushed)
        return bool(super().writable())


def set_up_server() -> None:
    """Set what waitress-serve has no option for."""
    BaseWSGIServer.channel_class = Channel
    # waitress warns whenever more requests come at once than it has threads.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    # Each connection is an open file, and most systems begin with no more than 1,024.
    if sys.platform != "win32":  # pragma: no branch (it has no such limit)
        import resource

        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        with contextlib.suppress(ValueError, OSError):  # macOS has another limit below
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


# ---- Which handler answers ----


def find_answer(
    environ: Environ,
    folder: Path,
    handlers: Iterable[Handler],
    get_app: Callable[[str], WSGIApp],
) -> WSGIApp:
    """Return what answers a request: the first handler whose url matches the path.

    get_app: returns the app that a handler's script names.
    """
    try:
        path = read_path(environ)
        for handler in handlers:
            if match := handler.url.fullmatch(path):
                if handler.script:
                    read_form(environ)
                    return get_app(handler.script)
                return serve_file(environ, folder, handler, match)
        return refused(exc.HTTPNotFound)
    except exc.HTTPError as error:
        return error


def read_path(environ: Environ) -> str:
    """Return the request's path, decoded. Raises HTTPError if it or the query can't be.

    Servers decode the bytes of both as Latin-1 (PEP 3333, "Unicode Issues").
    """
    # waitress turns several slashes at the start of a path into one.
    if slashes := re.match("//+", environ.get("REQUEST_URI", "")):
        environ["PATH_INFO"] = slashes[0] + environ["PATH_INFO"].lstrip("/")
    try:
        path: str = environ.get("PATH_INFO", "").encode("latin-1").decode()
        query: str = environ.get("QUERY_STRING", "")
        unquote_to_bytes(query.encode("latin-1")).decode()
    except ValueError:
        raise refused(exc.HTTPBadRequest) from None
    if "\0" in path:
        raise refused(exc.HTTPBadRequest)
    return path


# ---- Forms ----

MAX_BODY = 32 * 1024 * 1024  # bytes; App Engine's limit for a request
MAX_TYPED = 1024 * 1024  # bytes of a form without files, 80 times as many in memory
MAX_FIELDS = 2_000
BOUNDS = {
    "header_limit": 4,  # lines a field
    "headersize_limit": 1024,  # bytes a line
    "part_limit": MAX_FIELDS,
    "memory_limit": MAX_BODY,
    "spool_limit": 256 * 1024,  # bytes of a field; a longer one goes to the disk
}
TYPED = "application/x-www-form-urlencoded"  # what a form without a file is sent as
UNENCODED = ("binary", "8bit", "7bit")
# A request with a body has one of these (RFC 9112, section 6.3).
BODY_HEADERS = ("CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING", "CONTENT_TYPE")


def read_form(environ: Environ) -> None:
    """Read a form, within bounds, and leave its fields where WebOb looks for them.

    WebOb itself uses Python's old cgi module, where a small form can take minutes.
    Raises HTTPError if the form is broken, too long or not in UTF-8.
    """
    if not any(map(environ.get, BODY_HEADERS)):
        return
    request = BaseRequest(environ)
    if request.charset != "UTF-8":
        raise refused(exc.HTTPBadRequest)
    content_type, options = parse_options_header(environ.get("CONTENT_TYPE", TYPED))
    longest = MAX_TYPED if content_type == TYPED else MAX_BODY
    if (request.content_length or 0) > longest:
        raise refused(exc.HTTPRequestEntityTooLarge)
    # waitress's body is seekable, others' are copied.
    environ["webob.is_body_seekable"] = hasattr(environ["wsgi.input"], "seek")
    request.make_body_seekable()
    body = environ["wsgi.input"]
    try:
        if content_type == "multipart/form-data":
            parts = MultipartParser(body, options.get("boundary", ""), **BOUNDS)
            fields = [(part.name, field_value(part)) for part in parts]
        elif content_type == TYPED:
            text = body.read().decode(errors="replace")
            fields = parse_qsl(text, keep_blank_values=True, max_num_fields=MAX_FIELDS)
        else:
            return
    except ValueError:  # MultipartError is one
        raise refused(exc.HTTPBadRequest) from None
    finally:
        body.seek(0)
    environ["webob._parsed_post_vars"] = (MultiDict(fields), body)


def field_value(part: MultipartPart) -> str | bytes | FieldStorage:
    """Return what WebOb makes of a form's field. Raises ValueError if it is broken."""
    encoding = part.headers.get("Content-Transfer-Encoding", "binary").lower()
    if part.content_type.startswith("multipart/") or encoding not in UNENCODED:
        raise ValueError("a nested or an encoded form, which no browser sends")
    if part.filename:
        return Upload(part)
    content: bytes = part.raw
    part.close()
    if part.filename == "":  # a field for a file, left empty
        return content
    if part.charset.lower() not in ("utf-8", "utf8", "us-ascii"):
        raise ValueError(part.charset)
    return content.decode(errors="replace")


class Upload(FieldStorage):
    """A form's file, of the class that webapp2 expects; nothing is read to make it."""

    def __init__(self, part: MultipartPart) -> None:
        self.name, self.filename, self.file = part.name, part.filename, part.file
        self.headers, self.type = part.headers, part.content_type
        self.type_options: dict[str, str] = {}
        self.disposition, self.list, self.length = part.disposition, None, part.size


# ---- Static files ----

BLOCK = 64 * 1024  # bytes of a file read at a time


def serve_file(
    environ: Environ, folder: Path, handler: Handler, match: re.Match[str]
) -> WSGIApp:
    """Make the answer to a request for a static file. Raises HTTPError."""
    name = match.expand(handler.static_file)
    path = find_file(folder / handler.static_root, name)
    if not path or (handler.upload and not handler.upload.fullmatch(name)):
        raise refused(exc.HTTPNotFound)
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        raise refused(exc.HTTPMethodNotAllowed, Allow="GET, HEAD")
    try:
        stat = os.stat(path)
        tag = content_tag(path, stat.st_ino, stat.st_size, stat.st_ctime_ns)
        file = open(path, "rb")  # noqa: SIM115 (the server closes it)
    except OSError:  # it was deleted just now, or may not be read
        raise refused(exc.HTTPNotFound) from None
    guessed_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    response = Response(
        # With its file_wrapper, a server needs no thread that waits for slow visitors.
        app_iter=environ.get("wsgi.file_wrapper", FileWrapper)(file, BLOCK),
        content_type=handler.mime_type or guessed_type,
        content_length=os.fstat(file.fileno()).st_size,
        etag=tag,
        accept_ranges="bytes",
        conditional_response=True,
    )
    response.headers.update(handler.headers.items())
    drop_wrong_conditions(environ)
    return response


def find_file(root: Path, name: str) -> str:
    """Return the real path of a file under `root`, or an empty string."""
    # On App Engine a file has one name: nothing is at "a/../b" or "/etc/passwd".
    if name.startswith("/") or "\\" in name or posixpath.normpath(name) != name:
        return ""
    path = os.path.realpath(root / name)
    inside = Path(path).is_relative_to(os.path.realpath(root))
    return path if inside and os.path.isfile(path) else ""


@functools.lru_cache(maxsize=1000)
def content_tag(path: str, *stat: int) -> str:
    """Return an ETag made of the content. If `stat` is the same, so is the content.

    App Engine gives all files the same time, so times can't be used.
    """
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()[:32]


def drop_wrong_conditions(environ: Environ) -> None:
    """Remove a date or a range that isn't valid: WebOb fails on them."""
    request = BaseRequest(environ)
    try:
        _ = request.if_modified_since, request.if_range, request.range
    except (ValueError, OverflowError):
        for name in ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_RANGE", "HTTP_RANGE"):
            environ.pop(name, None)


# ---- Errors, and what is true of every answer ----


def refused(status: type[exc.HTTPError], **headers: str) -> exc.HTTPError:
    """Return an error to raise, which answers in plain text."""
    text = f"{status.code} {status.title}\n"
    return status(text=text, content_type="text/plain", headers=headers)


def add_nosniff(app: WSGIApp) -> WSGIApp:
    """Wrap an app so that browsers trust the Content-Type and don't guess another."""
    nosniff = "X-Content-Type-Options", "nosniff"

    def safe(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *exc_info: Any) -> Any:
            others = [header for header in headers if header[0] != nosniff[0]]
            return start_response(status, [*others, nosniff], *exc_info)

        return app(environ, start)

    return safe


# companion/ imports its own copy of this file, for the functions above.
if __package__ != "companion.online":
    set_up_server()
    app = make_app(Path(__file__).parent)
