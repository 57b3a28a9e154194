"""Says why a page has another Content-Type."""

import re

from companion.problem import Problem
from companion.source.search import Sources

HEADER = 'self.response.headers["Content-Type"]'


def wrong(source: Sources, there: str, wanted: str) -> Problem:
    """Say what to write for the type that is wanted. there: the page's type."""
    place = source.words(
        rf"content[-_]type.*{re.escape(there)}",
        rf"content[-_]type.*{re.escape(wanted)}",
        r"content[-_]type",
    )
    hint = f'write {HEADER} = "{wanted}"'
    got = f"Content-Type: {there}"
    expected = f"Content-Type: {wanted}"
    return Problem(got, hint, place, expected, blocks=wanted == "text/html")
