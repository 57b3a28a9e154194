"""The lines of text that a visitor sees of a page."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from companion.checking.browser.document import Document, inside, text_of

# Rendering section of the HTML Living Standard: 15.3.1, 15.3.3 and those after it.
HIDDEN = frozenset(
    """area base datalist head link meta noembed noframes noscript option param rp
    script style template textarea title""".split()
)
BLOCKS = frozenset(
    """address article aside blockquote body br center dd details dialog div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html
    legend li main menu nav ol p pre search section summary table tbody tfoot thead tr
    ul""".split()
)
APART = frozenset("button caption img input select td th".split())
NOT_TYPED = frozenset("button hidden image reset submit".split())


def lines(document: Document, keep_newlines: bool = False) -> list[str]:
    """Return the lines that aren't blank, with single spaces.

    keep_newlines: take a newline for a line's end, as `white-space: pre-line` does.
    """
    text = "".join(shown_parts(document.root, keep_newlines))
    found = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in found if line]


def shown_parts(root: Element, keep_newlines: bool) -> Iterator[str]:
    """Yield the texts that are shown, and what separates them.

    keep_newlines: see lines().
    """
    left: list[tuple[Element | str, bool]] = [(root, keep_newlines)]
    while left:
        part, keep_newlines = left.pop()
        if isinstance(part, str):
            yield part if keep_newlines else re.sub(r"\s+", " ", part)
        elif "hidden" in part.attrib:
            continue
        elif part.tag in ("input", "textarea"):
            yield f" {shown_value(part)} "
        elif part.tag not in HIDDEN:
            apart = " " if part.tag in APART else ""
            edge = ("\n" if part.tag in BLOCKS else apart, True)
            keep_newlines = keep_newlines or part.tag in ("pre", "listing", "xmp")
            parts = [(one, keep_newlines) for one in reversed(inside(part))]
            left += [edge, *parts, edge]


def shown_value(control: Element) -> str:
    """Return a read-only field's value, because it is a result."""
    if not {"readonly", "disabled"} & set(control.attrib):
        return ""
    if control.tag == "textarea":
        return "\n" + text_of(control) + "\n"
    kind = control.get("type", "text").lower()
    return "" if kind in NOT_TYPED else control.get("value", "")
