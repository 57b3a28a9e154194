"""Whose code a file is: the reader's, or a package's that was installed."""

import os
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

INSTALLED = frozenset({"site-packages", "dist-packages"})


def is_own(path: object, folder: Path) -> bool:
    """Whether a path is in the reader's folder and isn't an installed package's.

    path: a file's, or a folder's that may be a package. A package manager may have put
    packages into an environment in the folder, or right beside the reader's modules
    (pip install --target).
    """
    if not isinstance(path, str) or not Path(path).is_relative_to(folder):
        return False
    above = [Path(path), *Path(path).parents]
    below = above[: above.index(folder)]
    files = {path, os.path.join(path, "__init__.py")}
    return not any(
        one.name in INSTALLED or (one / "pyvenv.cfg").is_file() for one in below
    ) and all(files.isdisjoint(recorded(str(one))) for one in above[1 : len(below) + 1])


@cache
def recorded(folder: str) -> frozenset[str]:
    """Return the files that packages have put into a folder, by their RECORD."""
    return frozenset(
        os.path.join(folder, *file.parts)
        for found in distributions(path=[folder])
        for file in found.files or ()
    )
