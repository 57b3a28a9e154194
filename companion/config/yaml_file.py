"""Parses a YAML file into nodes that know their line, or says what is wrong with it."""

import re
from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from companion.closest import closest
from companion.errors import UserError

# PyYAML parses about 100 KB a second. Nobody types a longer file.
MAX_BYTES = 200_000


class Loader(yaml.BaseLoader):
    """Keeps every value a string and refuses aliases: a few of them can fill memory."""

    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise error_at(
                event, f"*{event.anchor} is an alias", "write out what it refers to"
            )
        return super().compose_node(parent, index)

    def compose_scalar_node(self, anchor: Any) -> ScalarNode:
        node = super().compose_scalar_node(anchor)
        # Only an escape in double quotes makes these, and file names can't have them.
        wrong = re.search("[\0\ud800-\udfff]", node.value)
        if wrong:
            mark = node.start_mark
            raise invalid_character(wrong[0], mark.name, mark.line + 1)
        return node


def read(path: Path, name: str) -> MappingNode:
    """Return the keys and values of the file at `path`; errors call it `name`.

    Raises UserError if it is missing, too long, not UTF-8, not YAML or not a mapping.
    """
    text = read_text(path, name)
    for number, line in enumerate(split_lines(text), start=1):
        if re.match(r" *\t\s*[^\s#]", line):
            message, hint = "the line starts with a tab", "write spaces instead"
            raise UserError(message, name, number, hint)
    try:
        loader = Loader(text)
        loader.name = name  # the nodes' marks copy it
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise explain(error, name, text) from None
    except yaml.reader.ReaderError as error:
        line_number = len(split_lines(text[: error.position]))
        raise invalid_character(chr(error.character), name, line_number) from None
    except (ValueError, OverflowError):  # an escape beyond "\U0010FFFF"
        message = "there is no character with this number"
        raise UserError(message, name, loader.line + 1, "delete it") from None
    except RecursionError:
        raise UserError("brackets nested too deeply", name, 1) from None
    if root is None:
        raise UserError("the file is empty", name, 1, "write what the tutorial shows")
    return mapping(root)


def read_text(path: Path, name: str) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError:  # it was there when the command started
        raise UserError("this file is no longer there", name) from None
    except OSError as error:
        raise UserError(f"can't be read: {error.strerror}", name) from None
    if len(data) > MAX_BYTES:
        raise UserError(f"longer than {MAX_BYTES:,} bytes", name, 1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(split_lines(error.object[: error.start].decode()))
        raise UserError("not UTF-8", name, line, "save the file as UTF-8") from None


def split_lines(text: str) -> list[str]:
    """Split at the line breaks of YAML 1.1 (section 4.2), as PyYAML does."""
    return re.split("\r\n|[\n\r\x85\u2028\u2029]", text)


def invalid_character(character: str, name: str, line: int) -> UserError:
    return UserError(f"{character!r} isn't allowed here", name, line, "delete it")


NOT_PLAIN = "the spaces beside {0!r} aren't plain spaces"

# Typing errors that PyYAML only notices on the next line: pattern, message, hint.
TYPING_ERRORS = [
    (r" *(//)", "a comment starts with #", "write # instead of {0}"),
    (r" *(```)", "{0} isn't YAML", "delete this line"),
    (r"[ -]*(\w+):[^\s:]", "no space after the colon", "write `{0}: `"),
    (r" *-(\w+):", "no space after the hyphen", "write `- {0}:`"),
    (r"[ -]*(\w+)[：∶︰]", "not a plain colon", "write `{0}:`"),  # noqa: RUF001
    (r"[ -]*(\w+):\xa0", "not a plain space after the colon", "type it again"),
    (r"[ -]*[^\S \t]\s*(\w+):", NOT_PLAIN, "type them again"),
    (r"(handlers) *$", "no colon", "write `handlers:`"),
    (r"[ -]*(\w+)( [^:]*)?$", "no colon", "write `{0}:` and its value"),
]


def explain(error: yaml.MarkedYAMLError, name: str, text: str) -> UserError:
    """Turn PyYAML's error into one with the most likely line and mistake."""
    lines = split_lines(text)
    mark = error.problem_mark or error.context_mark
    # If the file ends too early, the mark is after its last line.
    line = min(mark.line + 1 if mark else 1, len(split_lines(text.rstrip())))
    if error.context == "while scanning a quoted scalar" and error.context_mark:
        begun = error.context_mark.line + 1
        return UserError("missing closing quotation mark", name, begun)
    before = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), line)
    for number in (line, before):
        for pattern, message, hint in TYPING_ERRORS:
            found = re.match(pattern, lines[number - 1])
            if found:
                return UserError(
                    message.format(found[1]), name, number, hint.format(found[1])
                )
    return UserError(f"not YAML: {error.problem}", name, line, hint_for(error))


def hint_for(error: yaml.MarkedYAMLError) -> str:
    if "character '\\t'" in (error.problem or ""):
        return "write a space instead of the tab"
    if "escape character" in (error.problem or ""):
        return "remove the quotation marks, or use single ones"
    if error.context and error.context.startswith("while scanning an al"):
        return "to match any text, write .*"
    return "indent the line like the lines around it"


def error_at(node: Node | yaml.AliasEvent, message: str, hint: str = "") -> UserError:
    """Return an error for the line where the node starts."""
    mark: Any = node.start_mark
    return UserError(message, mark.name, mark.line + 1, hint)


def mapping(node: Node) -> MappingNode:
    """Return the node. Raises UserError unless it is a mapping with unique keys."""
    if not isinstance(node, MappingNode):
        raise error_at(
            node, "expected `key: value`", "is the space after a colon missing?"
        )
    seen: set[str] = set()
    for key, _ in node.value:
        if text(key) in seen:
            raise error_at(key, f"duplicate key {key.value!r}", "delete one of them")
        seen.add(key.value)
    return node


def keys(node: MappingNode, known: frozenset[str]) -> dict[str, Node]:
    """Return the node's values by key. Raises UserError for a key not in `known`."""
    for key, _ in node.value:
        if key.value not in known:
            near = closest(key.value, sorted(known))
            hint = f"did you mean `{near}`?" if near else "delete it"
            raise error_at(key, f"unknown key {key.value!r}", hint)
    return {key.value: value for key, value in node.value}


def sequence(node: Node) -> list[Node]:
    """Return the node's entries. Raises UserError unless it is a list with entries."""
    if not isinstance(node, SequenceNode) or not node.value:
        raise error_at(node, "expected a list", "start each entry with `- `")
    return list(node.value)


def text(node: Node) -> str:
    """Return the node's value. Raises UserError unless it is a single value."""
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
