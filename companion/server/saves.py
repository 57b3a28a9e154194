"""Tells the error page when a file was saved, so that it can load itself again."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

import webob

from companion.app_yaml_router.wsgi import Environ, StartResponse, WSGIApp
from companion.running.reloading.snapshot import snapshot
from companion.server import hosts

PATH = "/_ah/saved"  # App Engine keeps paths like this for itself


def version(folder: Path) -> str:
    """Return a text that is different after each save."""
    stamps = sorted(snapshot(folder).items())
    return hashlib.blake2b(repr(stamps).encode(), digest_size=8).hexdigest()


def news(before: str, now: str) -> str:
    """Return `saved` if a file was saved, and `more` if there is more to show.

    Each is a version() and, after a dot, how often there was more to show.
    """
    if before.partition(".")[0] != now.partition(".")[0]:
        return "saved"
    return "more" if before != now else ""


def answer_saves(app: WSGIApp, find_version: Callable[[], str]) -> WSGIApp:
    """Wrap an app so that the error page's script is told of saves; see its SCRIPT."""

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] != PATH or not hosts.is_local(environ):
            return app(environ, start_response)
        before = webob.Request(environ).params.get("version", "")
        text = news(str(before), find_version())
        response = webob.Response(text, content_type="text/plain")
        response.headers["Cache-Control"] = "no-store"
        return response(environ, start_response)

    return answer
