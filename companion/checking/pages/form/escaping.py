"""Checks whether pages escape what a visitor types, and finds the mistake if not."""

import re

from companion.checking.pages.form.form import FormVisit
from companion.checking.pages.visit import NOTHING, Visit
from companion.checking.site import Page
from companion.checking.step_names import SECTIONS
from companion.problem import NOWHERE, Place, Problem

# Nobody uses it: if a page has this tag, typed text became part of the page.
TAG = "qxz"

# What to type to break out of each place where a page may show it, how to call the
# place, and the line that fills it in.
FILLED = r"(\{|%|\$|[\"'] *\+)"
VALUE = ("a field's value", rf"value\s*=\s*[\"']?{FILLED}")
INTO_TEXT = f"<{TAG}>"
INTO_VALUE = f'"><{TAG}>'
PLACES = {
    INTO_VALUE: VALUE,
    f"'><{TAG}>": VALUE,
    f"</title><{TAG}>": ("the <title>", rf"<title[^<]*{FILLED}"),
    f"</textarea><{TAG}>": ("the <textarea>", "<textarea"),
}
INTO_ATTRIBUTES = (f'" {TAG}="', f"' {TAG}='")
# Methods and functions that change what was typed.
CHANGING = tuple("strip replace sub title capitalize upper lower swapcase".split())


def leaks(page: Page) -> bool:
    """Whether the typed text became a tag or an attribute of the page."""
    return any(one.tag == TAG or TAG in one.attrib for one in page.html.root.iter())


def find_leak(visit: FormVisit) -> Problem | None:
    """Say where typed text becomes part of the page, if it does."""
    texts = (INTO_TEXT, *PLACES, *INTO_ATTRIBUTES)
    found = (leak(visit, typed, visit.send_html(typed)) for typed in texts)
    return next(filter(None, found), None)


def leak(visit: FormVisit, typed: str, page: Page) -> Problem | None:
    """Say where a typed text became part of the page, if it did."""
    if not leaks(page):
        return None
    got, write = f"{typed} was typed, and became part of the page", visit.escape
    if typed in INTO_ATTRIBUTES:
        hint = f"quotation marks end the field's value: {write}, which escapes them too"
        return visit.problem(got, hint, r"quote\s*=\s*False", r"saxutils|&lt;|escape\(")
    if typed in PLACES:
        where, pattern = PLACES[typed]
        place = visit.code.line_matching(pattern)
        if named := re.search(r"\{([a-z_]\w*)\}", place.source):  # by .format(...)
            filled = visit.code.line_matching(rf"\b{named[1]}=(?![\"'])(?!.*escape\()")
            place = place if filled == NOWHERE else filled
        return Problem(got, f"it isn't escaped in {where}: {escape_at(place)}", place)
    asked = list(visit.code.requested.values())
    raw = [place for place in asked if "escape(" not in place.source]
    place = next(iter(raw or asked), NOWHERE)
    if typed in page.visible_text:
        write = f"it isn't escaped in another place: {escape_at(place)}"
    return Problem(got, write, place)


def escape_at(place: Place) -> str:
    """Return what to write at a place that doesn't escape: in Python or a template."""
    is_code = not place.file or place.file.endswith(".py")
    return "call html.escape(...) there too" if is_code else "write `| e` after it"


def whole_page(visit: FormVisit, text: str) -> Problem | None:
    """Say that the page's own tags are escaped, if they are visible in its text."""
    own = re.search(r"(?i)</?(html|body|form|h1|p|br|em|b|strong)\b[^>]*>", text)
    if not own:
        return None
    hint = f"your own {own[0]} is escaped, too: escape only what was typed"
    lines = r"escape\(.*(<|join\()", r"escape\("
    section = SECTIONS["welcome_escaped"]
    return visit.problem(text, hint, *lines, blocks=True, section=section)


def twice(visit: Visit, page: Page) -> Problem | None:
    """Say that typed tags are escaped twice, in a field or elsewhere on a page."""
    values = [field.get("value", "") for field in page.html.all("input")]
    shown = [text for text in (page.visible_text, *values) if "&lt;" in text]
    if not shown:
        return None
    hint = "it is escaped twice: call escape() only once"
    *_, place = (NOWHERE, *visit.code.lines_matching(r"\bescape\("))
    if place == NOWHERE:
        hint = "it is escaped twice: replace & first, or call html.escape() instead"
        place = visit.code.call("replace")
    return Problem(shown[0], hint, place)


def changed(visit: FormVisit, typed: str, page: Page) -> Problem:
    """Say why a page without a leak doesn't show `typed` exactly as typed."""
    if "<" in typed and (found := twice(visit, page)):
        return found
    hint = f"show exactly what was typed: {visit.escape}"
    place = visit.code.call(*CHANGING)
    if page.redirected_by and "&" in typed:
        hint = 'an "&" ends a value in an address: call urllib.parse.quote(...) for it'
        place = visit.code.call("redirect")
    return Problem(page.visible_text or NOTHING, hint, place)
