"""Checks whether pages escape what a visitor types, and finds the mistake if not."""

import html
import re
from collections.abc import Iterable

from companion.checking.pages.visit import Visit
from companion.checking.site import Page
from companion.problem import NOWHERE, Place, Problem
from companion.source.search import Sources

TAG = (
    "qxz"  # nobody uses it: if a page has this tag, typed text became part of the page
)

# What to type to break out of each place where a page may show it.
INTO_TEXT = f"<{TAG}>"
INTO_TITLE = f"</title><{TAG}>"
INTO_TEXTAREA = f"</textarea><{TAG}>"
INTO_VALUE = f'"><{TAG}>'
INTO_QUOTED_VALUE = f"'><{TAG}>"
INTO_ATTRIBUTES = f'" {TAG}="'
INTO_QUOTED_ATTRIBUTES = f"' {TAG}='"
TYPED = (
    INTO_TEXT,
    INTO_VALUE,
    INTO_QUOTED_VALUE,
    INTO_TITLE,
    INTO_TEXTAREA,
    INTO_ATTRIBUTES,
    INTO_QUOTED_ATTRIBUTES,
)
# Methods and functions that change what was typed.
CHANGING = tuple("strip replace sub title capitalize upper lower swapcase".split())
PLACES = {
    INTO_TITLE: "the <title>",
    INTO_TEXTAREA: "the <textarea>",
    INTO_VALUE: "a field's value",
    INTO_QUOTED_VALUE: "a field's value",
}


def leaks(page: Page) -> bool:
    """Whether the typed text became a tag or an attribute of the page."""
    return any(
        element.tag == TAG or TAG in element.attrib for element in page.html.root.iter()
    )


def find_leak(
    visit: Visit, pages: Iterable[tuple[str, Page]], write: str
) -> Problem | None:
    """Say where typed text becomes part of the page, if it does.

    pages: the typed text and the response, for each attempt. write: the code that
    escapes correctly.
    """
    for typed, page in pages:
        if leaks(page):
            return leak(visit.sources, typed, page, write)
    return None


def leak(source: Sources, typed: str, page: Page, write: str) -> Problem:
    got = f"{typed} was typed, and became part of the page"
    if typed in (INTO_ATTRIBUTES, INTO_QUOTED_ATTRIBUTES):
        place = source.words(r"quote\s*=\s*False", r"saxutils|&lt;|escape\(")
        hint = f"quotation marks end the field's value: {write}, which escapes them too"
        return Problem(got, hint, place)
    if typed in PLACES or typed in page.visible_text:
        where = PLACES.get(typed, "another place")
        hint = f"it isn't escaped in {where}: call html.escape(...) there too"
        return Problem(got, hint, raw_use(source, where))
    undone = source.words(r"\|\s*safe\b|\bMarkup\(|autoescape\s*=\s*False")
    if undone != NOWHERE:
        hint = f"safe, Markup and autoescape=False switch escaping off: {write}"
        return Problem(got, hint, undone)
    return Problem(got, write, raw_use(source))


def raw_use(source: Sources, where: str = "") -> Place:
    """Return the line that most likely shows the typed text unescaped."""
    filled = r"(\{|%|\$|[\"'] *\+)"
    patterns = {
        "the <title>": rf"<title[^<]*{filled}",
        "a field's value": rf"value\s*=\s*[\"']?{filled}",
        "the <textarea>": "<textarea",
    }
    if where in patterns:
        return source.words(patterns[where])
    asked = list(source.requested.values())
    raw = [place for place in asked if "escape(" not in place.source]
    return next(iter(raw or asked), NOWHERE)


def whole_page(visit: Visit, page: Page, write: str) -> Problem | None:
    """Say that the page's own tags are escaped, if they are visible."""
    text = page.visible_text
    if not re.search(r"(?i)</?(html|body|form|h1|p|br|em|b|strong)\b[^>]*>", text):
        return None
    hint = f"html.escape() gets the whole page; escape only the name: {write}"
    return Problem(text, hint, visit.sources.call("escape"), blocks=True)


def changed(visit: Visit, typed: str, page: Page, write: str) -> Problem:
    """Say why a page without a leak doesn't show `typed` exactly as typed."""
    source, text = visit.sources, page.visible_text
    if typed != html.escape(typed) and html.escape(typed) in text:
        hint = "it is escaped twice: call html.escape() only once"
        return Problem(text, hint, source.call("escape"))
    hint = f"show what was typed as it is: {write}"
    return Problem(text or "nothing to read", hint, source.call(*CHANGING))
