"""Finds out which field of a form is for nouns, which for verbs and so on."""

import re
from xml.etree.ElementTree import Element

from companion.checking.browser.document import Document
from companion.checking.browser.forms import words_at

# How a field's name or label starts, in a few languages; in the tutorial's order.
BEGINNINGS = {
    "noun": "nou|sub|nom|haupt|sost",
    "verb": "ver|tun|zeit|tu",
    "adjective": "adj|eig|agg",
    "preposition": "pre|prä|pré|verh",
    "adverb": "adv",
}


def by_kind(html: Document, fields: list[Element]) -> dict[str, list[Element]]:
    """Return the fields for each kind of word; there may be fewer than five kinds.

    A field's kind is known by its name, its label or the order in the tutorial.
    """
    found: dict[str, list[Element]] = {}
    for field in fields:
        kind = kind_of(words_at(html, field)) or kind_of(field.get("name", ""))
        if kind:
            found.setdefault(kind, []).append(field)
    names = {field.get("name", "") for field in fields}
    if len(found) < len(fields) == len(names) == len(BEGINNINGS):
        return {kind: [field] for kind, field in zip(BEGINNINGS, fields, strict=True)}
    return found


def kind_of(text: str) -> str:
    """Return the last kind of word in a name or label, or an empty string."""
    found = ""
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        for kind, beginning in BEGINNINGS.items():
            if re.match(beginning, word):
                found = kind
    return found
