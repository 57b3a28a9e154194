"""Starts Google's services for a folder, and lets its app use them."""

import linecache
import re
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from companion.app_yaml_router import google_apis
from companion.config.app_yaml import AppYaml
from companion.problem import Place, Problem
from companion.reports.hints.missing_module import install_sdk

RUN_HERE = r"\b(db|memcache|ndb|urlfetch|users)\b"
IMPORT = re.compile(rf"(from|import)\s+google\.appengine\b.*{RUN_HERE}")


class Services:
    """Google's services for a folder; `close` closes its data."""

    def __init__(self, file: Path | None, indexes: Path) -> None:
        self.file = file  # keeps the data; without one they are lost at the end
        self.indexes = indexes  # the index.yaml for the queries that were seen
        self.started: Any = None  # a Started, which needs the SDK

    def start(self, settings: AppYaml) -> None:
        """Start what app.yaml switches on, once. Raises Problem if that fails."""
        if self.started or not settings.app_engine_apis:
            return
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about old Pythons
                google_apis.prepare()
                from companion.services import stubs
        except ModuleNotFoundError:
            message = "app_engine_apis: true needs Google's SDK"
            raise settings.error_on(0, message, f"type: {install_sdk()}") from None
        self.started = stubs.Started(self.file, self.indexes)

    def close(self) -> None:
        if self.started:
            self.started.database.close()


def check_switched_on(
    folder: Path, modules: Callable[[], Mapping[str, ModuleType]]
) -> None:
    """Raise Problem if a folder's modules import what app.yaml doesn't switch on."""
    if "google.appengine.api" not in sys.modules:
        return
    for module in modules().values():
        file = str(getattr(module, "__file__", ""))  # any object may be a module
        for number, line in enumerate(linecache.getlines(file), start=1):
            if IMPORT.match(line):
                hint = "write `app_engine_apis: true` in app.yaml, above handlers"
                name = Path(file).relative_to(folder).as_posix()
                place = Place(name, number)
                raise Problem("Google's services aren't switched on", hint, place)
