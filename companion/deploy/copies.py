"""Writes the files that appcfg.py writes, and sends nothing: see `make copies`."""

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
    parser = command_line.ArgumentParser(
        prog="-m companion.deploy.copies",
        description="Bring up to date the files that a folder needs online.",
    )
    parser.add_argument("folder", help="the folder with the app.yaml")
    written = out_of_date(parser.parse_args().folder)
    files.write(written)
    for path in written:
        print("wrote", path)
    return 0


if __name__ == "__main__":  # pragma: no branch
    command_line.run(write)
