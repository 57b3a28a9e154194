"""Remembers the code with which each page last worked, for its error page."""

import linecache
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from companion.app_yaml_router.wsgi import Environ, Headers, StartResponse, WSGIApp
from companion.own_code import is_own
from companion.problem import Edit
from companion.running.router import REASON
from companion.source.version import Version

MOST_PAGES = 100
Entries = dict[str, Any]  # (size, time, lines, path) by path


class LastGood:
    """The version of a folder with which each page last worked, by its path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = os.path.join(folder, "")
        self.versions: dict[str, tuple[Entries, str]] = {}

    def remember(self, app: WSGIApp) -> WSGIApp:
        """Wrap an app so that the version is noted for each page that works."""

        def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            def start(status: str, headers: Headers, *exc_info: Any) -> Any:
                if status.startswith("200") and REASON not in environ:
                    if len(self.versions) >= MOST_PAGES:
                        self.versions.clear()
                    self.versions[environ["PATH_INFO"]] = self.entries(), now()
                return start_response(status, headers, *exc_info)

            return app(environ, start)

        return answer

    def entries(self) -> Entries:
        """Return what linecache has of the folder's modules.

        See keep_lines() in reloader.py. Of other files it may have an older version,
        which an error page has shown.
        """
        modules = {getattr(m, "__file__", None) for m in list(sys.modules.values())}
        return {
            path: entry
            for path, entry in list(linecache.cache.items())
            if path.startswith(self.root) and path in modules
        }

    def since(self, environ: Environ) -> tuple[str, list[Edit]]:
        """Return when a page last worked, and what has changed; or no changes."""
        entries, when = self.versions.get(environ.get("PATH_INFO", ""), ({}, ""))
        texts = {
            os.path.relpath(path, self.folder): "".join(entry[2])
            for path, entry in entries.items()
            if len(entry) > 1 and is_own(path, self.folder)  # not one to be read later
        }
        return when, Version(texts, when).since(self.folder)


def now() -> str:
    return time.strftime("%H:%M")
