"""Shows simple values as repr() does. Other values could run code in their repr()."""

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

LONGEST_TEXT = 80  # characters of a str that are shown
LONGEST_VALUE = 200  # characters of a whole value, such as a list
LARGEST_INT = 250  # bits
MOST_ITEMS = 8
MOST_VALUES = 12
DEEPEST = 3  # lists in lists
BRACKETS: dict[type, str] = {list: "[]", tuple: "()", dict: "{}"}

Values = tuple[tuple[str, str], ...]


def simple_values(variables: Mapping[str, object], line: str) -> Values:
    """Return names and values of the simple variables, those in the line first."""
    found = [
        (name, shortened(text, LONGEST_VALUE))
        for name, value in list(variables.items())
        if not name.startswith("__") and (text := written(value)) is not None
    ]
    names = re.findall(r"\w+", line)
    found.sort(key=lambda pair: pair[0] not in names)
    return tuple(found[:MOST_VALUES])


def written(value: object, depth: int = 0) -> str | None:
    """Return the value's repr(), shortened, or None if the value isn't simple."""
    # Compare exact types: a subclass of str can have its own repr().
    if type(value) is str:
        text = repr(value[:LONGEST_TEXT])
        return text if len(value) <= LONGEST_TEXT else f"{text}..."
    if type(value) is int:
        return repr(value) if value.bit_length() < LARGEST_INT else None
    if type(value) in (bool, float, type(None)):
        return repr(value)
    if type(value) in BRACKETS:
        return "..." if depth == DEEPEST else written_items(value, depth + 1)
    return None


def written_items(value: Any, depth: int) -> str | None:
    start, end = tuple(BRACKETS[type(value)])
    items = [written(item, depth) for item in islice(value, MOST_ITEMS)]
    if type(value) is dict:
        values = [written(item, depth) for item in islice(value.values(), MOST_ITEMS)]
        pairs = zip(items, values, strict=True)
        items = [f"{key}: {item}" if key and item else None for key, item in pairs]
    if len(value) > MOST_ITEMS:
        items.append("...")
    comma = "," if start == "(" and len(value) == 1 else ""
    return None if None in items else f"{start}{', '.join(map(str, items))}{comma}{end}"


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]} ..."
