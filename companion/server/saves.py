"""Tells the error page when a file was saved, so that it can load itself again."""

import hashlib
from collections.abc import Iterable
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


def answer_saves(app: WSGIApp, folder: Path) -> WSGIApp:
    """Wrap an app so that the error page's script is told of saves; see its SCRIPT."""

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] != PATH or not hosts.is_local(environ):
            return app(environ, start_response)
        seen = webob.Request(environ).params.get("version")
        text = "saved" if seen != version(folder) else ""
        response = webob.Response(text, content_type="text/plain")
        response.headers["Cache-Control"] = "no-store"
        return response(environ, start_response)

    return answer
