"""Remembers the code with which each page last worked, for its error page."""

import linecache
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from companion.app_yaml_router.wsgi import Environ, StartResponse, WSGIApp
from companion.own_code import is_own
from companion.problem import Edit
from companion.running.response_check import Headers
from companion.source.version import Version

MOST_PAGES = 100


class LastGood:
    """The version of a folder with which each page last worked, by its path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.versions: dict[str, Version] = {}
        self.imported: dict[str, object] = {}  # what linecache has of the folder
        self.texts: dict[str, str] = {}

    def remember(self, app: WSGIApp) -> WSGIApp:
        """Wrap an app so that the version is noted for each page that works."""

        def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            def start(status: str, headers: Headers, *exc_info: Any) -> Any:
                if status.startswith("200"):
                    if len(self.versions) >= MOST_PAGES:
                        self.versions.clear()
                    self.versions[environ["PATH_INFO"]] = self.version()
                return start_response(status, headers, *exc_info)

            return app(environ, start)

        return answer

    def version(self) -> Version:
        """Return the folder's modules as they were imported: see reloader.py."""
        root = os.path.join(self.folder, "")
        entries = list(linecache.cache.items())
        imported = {path: lines for path, lines in entries if path.startswith(root)}
        if imported != self.imported:
            self.texts = {
                os.path.relpath(path, self.folder): "".join(linecache.getlines(path))
                for path in imported
                if is_own(path, self.folder)
            }
            self.imported = dict(imported)
        return Version(self.texts, time.strftime("%H:%M"))

    def since(self, environ: Environ) -> tuple[str, list[Edit]]:
        """Return when a page last worked, and what has changed; or no changes."""
        version = self.versions.get(environ.get("PATH_INFO", ""))
        return (version.time, version.since(self.folder)) if version else ("", [])
