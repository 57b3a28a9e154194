"""Finds the name that a misspelt name was meant to be, the same on every Python."""

from collections.abc import Iterable
from pathlib import Path

SHORTEST = 3  # letters: shorter names are all close to each other
LONGEST = 40


def closest(name: str, names: Iterable[str]) -> str:
    """Return the most similar name, or an empty string if none is; case doesn't matter.

    Of equally similar names, it prefers one with the same letters, then the first.
    """
    if not SHORTEST <= len(name) <= LONGEST:
        return ""
    allowed = 1 + (len(name) > 5) + (len(name) > 9)
    near = [
        (
            distance(name.casefold(), other.casefold()),
            sorted(other) != sorted(name),
            other,
        )
        for other in names
        if other != name
        and abs(len(other) - len(name)) <= allowed
        and (name.startswith("_") or not other.startswith("_"))
    ]
    best = min(near, key=lambda found: found[:2], default=(allowed + 1, True, ""))
    return best[2] if best[0] <= allowed else ""


def ask(name: str) -> str:
    """Return the hint that asks whether this name was meant; none without a name."""
    return f"did you mean `{name}`?" if name else ""


def closest_folder(name: str, parent: Path) -> str:
    """Return the folder in `parent` with the most similar name, or an empty string."""
    folders = sorted(path.name for path in parent.glob("*") if path.is_dir())
    return closest(name, folders)


def distance(first: str, second: str) -> int:
    """Return the optimal string alignment distance (Damerau and Levenshtein)."""
    before: list[int] = []
    above = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        row = [i]
        for j, other in enumerate(second, start=1):
            changed = above[j - 1] + (letter != other)
            row.append(min(above[j] + 1, row[j - 1] + 1, changed))
            if min(i, j) > 1 and first[i - 2 : i] == second[j - 2 : j][::-1]:
                row[j] = min(row[j], before[j - 2] + 1)
        before, above = above, row
    return above[-1]
