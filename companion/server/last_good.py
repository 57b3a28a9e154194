"""Remembers the code with which each page last worked, for its error page."""

import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from companion.app_yaml_router.wsgi import Environ, Headers, StartResponse, WSGIApp
from companion.problem import Edit
from companion.running.router import REASON, Router
from companion.source.file import Version

MOST_PAGES = 100


class LastGood:
    """The version of a folder with which each page last worked, by its path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.versions: dict[str, Version] = {}

    def remember(self, router: Router) -> WSGIApp:
        """Wrap a folder's router so that the version is noted for each good page."""

        def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
            def start(status: str, headers: Headers, *exc_info: Any) -> Any:
                if status.startswith("200") and REASON not in environ:
                    if len(self.versions) >= MOST_PAGES:
                        self.versions.clear()
                    version = Version(router.texts, time.strftime("%H:%M"))
                    self.versions[environ["PATH_INFO"]] = version
                return start_response(status, headers, *exc_info)

            return router(environ, start)

        return answer

    def since(self, environ: Environ) -> tuple[str, list[Edit]]:
        """Return when a page last worked, and what has changed; or no changes.

        If app.yaml names another script now, it isn't the same page.
        """
        version = self.versions.get(environ.get("PATH_INFO", ""), Version({}, ""))
        edits = version.since(self.folder)
        scripts = re.findall(r"script: *(\w+)", str([edit.after for edit in edits]))
        is_another = any((self.folder / f"{name}.py").is_file() for name in scripts)
        return version.time, [] if is_another else edits
