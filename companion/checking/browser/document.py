"""Parses a page into the tree that a browser builds, however broken its HTML is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from io import StringIO
from typing import Any
from xml.etree.ElementTree import Element

from tinyhtml5 import inputstream
from tinyhtml5.parser import HTMLParser, _phases
from tinyhtml5.treebuilder import TreeBuilder

# HTML Living Standard, 4.10.2: the elements that a form lists as its own.
CONTROLS = frozenset("button fieldset input object output select textarea".split())


class Patterns(dict[tuple[Iterable[str], bool], re.Pattern[str]]):
    """The patterns for (characters, whether to match them or all others)."""

    def __missing__(self, key: tuple[Iterable[str], bool]) -> re.Pattern[str]:
        characters, among = key
        negation = "" if among else "^"
        self[key] = re.compile(f"[{negation}{re.escape(''.join(characters))}]+")
        return self[key]


# tinyhtml5 2.1.0 doesn't find its own again: a third of the time went into them.
inputstream.characters_until_regex = Patterns()


class FormTreeBuilder(TreeBuilder):  # type: ignore[misc]
    """Notes which form was open where the parser met a control.

    That, and not what encloses it, makes a form its owner: 13.2.6.1, "create an element
    for a token". So a form in a table owns the fields in the table's cells.
    """

    def reset(self) -> None:
        super().reset()
        self.open_forms: dict[Element, Element] = {}

    def insert_element_normal(self, token: Any) -> Any:
        return self.noted(super().insert_element_normal(token))

    def insert_element_table(self, token: Any) -> Any:
        return self.noted(super().insert_element_table(token))

    def noted(self, node: Any) -> Any:
        if self.form_element and node.name in CONTROLS:
            self.open_forms[node._element] = self.form_element._element
        return node


@dataclass(frozen=True)
class Document:
    """A page's elements. open_forms: the form that was open at each control."""

    root: Element
    open_forms: Mapping[Element, Element]

    @cached_property
    def parents(self) -> dict[Element, Element]:
        return {child: parent for parent in self.root.iter() for child in parent}

    def all(self, *tags: str) -> list[Element]:
        """Return the elements of these tags that a browser shows or uses."""
        return [
            element
            for element in self.root.iter()
            if element.tag in tags
            and all(outer.tag != "template" for outer in self.ancestors(element))
        ]

    def ancestors(self, element: Element) -> Iterator[Element]:
        parent = self.parents.get(element)
        while parent is not None:
            yield parent
            parent = self.parents.get(parent)

    def owner(self, control: Element) -> Element | None:
        """Return the form that sends the control: 4.10.17.3, "form owner"."""
        if "form" in control.attrib:
            name = control.get("form")
            found = (f for f in self.root.iter("form") if name and f.get("id") == name)
            return next(found, None)
        if control in self.open_forms:
            return self.open_forms[control]
        enclosing = (a for a in self.ancestors(control) if a.tag == "form")
        return next(enclosing, None)

    @property
    def title(self) -> str:
        titles = self.all("title")
        return " ".join(text_of(titles[0]).split()) if titles else ""


@lru_cache(maxsize=200)  # the same page is asked for again and again
def read(text: str) -> Document:
    parser = HTMLParser(namespace_html_elements=False)
    parser.tree = FormTreeBuilder(namespace_html_elements=False)
    parser.phases = {name: kind(parser, parser.tree) for name, kind in _phases.items()}
    # A text of less than 200 characters might be taken for the name of a file.
    root = parser.parse(StringIO(text), scripting=True)
    return Document(root, parser.tree.open_forms)


def text_of(element: Element) -> str:
    """Return the text inside an element, without comments."""
    return "".join(element.itertext())


def in_order(element: Element) -> Iterator[Element | str]:
    """Yield the elements and texts in the page's order."""
    left: list[Element | str] = [element]  # elements may be nested a thousand deep
    while left:
        part = left.pop()
        yield part
        if isinstance(part, Element):
            left += reversed(inside(part))


def inside(element: Element) -> list[Element | str]:
    """Return an element's texts and children."""
    is_comment = not isinstance(element.tag, str)
    parts: list[Element | str] = [] if is_comment else [element.text or ""]
    for child in element:
        parts += [child, child.tail or ""]
    return parts
