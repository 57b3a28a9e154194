"""The folder's files as they were when each check last passed, for --watch."""

import difflib
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from companion.checking.events import PASSED, Result
from companion.checking.repair.folder import Files, read_folder, texts_of
from companion.problem import Edit


@dataclass(frozen=True)
class Version:
    """A folder's text files, and when they were checked: `14:02`."""

    files: Files
    time: str

    def since(self, folder: Path) -> list[Edit]:
        """Return what has changed since then, as edits of the old lines."""
        files = texts_of(read_folder(folder) or {})
        return [
            Edit(name, j1 + 1, tuple(old[i1:i2]), tuple(new[j1:j2]))
            for name in sorted(self.files.keys() & files.keys())
            for old, new in [(self.files[name].split("\n"), files[name].split("\n"))]
            for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(
                None, old, new, autojunk=False
            ).get_opcodes()
            if tag != "equal"
        ]


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
