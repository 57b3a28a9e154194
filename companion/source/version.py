"""A folder's files as they were when something last worked."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from companion.problem import Edit
from companion.source.file import read


@dataclass(frozen=True)
class Version:
    """The texts of files, by their path in the folder, and the time: `14:02`."""

    files: Mapping[str, str]
    time: str

    def since(self, folder: Path) -> list[Edit]:
        """Return what has changed in the files since then."""
        found = []
        for name, text in sorted(self.files.items()):
            file = read(folder, name)
            old, new = text.split("\n"), file.text.split("\n") if file else []
            matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
            for tag, i1, i2, j1, j2 in matcher.get_opcodes():
                if tag != "equal":
                    found.append(
                        Edit(name, j1 + 1, tuple(old[i1:i2]), tuple(new[j1:j2]))
                    )
        return found
