"""What a check is, and the faults that more than one check finds."""

from collections.abc import Callable
from dataclasses import dataclass

from companion.checking.site import Page, Site


class Fault(Exception):
    """What a check found in place of what the tutorial says, and a hint to mend it."""

    def __init__(self, found: str, hint: str) -> None:
        self.found = found
        self.hint = hint
        super().__init__(found)


@dataclass(frozen=True)
class Check:
    """One thing that the tutorial says a visitor gets.

    section: the tutorial's section that says it. asks: the request, in words.
    expects: what should be there. look: asks for the page, and raises Fault
    unless it is there.
    """

    section: str
    asks: str
    expects: str
    look: Callable[[Site], None]


def answered(page: Page, media_type: str = "") -> Page:
    """Return the page if it is one, of that media type if one is given.

    Raises Fault if it is an error or something else.
    """
    method, url = page.request.split(" ", 1)
    path = url.partition("?")[0]
    if page.error:
        where = page.error.excerpts[-1:] and page.error.excerpts[-1]
        place = f"Look at {where.file}, line {where.line}. " if where else ""
        raise Fault(page.error.message, place + page.error.advice)
    ...
