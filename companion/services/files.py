"""Where a folder's data are kept: a file of SQLite, and index.yaml beside it."""

import hashlib
import os
from pathlib import Path

from companion.problem import Place, Problem
from companion.user_folder import data_folder


def default_file(folder: Path) -> Path:
    """Return the file for the data of a folder, which isn't in the folder."""
    real = os.path.realpath(folder)
    digest = hashlib.blake2b(os.fsencode(real), digest_size=4).hexdigest()
    name = f"{os.path.basename(real)}-{digest}"
    return data_folder() / "app-engine-data" / name / "datastore.sqlite"


def index_yaml(file: Path) -> Path:
    """Return the file with the indexes that the queries seen so far need online."""
    return file.with_name("index.yaml")


def clear(file: Path) -> None:
    """Delete the data in a file, if there are any. Raises Problem if that fails."""
    try:
        for end in ("", "-wal", "-shm"):
            file.with_name(file.name + end).unlink(missing_ok=True)
    except OSError as error:
        message = f"can't be deleted: {error.strerror}"
        raise Problem(message, place=Place(str(file))) from None
