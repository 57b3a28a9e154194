"""Reads a YAML file into nodes that know their line, and says what is wrong in it."""

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from companion.errors import UserError

# PyYAML reads about 100 KB a second, and nobody types more than that.
MAX_BYTES = 200_000


class Loader(yaml.BaseLoader):
    """Leaves every value a string, and takes no aliases: a few can fill the memory."""

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise complaint(event, f"write out what *{event.anchor} stands for")
        return super().compose_node(parent, index)

    def compose_scalar_node(self, anchor: Any) -> ScalarNode:
        node = super().compose_scalar_node(anchor)
        # Only an escape in double quotes makes these; no name of a file can hold them.
        wrong = re.search("[\0\ud800-\udfff]", node.value)
        if wrong:
            raise complaint(node, cant_stand(wrong[0]))
        return node


def read(path: Path, name: str) -> MappingNode:
    """Read the keys and values of the file at `path`, which errors call `name`.

    Raises UserError if it is missing, too long, not UTF-8, not YAML or no mapping.
    """
    text = read_text(path, name)
    for number, line in enumerate(split_lines(text), start=1):
        if re.match(r" *\t\s*[^\s#]", line):
            message = "a tab at the start of the line; write spaces there"
            raise UserError(message, name, number)
    try:
        loader = Loader(text)
        loader.name = name  # the nodes' marks take it over
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise explain(error, name, text) from None
    except yaml.reader.ReaderError as error:
        line_number = len(split_lines(text[: error.position]))
        message = cant_stand(chr(error.character))
        raise UserError(message, name, line_number) from None
    except (ValueError, OverflowError):  # an escape beyond "\U0010FFFF"
        message = "there is no character of this number; delete it"
        raise UserError(message, name, loader.line + 1) from None
    except RecursionError:
        raise UserError("brackets nested too deeply", name, 1) from None
    if root is None:
        raise UserError("the file is empty; write what the tutorial shows", name, 1)
    return mapping(root)


def read_text(path: Path, name: str) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"can't be read: {error.strerror}", name) from None
    if len(data) > MAX_BYTES:
        raise UserError(f"longer than {MAX_BYTES:,} bytes", name, 1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(split_lines(error.object[: error.start].decode()))
        raise UserError("not UTF-8; save the file as UTF-8", name, line) from None


def split_lines(text: str) -> list[str]:
    """Split at what ends a line in YAML 1.1 (its section 4.2), as PyYAML counts."""
    return re.split("\r\n|[\n\r\x85\u2028\u2029]", text)


def cant_stand(character: str) -> str:
    return f"the character {character!r} can't stand here; delete it"


# What a line may lack whose error PyYAML finds only on the next one.
LACKING = [
    (r"[ -]*(\w+):[^\s:]", "no space after `{0}:`"),
    (r" *-(\w+):", "no space after the - before `{0}:`"),
    (r"[ -]*(\w+)[：∶︰]", "write `{0}:` with a plain colon"),  # noqa: RUF001
    (r"[ -]*(\w+):\xa0", "write a plain space after `{0}:`"),
    (r"[ -]*(\w+)( [^:]*)?$", "no colon; write `{0}:` and what belongs to it"),
]


def explain(error: yaml.MarkedYAMLError, name: str, text: str) -> UserError:
    """Turn PyYAML's error into one that names the likeliest line and mistake."""
    lines = split_lines(text)
    mark = error.problem_mark or error.context_mark
    # What ends too early is marked behind the last line.
    line = min(mark.line + 1 if mark else 1, len(split_lines(text.rstrip())))
    if error.context == "while scanning a quoted scalar" and error.context_mark:
        begun = error.context_mark.line + 1
        return UserError("a quotation mark without its second one", name, begun)
    before = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), line)
    for number in (line, before):
        for pattern, lack in LACKING:
            found = re.match(pattern, lines[number - 1])
            if found:
                return UserError(lack.format(found[1]), name, number)
    return UserError(f"not YAML: {error.problem}{advice(error)}", name, line)


def advice(error: yaml.MarkedYAMLError) -> str:
    if "character '\\t'" in (error.problem or ""):
        return "; write a space for the tab"
    if "escape character" in (error.problem or ""):
        return "; leave out the quotation marks, or write single ones"
    if error.context and error.context.startswith("while scanning an al"):
        return "; a * stands in a regular expression only behind something, like .*"
    return "; check that the line is indented like those beside it"


def complaint(node: Node | yaml.AliasEvent, message: str) -> UserError:
    """Make the error that says `message` of the line where the node starts."""
    mark: Any = node.start_mark
    return UserError(message, mark.name, mark.line + 1)


def mapping(node: Node) -> MappingNode:
    """Return the node if it is keys and values, none of the keys twice."""
    if not isinstance(node, MappingNode):
        raise complaint(
            node, "expected `key: value`; is the space after a colon missing?"
        )
    seen: set[str] = set()
    for key, _ in node.value:
        if text(key) in seen:
            raise complaint(key, f"{key.value!r} stands here a second time; delete one")
        seen.add(key.value)
    return node


def keys(node: MappingNode, known: frozenset[str]) -> dict[str, Node]:
    """Return the node's values by their keys, all of which have to be `known`."""
    for key, _ in node.value:
        if key.value not in known:
            near = get_close_matches(key.value.lower(), sorted(known), n=1)
            advice = (
                f"did you mean {near[0]!r}?" if near else "App Engine knows no such key"
            )
            raise complaint(key, f"unknown key {key.value!r}; {advice}")
    return {key.value: value for key, value in node.value}


def sequence(node: Node) -> list[Node]:
    """Return the node's entries if it is a list that has any."""
    if not isinstance(node, SequenceNode) or not node.value:
        raise complaint(node, "expected a list: lines that start with `- `")
    return list(node.value)


def text(node: Node) -> str:
    """Return the node's value if it is one word or line."""
    if not isinstance(node, ScalarNode):
        raise complaint(node, "expected a single value")
    return str(node.value)


def plain(node: Node) -> Any:
    """Return what the node holds as dicts, lists and strings."""
    if isinstance(node, MappingNode):
        return {text(key): plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [plain(entry) for entry in node.value]
    return node.value
