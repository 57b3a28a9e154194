"""The text that a visitor reads next to a field."""

import re
from itertools import takewhile
from xml.etree.ElementTree import Element

from companion.checking.browser import document
from companion.checking.browser.document import Document, text_of


def words_at(html: Document, field: Element) -> str:
    """Return a field's label, its placeholder, or the text before it."""
    own = field.get("id")
    for label in html.all("label"):
        if label in html.ancestors(field) or (own and label.get("for") == own):
            return text_of(label)
    placeholder = field.get("placeholder", "")
    return placeholder or text_before(html, field)


def text_before(html: Document, field: Element) -> str:
    """Return the last words before a field."""
    before = takewhile(lambda part: part is not field, document.in_order(html.root))
    texts = [part for part in before if isinstance(part, str)]
    return next((text for text in reversed(texts) if re.search(r"\w", text)), "")
