"""Parses a YAML file into nodes that know their line, or says what is wrong with it."""

import re
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from companion.closest import ask, closest
from companion.config.known_keys import HANDLER_KEYS
from companion.config.typing_errors import NOT_PLAIN, check_lines, explain, misplaced
from companion.problem import Place, Problem, cant_be

DUPLICATE = {
    "url": "write `- url:`, because each handler begins with a hyphen",
    "handlers": "keep one of them, with the entries of both below it",
}
# PyYAML parses about 100 KB a second. Nobody types a longer file.
MAX_BYTES = 200_000


class Loader(yaml.BaseLoader):
    """Keeps every value a string and refuses aliases: a few of them can fill memory."""

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            message = f"*{event.anchor} is an alias"
            raise error_at(event, message, "write out what it refers to")
        return super().compose_node(parent, index)

    def compose_scalar_node(self, anchor: Any) -> ScalarNode:
        node = super().compose_scalar_node(anchor)
        # Only an escape in double quotes makes these, and file names can't have them.
        if wrong := re.search("[\0\ud800-\udfff]", node.value):
            mark = node.start_mark
            raise invalid_character(wrong[0], mark.name, mark.line + 1)
        return node


def read(path: Path, name: str) -> MappingNode:
    """Return the keys and values of the file at `path`; errors call it `name`.

    Raises Problem if it is missing, too long, not UTF-8, not YAML or not a mapping.
    """
    text = read_text(path, name)
    lines = split_lines(text)
    check_lines(lines, name)
    try:
        loader = Loader(text)
        loader.name = name  # the nodes' marks copy it
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise explain(error, lines, name) from None
    except yaml.reader.ReaderError as error:
        line_number = len(split_lines(text[: error.position]))
        raise invalid_character(chr(error.character), name, line_number) from None
    except (ValueError, OverflowError):  # an escape beyond "\U0010FFFF"
        message = "there is no character with this number"
        raise Problem(message, "delete it", Place(name, loader.line + 1)) from None
    except RecursionError:
        raise Problem("brackets nested too deeply", place=Place(name, 1)) from None
    if root is None:
        hint = "write what the tutorial shows"
        raise Problem("the file is empty", hint, Place(name, 1))
    top = mapping(root)
    for key, _ in top.value:
        if key.value in HANDLER_KEYS:
            belongs = f"{key.value!r} belongs to a handler", "write `- url:` above it"
            found = misplaced(lines, key.start_mark.line + 1)
            raise error_at(key, *(found or belongs))
    return top


def read_text(path: Path, name: str) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:  # it was there when the command started
        gone = "this file is no longer there"
        raise Problem(gone, "save it again", Place(name)) from None
    except OSError as error:
        raise cant_be("read", name, error) from None
    if len(data) > MAX_BYTES:
        raise Problem(f"longer than {MAX_BYTES:,} bytes", "shorten it", Place(name))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(split_lines(error.object[: error.start].decode()))
        hint = "save the file as UTF-8"
        raise Problem("not UTF-8", hint, Place(name, line)) from None


def split_lines(text: str) -> list[str]:
    """Split at the line breaks of YAML 1.1 (section 4.2), as PyYAML does."""
    return re.split("\r\n|[\n\r\x85\u2028\u2029]", text)


def invalid_character(character: str, name: str, line: int) -> Problem:
    return Problem(f"{character!r} isn't allowed here", "delete it", Place(name, line))


def error_at(node: Node | yaml.AliasEvent, message: str, hint: str = "") -> Problem:
    """Return an error for the line where the node starts."""
    mark: Any = node.start_mark
    return Problem(message, hint, Place(mark.name, mark.line + 1))


def mapping(node: Node) -> MappingNode:
    """Return the node. Raises Problem unless it is a mapping with unique keys."""
    if not isinstance(node, MappingNode):
        hint = "is the space after a colon missing?"
        raise error_at(node, "expected `key: value`", hint)
    seen: set[str] = set()
    for key, _ in node.value:
        if text(key) in seen:
            hint = DUPLICATE.get(text(key), "delete one of them")
            names = [one.value for one, _ in node.value]
            again = len(names) - len(seen)
            if seen == set(names) and len(seen) > 2 and again > 1:
                hint = "from here on, the keys are here twice: delete one copy"
            raise error_at(key, f"duplicate key {key.value!r}", hint)
        seen.add(key.value)
    return node


def keys(node: MappingNode, known: frozenset[str]) -> dict[str, Node]:
    """Return the node's values by key. Raises Problem for a key not in `known`."""
    for key, _ in node.value:
        if key.value not in known:
            hint = ask(closest(key.value, sorted(known))) or "delete it"
            raise error_at(key, f"unknown key {key.value!r}", hint)
    return {key.value: value for key, value in node.value}


def sequence(node: Node) -> list[Node]:
    """Return the node's entries. Raises Problem unless it is a list with entries."""
    if not isinstance(node, SequenceNode) or not node.value:
        raise error_at(node, "expected a list", "start each entry with `- `")
    return list(node.value)


def text(node: Node) -> str:
    """Return the node's value. Raises Problem unless it is a single value."""
    if not isinstance(node, ScalarNode):
        raise error_at(node, "expected a single value")
    value = str(node.value)
    if node.style is None and value != value.strip():  # YAML has removed plain spaces
        raise error_at(node, NOT_PLAIN.format(value.strip()), "type them again")
    return value


def to_python(node: Node) -> Any:
    """Return the node's content as dicts, lists and strings."""
    if isinstance(node, MappingNode):
        return {text(key): to_python(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [to_python(entry) for entry in node.value]
    return node.value
