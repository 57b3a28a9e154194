"""Where a folder's data are kept: a file of SQLite, and index.yaml beside it."""

import hashlib
import os
from pathlib import Path

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
