"""The lines of text that a visitor sees of a page."""

import re
from xml.etree.ElementTree import Element

from companion.checking.browser.document import Document, has_tag, text_of

# Rendering section of the HTML Living Standard: 15.3.1, 15.3.3 and those after it.
HIDDEN = frozenset(
    """area base datalist head link meta noembed noframes noscript option param rp
    script style template textarea title""".split()
)
BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt
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
    parts: list[str] = []
    collect(document.root, keep_newlines, parts)
    found = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return [line for line in found if line]


def collect(element: Element, keep_newlines: bool, parts: list[str]) -> None:
    tag = element.tag
    if not has_tag(element) or "hidden" in element.attrib:
        return
    if tag in ("input", "textarea"):
        parts.append(f" {shown_value(element)} ")
        return
    if tag in HIDDEN:
        return
    keep_newlines = keep_newlines or tag in ("pre", "listing", "xmp")
    edge = "\n" if tag in BLOCKS or tag == "br" else " " if tag in APART else ""
    parts.append(edge)
    parts.append(as_shown(element.text, keep_newlines))
    for child in element:
        collect(child, keep_newlines, parts)
        parts.append(as_shown(child.tail, keep_newlines))
    parts.append(edge)


def as_shown(text: str | None, keep_newlines: bool) -> str:
    return (text or "") if keep_newlines else re.sub(r"\s+", " ", text or "")


def shown_value(control: Element) -> str:
    """Return a read-only field's value, because it is a result."""
    if not {"readonly", "disabled"} & set(control.attrib):
        return ""
    if control.tag == "textarea":
        return "\n" + text_of(control) + "\n"
    kind = control.get("type", "text").lower()
    return "" if kind in NOT_TYPED else control.get("value", "")
