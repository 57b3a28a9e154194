"""Sends static files, by a server's own file wrapper (PEP 3333)."""

import functools
import hashlib
import mimetypes
import os
import posixpath
from pathlib import Path
from typing import Any
from wsgiref.util import FileWrapper

from webob import Response, exc
from webob.request import BaseRequest

from .wsgi import Environ, refused

BLOCK = 64 * 1024  # bytes of a file read at a time
LONGEST = 32 * 1024 * 1024  # bytes that a static file can have on App Engine
# Python's own table, which is the same on every machine; Windows has other types in its
# registry.
TYPES = mimetypes.MimeTypes()


class FileResponse(Response):
    """A file's response; a part of it (a Range) comes by the file wrapper too.

    A server needs no thread for a visitor who reads slowly if it sends the file itself.
    """

    def app_iter_range(self, start: Any, stop: Any) -> Any:
        if not hasattr(self.app_iter, "seek"):
            return super().app_iter_range(start, stop)
        # The server sends as many bytes as Content-Length says.
        self.app_iter.seek(start)
        return self.app_iter


def serve_file(environ: Environ, root: Path, name: str, mime_type: str) -> Response:
    """Answer a request for a file. Raises HTTPError. mime_type: "" to guess it."""
    path = find_file(root, name)
    if not path:
        raise refused(exc.HTTPNotFound)
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        raise refused(exc.HTTPMethodNotAllowed, Allow="GET, HEAD")
    try:
        stat = os.stat(path)
        # On Windows, ctime is the time when a file was made.
        times = stat.st_ctime_ns, stat.st_mtime_ns
        tag = content_tag(path, stat.st_ino, stat.st_size, *times)
        file = open(path, "rb")  # noqa: SIM115 (the server closes it)
    except OSError:  # it was deleted just now, or may not be read
        raise refused(exc.HTTPNotFound) from None
    guessed_type = TYPES.guess_type(path)[0] or "application/octet-stream"
    drop_wrong_conditions(environ, stat.st_size)
    return FileResponse(
        app_iter=environ.get("wsgi.file_wrapper", FileWrapper)(file, BLOCK),
        content_type=mime_type or guessed_type,
        content_length=os.fstat(file.fileno()).st_size,
        etag=tag,
        accept_ranges="bytes",
        conditional_response=True,
    )


def find_file(root: Path, name: str) -> str:
    """Return the real path of a file under `root`, or an empty string."""
    # On App Engine a file has one name: nothing is at "a/../b" or "/etc/passwd".
    if name.startswith("/") or "\\" in name or posixpath.normpath(name) != name:
        return ""
    path = os.path.realpath(root / name)
    inside = Path(path).is_relative_to(os.path.realpath(root))
    return path if inside and not is_private(name) and os.path.isfile(path) else ""


def is_private(name: str) -> bool:
    """Whether a file isn't for visitors: it is code, hidden, or an editor's copy."""
    parts = name.split("/")
    hidden = any(part[:1] == "." and part != ".well-known" for part in parts)
    return hidden or name.lower().endswith((".py", ".pyc", "~"))


@functools.lru_cache(maxsize=1000)
def content_tag(path: str, *stat: int) -> str:
    """Return an ETag made of the content. If `stat` is the same, so is the content.

    App Engine gives all files the same time, so times can't be used, unless the file is
    longer than App Engine takes.
    """
    digest = hashlib.sha256(repr(stat).encode() if stat[1] > LONGEST else b"")
    with open(path, "rb") as file:
        while stat[1] <= LONGEST and (block := file.read(BLOCK)):
            digest.update(block)
    return digest.hexdigest()[:32]


def drop_wrong_conditions(environ: Environ, size: int) -> None:
    """Remove a date or a range on which WebOb fails.

    size: the file's; its last bytes may be more than it has (RFC 9110, section 14.1.2).
    """
    request = BaseRequest(environ)
    try:
        _ = request.if_modified_since, request.if_range
        if request.range and (request.range.start or 0) < -size:
            raise ValueError(request.range)
    except (ValueError, OverflowError):
        for name in ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_RANGE", "HTTP_RANGE"):
            environ.pop(name, None)
