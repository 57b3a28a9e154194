"""Where a folder's data are kept: not in the folder, so that they never go online."""

import hashlib
import os
from pathlib import Path

from companion.user_folder import user_folder


def default_file(folder: Path) -> Path:
    """Return the file for the data of a folder's datastore."""
    real = os.path.realpath(folder)
    digest = hashlib.blake2b(os.fsencode(real), digest_size=4).hexdigest()
    name = f"{os.path.basename(real)}-{digest}"
    data = user_folder("XDG_DATA_HOME", ".local/share")
    return data / "app-engine-data" / name / "datastore.sqlite"


def index_yaml(folder: Path) -> Path:
    """Return the file with the indexes that its queries need online."""
    return default_file(folder).with_name("index.yaml")
