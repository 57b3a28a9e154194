"""Makes the index.yaml that goes online: the reader's, and what their queries need.

Source: "index.yaml reference" in App Engine's documentation.
"""

from pathlib import Path

from yaml.nodes import Node, ScalarNode, SequenceNode

from companion.config import yaml_file
from companion.deploy.google_yaml import dump
from companion.services.files import index_yaml

NAME = "index.yaml"


def make(folder: Path) -> dict[str, Path | bytes]:
    """Return the file by its name, or nothing if no query needs an index.

    Raises Problem if an index.yaml can't be read.
    """
    indexes: dict[str, Node] = {}
    for path in (folder / NAME, index_yaml(folder)):
        if path.is_file():
            root = yaml_file.read(path, str(path))
            found = yaml_file.keys(root, frozenset(["indexes"])).get("indexes")
            if found and found.value:
                for index in yaml_file.sequence(found):
                    indexes.setdefault(str(yaml_file.to_python(index)), index)
    if not indexes:
        return {}
    key = ScalarNode("tag:yaml.org,2002:str", "indexes")
    entries = SequenceNode("tag:yaml.org,2002:seq", list(indexes.values()))
    return {NAME: dump([(key, entries)]).encode()}
