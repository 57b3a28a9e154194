"""The folder's files as they were when each check last passed, for --watch."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from companion.checking.events import PASSED, Result
from companion.checking.files import read_folder, texts_of
from companion.source.file import Version


@dataclass
class LastGood:
    """The version with which each check last passed, by its step and number."""

    versions: dict[tuple[str, int], Version] = field(default_factory=dict)

    def remember(self, step: str, results: Sequence[Result], folder: Path) -> None:
        """Note which checks pass with the folder as it is."""
        files = texts_of(read_folder(folder) or {})
        now = Version(files, time.strftime("%H:%M"))
        passed = [at for at, one in enumerate(results) if one.status == PASSED]
        self.versions.update({(step, at): now for at in passed})

    def version(self, step: str, at: int) -> Version | None:
        return self.versions.get((step, at))
