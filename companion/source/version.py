"""A folder's files as they were when something last worked."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from companion.problem import Edit
from companion.source.file import read
from companion.source.lines import edits

MOST_EDITS = 3


@dataclass(frozen=True)
class Version:
    """The texts of files, by their path in the folder, and the time: `14:02`."""

    files: Mapping[str, str]
    time: str

    def since(self, folder: Path) -> list[Edit]:
        """Return what has changed in the files since then, the first few edits."""
        found = []
        for name, text in sorted(self.files.items()):
            file = read(folder, name)
            if file or not (folder / name).exists():  # or else it can't be read
                found += edits(name, text, file.text if file else "")
        return found[:MOST_EDITS]
