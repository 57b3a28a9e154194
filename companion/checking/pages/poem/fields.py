"""Finds out which field of a form is for nouns, which for verbs and so on."""

import re
from xml.etree.ElementTree import Element

from companion.checking.browser.document import Document
from companion.checking.browser.labels import words_at

# How a field's name or label starts, in English and a few other languages.
BEGINNINGS = {
    "noun": "nou|sub|nom|haupt|sost",
    "verb": "ver|tun|zeit|tu",
    "adverb": "adv",
    "adjective": "adj|eig|agg",
    "preposition": "pre|prä|pré|verh",
}
ORDER = ("noun", "verb", "adjective", "preposition", "adverb")


def by_kind(html: Document, fields: list[Element]) -> dict[str, list[Element]]:
    """Return the fields for each kind of word; there may be fewer than five kinds.

    A field's kind is known by its name, its label or the order in the tutorial.
    """
    names = [str(field.get("name", "")) for field in fields]
    labels = [words_at(html, field) for field in fields]
    best: dict[str, list[Element]] = {}
    for words in (
        names,
        labels,
        [f"{n} {w}" for n, w in zip(names, labels, strict=True)],
    ):
        found: dict[str, list[Element]] = {}
        for field, text in zip(fields, words, strict=True):
            kind = kind_of(text)
            if kind:
                found.setdefault(kind, []).append(field)
        if len(found) > len(best):
            best = found
    if len(best) < len(ORDER) and len(fields) == len(ORDER) and len(set(names)) == 5:
        return {kind: [field] for kind, field in zip(ORDER, fields, strict=True)}
    return best


def kind_of(text: str) -> str:
    """Return the last kind of word in a name or label, or an empty string."""
    found = ""
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        for kind, beginning in BEGINNINGS.items():
            if re.match(beginning, word):
                found = kind
    return found
