"""Says what was mistyped in an app.yaml that isn't YAML, or not what was meant."""

import re

import yaml

from companion.config.known_keys import HANDLER_KEYS, TOP_KEYS
from companion.problem import Place, Problem

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
    (
        r"[ -]*(\w+): +[^'\"{[#][^#]*:(\s|$)",
        "a colon in the value of {0}",
        "write quotation marks around the value",
    ),
    (r"(handlers) *$", "no colon", "write `handlers:`"),
    (r"[ -]*(\w+)( [^:]*)?$", "no colon", "write `{0}:` and its value"),
]
KEY = re.compile(r"( *)(- +)?(\w+) *:")
PYTHON = re.compile(
    r"import \w|from \S+ import\b|class \w+.*:\s*$|def \w+\(|print\b *[\"'(]"
    r"|\w+ = (webapp2\.|\[)|if __name__"
)
URL = re.compile(r"\s*-\s*url\b")
ENTRY = re.compile(rf"\s*- +({'|'.join(HANDLER_KEYS - {'url'})}):")
KEYS = TOP_KEYS | HANDLER_KEYS
COUNTS = {2: "two", 4: "four"}


def check_lines(lines: list[str], name: str) -> None:
    """Raise Problem for a mistake that YAML allows, or would call another one."""
    has_handlers = any(re.match(r"\W*ha\w*\s*(:|#|$)", line, re.I) for line in lines)
    above = ""
    for number, line in enumerate(lines, start=1):
        if re.match(r" *\t\s*[^\s#]", line):
            message, hint = "the line starts with a tab", "write spaces instead"
        elif PYTHON.match(line):
            message = "this line is Python"
            hint = "move your code to a file like hello.py"
        elif URL.match(line) and not has_handlers:
            message = "handlers: is missing"
            hint = "write handlers: on its own line above the first - url:"
        elif (key := ENTRY.match(line)) and URL.match(above):
            message = f"{key[1]!r} belongs to the url above it"
            hint = f"write a space instead of the hyphen before {key[1]}:"
        else:
            above = line if line.strip() else above
            continue
        raise Problem(message, hint, Place(name, number))


def explain(error: yaml.MarkedYAMLError, lines: list[str], name: str) -> Problem:
    """Turn PyYAML's error into one with the most likely line and mistake."""
    mark = error.problem_mark or error.context_mark
    # If the file ends too early, the mark is after its last line.
    last = max((n for n, line in enumerate(lines, start=1) if line.strip()), default=1)
    line = min(mark.line + 1 if mark else 1, last)
    if error.context == "while scanning a quoted scalar" and error.context_mark:
        begun = error.context_mark.line + 1
        return Problem("missing closing quotation mark", place=Place(name, begun))
    before = next((n for n in range(line - 1, 0, -1) if lines[n - 1].strip()), line)
    for look in (mistyped, misplaced):
        for number in (line, before):
            if found := look(lines, number):
                return Problem(found[0], found[1], Place(name, number))
    return Problem(f"not YAML: {error.problem}", hint_for(error), Place(name, line))


def mistyped(lines: list[str], number: int) -> tuple[str, str] | None:
    """Return what is wrong in a line, and what to write, or None."""
    line = lines[number - 1]
    there = [key for key in re.findall(r"\b(\w+):(?!\S)", line) if key in KEYS]
    if len(there) > 1:
        message = f"{there[1]}: is on the same line as {there[0]}:"
        return message, "each `key: value` goes on its own line"
    for pattern, message, hint in TYPING_ERRORS:
        if found := re.match(pattern, line):
            return message.format(found[1]), hint.format(found[1])
    return None


def misplaced(lines: list[str], number: int) -> tuple[str, str] | None:
    """Return what to say of a key that isn't in its column, or None."""
    found = KEY.match(lines[number - 1])
    if not found:
        return None
    indent, dash, key = found.groups("")
    entries = (KEY.match(line) for line in reversed(lines[: number - 1]))
    entry = next((entry for entry in entries if entry and entry[2]), None)
    if entry and (dash or key in HANDLER_KEYS):
        column = entry.start(2 if dash else 3)
    elif key in TOP_KEYS and not (entry and len(indent) == entry.start(3)):
        column = 0
    else:
        return None
    if column == len(indent):
        return None
    key, spaces = f"{dash}{key}", COUNTS.get(column, str(column))
    if not entry or not column:
        return f"{key!r} is indented", f"delete the spaces before {key}:"
    beside = dash + entry[3]
    like = " like it" if indent else ""
    return (
        f"{key!r} belongs to the {entry[3]} above it, but isn't indented{like}",
        f"write {spaces} spaces before {key}:, so that it lines up with {beside}",
    )


def hint_for(error: yaml.MarkedYAMLError) -> str:
    if "character '\\t'" in (error.problem or ""):
        return "write a space instead of the tab"
    if "escape character" in (error.problem or ""):
        return "remove the quotation marks, or use single ones"
    if error.context and error.context.startswith("while scanning an al"):
        return "to match any text, write .*"
    return "indent the line like the lines around it"
