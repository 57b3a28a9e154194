"""Says why a page has another Content-Type."""

import re

from companion.problem import NOWHERE, Problem
from companion.source.search import Sources

HEADER = 'self.response.headers["Content-Type"]'


def wrong(source: Sources, there: str, wanted: str) -> Problem:
    """Say what to write for the type that is wanted. there: the page's type."""
    place = source.words(
        rf"content[-_]type.*{re.escape(there)}",
        rf"content[-_]type.*{re.escape(wanted)}",
        r"content[-_]type",
    )
    if place == NOWHERE:
        hint = f'write {HEADER} = "{wanted}"'
    elif there and there in place.source:
        hint = f'write "{wanted}" instead of "{there}"'
    elif re.search(r"(\]|content_type)\s*==", place.source):
        hint = "== compares and changes nothing: write = instead of =="
    elif re.search(r"""['"]content_type['"]""", place.source, re.IGNORECASE):
        hint = 'write "Content-Type" with a hyphen instead of the underscore'
    elif wanted in place.source:  # another page's header, for example
        hint, place = "", NOWHERE
    else:
        hint = f'write "{wanted}" there: {HEADER} = "{wanted}"'
    got = f"Content-Type: {there}"
    expected = f"Content-Type: {wanted}"
    return Problem(got, hint, place, expected, blocks=wanted == "text/html")
