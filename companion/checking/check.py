"""What a check is, and how one says that it found something else."""

from collections.abc import Callable
from dataclasses import dataclass

from companion.checking.site import Page, Site


class Fault(Exception):
    """A check found something else than the tutorial says.

    found: what there was. hint: how to mend it, in a line.
    """

    def __init__(self, found: str, hint: str) -> None:
        self.found = found
        self.hint = hint
        super().__init__(found, hint)


@dataclass(frozen=True)
class Check:
    """One thing that the tutorial says a visitor gets.

    section: the tutorial's section that says so. asks: what is asked for, in words.
    expects: what should be there. look: asks for it, and raises Fault if it isn't.
    """

    section: str
    asks: str
    expects: str
    look: Callable[[Site], None]


def answered(page: Page) -> Page:
    """Return the page if it is one. Raises Fault, naming the cause, if it isn't."""
    if page.error:
        raise Fault(page.error.headline, advice_on_error(page))
    if page.status != 200:
        raise Fault(f"status {page.status}", advice_on_status(page))
    return page


def answered_html(page: Page) -> Page:
    """Return the page if it is one in HTML."""
    if answered(page).media_type != "text/html":
        hint = 'write self.response.headers["Content-Type"] = "text/html"'
        raise Fault(f"Content-Type: {page.media_type}", hint)
    return page


def advice_on_error(page: Page) -> str:
    assert page.error
    if not page.error.frames:
        return page.error.hint or "look at the message"
    place = page.error.frames[0]
    source = dict(place.source).get(place.line, "").strip()
    advice = page.error.hint or f"look at {source}"
    return f"{place.file}, line {place.line}: {advice}"


def advice_on_status(page: Page) -> str:
    method, url = page.request.split(" ", 1)
    path = url.partition("?")[0]
    if page.status == 404:
        return (
            f"nothing answers {path}: is it in routes, and does app.yaml's url fit it?"
        )
    if page.status == 405:
        return f"the class that answers {path} needs a method {method.lower()}(self)"
    if page.status == 500:
        return "write debug=True after routes, to be shown the error"
    return f"have the class that answers {path} write the page itself"
