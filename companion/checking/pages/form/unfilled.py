"""Finds placeholders that weren't filled in, and print() calls."""

import re

from companion.checking.pages.visit import Visit
from companion.problem import NOWHERE, Problem

# (what the page and the source have instead of a value, what to write)
UNFILLED = (
    (
        r"\{\w+[^{}]*\}",
        'the placeholder isn\'t filled in: write f before the string, f"...", '
        "or .format(...) after it",
    ),
    (r"\{\}", "put the value into the {} with .format(...) after the string"),
    (r"%s", "put the value in after the string: ... % username"),
    (
        r"<bound method|<function",
        "the page shows a function instead of its result: call it with parentheses, ()",
    ),
    (
        r"\$\w+",
        "the placeholder isn't filled in: call the template's .substitute(...)",
    ),
)


def unfilled(visit: Visit, html: str, got: str) -> Problem | None:
    """Say which placeholder wasn't filled in, if any."""
    shown = re.sub(r"(?s)<style.*?</style>|<script.*?</script>", "", html)
    for pattern, hint in UNFILLED:
        if re.search(pattern, shown):
            return Problem(got, hint, visit.code.line_matching(pattern))
    return None


def printed(visit: Visit, got: str) -> Problem | None:
    """Say which line calls print() instead of write(), if any."""
    place = visit.code.call("print")
    if place == NOWHERE:
        return None
    hint = "print() writes to the console; use self.response.write(...) for the page"
    return Problem(got, hint, place)
