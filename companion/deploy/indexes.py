"""Makes the index.yaml that goes online: the reader's, and what their queries need.

Source: "index.yaml reference" in App Engine's documentation.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from companion.config import yaml_file
from companion.services.files import default_file, index_yaml

NAME = "index.yaml"
DEFAULTS = {"ancestor": ("no", "false"), "direction": ("asc",)}


def make(folder: Path) -> dict[str, Path | bytes]:
    """Return the file by its name, or nothing if no query needs an index.

    Raises Problem if an index.yaml can't be read.
    """
    indexes: list[Any] = []
    for path in (folder / NAME, index_yaml(default_file(folder))):
        if path.is_file():
            indexes += (one for one in read(path) if one not in indexes)
    if not indexes:
        return {}
    return {NAME: yaml.safe_dump({"indexes": indexes}, sort_keys=False).encode()}


def read(path: Path) -> Iterator[Any]:
    """Yield the indexes in a file, without what they would be anyway."""
    root = yaml_file.to_python(yaml_file.read(path, str(path)))
    for index in root.get("indexes") or ():
        properties = map(without_defaults, index.get("properties", ()))
        yield {**without_defaults(index), "properties": list(properties)}


def without_defaults(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value for key, value in entry.items() if value not in DEFAULTS.get(key, ())
    }
