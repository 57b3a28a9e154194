"""Checks whether pages escape what a visitor types, and finds the mistake if not."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from companion.checking.pages.visit import Visit
from companion.checking.site import Page
from companion.problem import NOWHERE, Place, Problem
from companion.source.search import Sources
from companion.source.syntax import requested_name

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
REMOVING = ("strip", "replace", "sub", "lstrip", "translate")
PLACES = {
    INTO_TITLE: "the <title>",
    INTO_TEXTAREA: "the <textarea>",
    INTO_VALUE: "a field's value",
    INTO_QUOTED_VALUE: "a field's value",
}


@dataclass(frozen=True)
class FailedEscape:
    """Code that tries to escape but doesn't: its place, and what to write."""

    place: Place
    hint: str


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
    shown = page.visible_text.count(typed)
    got = f"{typed} was typed, and became part of the page"
    if typed in (INTO_ATTRIBUTES, INTO_QUOTED_ATTRIBUTES):
        place = source.words(r"quote\s*=\s*False")
        place = place if place != NOWHERE else source.words(r"saxutils|&lt;|escape\(")
        hint = f"quotation marks end the field's value: {write}, which escapes them too"
        return Problem(
            f"{typed} was typed, and got out of the field's value", hint, place
        )
    if typed in PLACES or shown:
        where = PLACES.get(typed, "another place")
        hint = f"it isn't escaped in {where}: call html.escape(...) there too"
        return Problem(got, hint, raw_use(source, where))
    failed = failed_escape(source, write)
    if failed:
        return Problem(got, failed.hint, failed.place)
    place = next(iter(source.requested.values()), NOWHERE)
    return Problem(got, write, place)


def failed_escape(source: Sources, write: str) -> FailedEscape | None:
    """Return the first code in the source that looks like escaping but isn't."""
    escaped = source.call("escape")
    for place, hint in (
        (
            source.thrown_away("escape"),
            f"html.escape() returns the escaped text, which isn't used: {write}",
        ),
        (
            source.thrown_away("replace"),
            f"replace() returns a new string and doesn't change the old one: {write}",
        ),
        (source.call("unescape"), f"unescape() undoes the escaping: {write}"),
        (
            source.words(r"\|\s*safe\b|\bMarkup\(|autoescape\s*=\s*False"),
            "safe, Markup and autoescape=False switch escaping off; "
            f"remove it, or {write}",
        ),
        (
            source.words(r"""strip\(\s*["'][^"']*[<>]"""),
            f"strip() only removes < and > at the ends: {write}",
        ),
        (
            source.words(r"^\s*(import html|from html import|import cgi|from cgi)")
            if escaped == NOWHERE
            else NOWHERE,
            f"it is imported, but not called: {write}",
        ),
        (
            source.call("replace", "sub"),
            f"this doesn't replace every special character: {write}",
        ),
    ):
        if place != NOWHERE:
            return FailedEscape(place, hint)
    if escaped != NOWHERE:
        hint = f"the page doesn't show what html.escape() returned: {write}"
        return FailedEscape(raw_use(source), hint)
    return None


def raw_use(source: Sources, where: str = "") -> Place:
    """Return the line that most likely shows the typed text unescaped."""
    if "title" in where:
        return source.words(r"<title[^<]*(\{|%|\$|[\"'] *\+)")
    if "value" in where:
        return source.words(r"value\s*=\s*[\"']?(\{|%|\$|[\"'] *\+)")
    if "textarea" in where:
        return source.words(r"<textarea")
    asked = [
        file.place(node.lineno)  # type: ignore[attr-defined]
        for file, node in source.nodes()
        if requested_name(node) is not None
    ]
    raw = [place for place in asked if "escape(" not in place.source]
    return next(iter(raw or asked), NOWHERE)


def whole_page(visit: Visit, page: Page, write: str) -> Problem | None:
    """Say that the page's own tags are escaped, if they are visible."""
    text = page.visible_text
    if not re.search(r"(?i)</?(html|body|form|h1|p|br|em|b|strong)\b[^>]*>", text):
        return None
    hint = (
        "html.escape() gets the whole page, including its tags; escape only the "
        f"name: {write}"
    )
    return Problem(text, hint, visit.sources.call("escape"), blocks=True)


def explain_changed(
    visit: Visit, typed: str, page: Page, expected: str, write: str
) -> Problem:
    """Say why a page without a leak doesn't show `typed` exactly as typed."""
    source, text = visit.sources, page.visible_text
    twice = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if twice != typed and twice in text:
        calls = source.call("escape")
        hint = "it is escaped twice: call html.escape() only once"
        return Problem(text, hint, calls)
    unescaped = typed.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    if unescaped != typed and unescaped in text:
        place = source.call("replace")
        hint = f"& isn't escaped: replace it with &amp; first, or {write}"
        return Problem(text, hint, place)
    for name in ("title", "capitalize", "upper", "swapcase"):
        place = source.call(name)
        if place != NOWHERE and getattr(html.escape(typed), name)() in page.text:
            hint = (
                f".{name}() after html.escape() also changes &lt;: escape last; {write}"
            )
            return Problem(text, hint, place)
    for name in ("title", "capitalize", "upper", "lower", "swapcase"):
        place = source.call(name)
        changed = getattr(expected, name)() in text or getattr(typed, name)() in text
        if changed and place != NOWHERE:
            hint = f".{name}() changes what was typed: remove it, and {write}"
            return Problem(text, hint, place)
    removing = [name for name in REMOVING if source.has_call(name)]
    if removing and re.sub("[<>]", "", typed) in re.sub("[<>]", "", text):
        name = removing[0]
        hint = f"{name}() removes characters that were typed: {write}, which keeps them"
        return Problem(text, hint, source.call(name))
    return Problem(text or "nothing to read")
