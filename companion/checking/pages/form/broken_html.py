"""Finds mistakes in the HTML that hide the rest of a page."""

import re

from companion.checking.browser.document import Document, text_of
from companion.problem import Problem
from companion.source.search import ReaderCode

# Without their end tag, these hide everything that comes after them.
SWALLOWING = ("title", "textarea", "style")
MARKUP = re.compile(r"</?(form|input|body|html|h1)\b", re.IGNORECASE)


def swallowed(html: Document, code: ReaderCode) -> Problem | None:
    """Say which tag isn't closed, if it hides the rest of the page."""
    for element in html.all(*SWALLOWING):
        found = MARKUP.search(text_of(element))
        if found:
            tag = element.tag
            hint = f"<{tag}> isn't closed: write </{tag}> where it should end"
            place = code.line_matching(rf"<{tag}\b")
            got = f"<{tag}> hides the rest of the page"
            return Problem(got, hint, place, blocks=True)
    return None
