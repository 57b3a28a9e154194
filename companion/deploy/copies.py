"""Writes the files that appcfg.py writes, and sends nothing: see `make copies`."""

import sys

from companion.commands import command_line
from companion.config import app_yaml
from companion.deploy import files
from companion.deploy.deploy_yaml import convert


def out_of_date(folder: str) -> files.Files:
    """Return the files that appcfg.py would write into the folder, with their texts."""
    path = command_line.find_app_yaml(folder)
    settings = app_yaml.read(path.absolute(), str(path))
    return files.to_write(settings, convert(settings))


def write() -> int:
    written = out_of_date(sys.argv[1])
    files.write(written)
    for path in written:
        print("wrote", path)
    return 0


if __name__ == "__main__":  # pragma: no branch
    command_line.run(write)
