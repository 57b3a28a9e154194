"""The folder's files as they were when each check last passed, for --watch."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from companion.checking.events import PASSED, Result
from companion.checking.repair.folder import read_folder, texts_of
from companion.source.version import Version


@dataclass
class LastGood:
    """The version with which each check last passed, by what it asks and expects."""

    versions: dict[tuple[str, str], Version] = field(default_factory=dict)

    def remember(self, results: Sequence[Result], folder: Path) -> None:
        """Note which checks pass with the folder as it is."""
        files = texts_of(read_folder(folder) or {})
        now = Version(files, time.strftime("%H:%M"))
        for each in results:
            if each.status == PASSED:
                self.versions.pop((each.asked, each.expected), None)
                self.versions[each.asked, each.expected] = now

    def version(self, failed: Result) -> Version | None:
        """Return the version for a check, or the last one if it has never passed."""
        last = next(reversed(self.versions.values()), None)
        return self.versions.get((failed.asked, failed.expected), last)
