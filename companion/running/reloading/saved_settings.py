"""app.yaml as last saved, with its env_variables in the process's environment."""

import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from companion.config import app_yaml
from companion.config.app_yaml import AppYaml
from companion.problem import Problem
from companion.running.reloading.watched_file import WatchedFile


class SavedSettings:
    """Reads app.yaml again after each save; `close` restores the environment.

    path: the file's absolute path. name: its name in messages.
    on_change: called with new settings before they are returned.
    """

    def __init__(
        self, path: Path, name: str, on_change: Callable[[AppYaml], object]
    ) -> None:
        self.name = name
        self.on_change = on_change
        self.file = WatchedFile(path)
        self.file.read()
        self.settings: AppYaml | None = None
        self.lock = threading.Lock()
        self.outer_environ = dict(os.environ)
        self.env_variables: Mapping[str, str] = {}

    def read(self) -> AppYaml:
        """Return the settings as last saved. Raises Problem if app.yaml is wrong."""
        with self.lock:
            if self.file.changed() or self.settings is None:
                self.settings = None
                settings = self.read_file()
                self.on_change(settings)
                self.set_environ(settings.env_variables)
                self.settings = settings
            return self.settings

    def read_file(self) -> AppYaml:
        while True:
            try:
                return app_yaml.read(self.file.path, self.name)
            except Problem:
                if not self.file.changed():  # while it was read
                    raise

    def close(self) -> None:
        self.set_environ({})

    def set_environ(self, variables: Mapping[str, str]) -> None:
        """Set env_variables, and unset those that app.yaml had before."""
        for name in self.env_variables:
            os.environ.pop(name, None)
            if name in self.outer_environ:
                os.environ[name] = self.outer_environ[name]
        os.environ.update(variables)
        self.env_variables = variables
