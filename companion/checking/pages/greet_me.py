"""The checks for the page that shows the form and the greeting."""

import re
from dataclasses import replace
from functools import cached_property

from companion.checking.check import Check, check
from companion.checking.pages.form import escaping, form, unfilled
from companion.checking.pages.form.form import FormVisit, Wanted
from companion.checking.pages.form.wording import squeezed
from companion.checking.pages.greeting import NAMES, not_shown
from companion.checking.site import Page
from companion.problem import NOWHERE, Problem

SECTION = "Review exercises"


class GreetMe(FormVisit):
    """A page that shows the form and the greeting; its field may have any name."""

    wanted = Wanted("my_name", "get", "", "Greet me!")

    @cached_property
    def ann(self) -> Page:
        return self.send_html("Ann")


def shows_name(page: Page, name: str) -> bool:
    return squeezed(name).lower() in squeezed(page.visible_text).lower()


@check(SECTION, "GET {path}?my_name=Ann", "a greeting by name")
def check_greeted(visit: GreetMe) -> Problem | None:
    page = visit.ann
    if shows_name(page, "Ann"):
        return None
    source, got = visit.sources, page.visible_text or "nothing to read"
    found = not_shown(visit, page, got)
    if found:
        return found
    if greeting_words(visit.send_html("")):
        hint = "the if is the wrong way round: greet if the name is not empty"
        return Problem(got, hint, source.words(r"^\s*if\b"))
    if visit.field not in source.requested:
        hint = f'greet with what was typed: self.request.get("{visit.field}")'
        return Problem(got, hint)
    hint = (
        f"greet with the value of {visit.field}: write {{}} where the greeting belongs "
        "and .format(...) after the string"
    )
    place = source.requested[visit.field]
    return unfilled.printed(visit, got) or Problem(got, hint, place)


@check(SECTION, "GET {path}?my_name=Ann", "the form again")
def check_form_again(visit: GreetMe) -> Problem | None:
    if any(form.text_fields for form in visit.ann.forms[:1]):
        return None
    hint = "show the form again below the greeting, so that another name can be typed"
    return Problem(visit.ann.visible_text or "no form", hint)


def greeting_words(page: Page) -> str:
    """Return an English page's greeting without a name, or an empty string."""
    pattern = (
        r"\b(hi|hello|hey|welcome|greetings|good (morning|day))\b( "
        r"there)?\s*,?\s*(!|none\b)"
    )
    found = re.search(pattern, page.visible_text, re.IGNORECASE)
    return found[0] if found else ""


@check(SECTION, "GET {path}", "no greeting without a name")
def check_no_greeting(visit: GreetMe) -> Problem | None:
    for page in (visit.html_page, visit.send_html("")):
        words = greeting_words(page)
        if not words and "None" in page.visible_text.split():
            hint = 'write "" instead of None where there is no greeting yet'
            place = visit.sources.words(r"=\s*None\b")
            return Problem(page.visible_text, hint, place)
        if words:
            hint = f'greet only if the name is not empty: if {var(visit)} != "":'
            place = visit.sources.words(r"^\s*if\b|hi there")
            return Problem(page.visible_text, hint, place)
    return None


def var(visit: GreetMe) -> str:
    place = visit.sources.requested.get(visit.field, NOWHERE)
    found = re.match(r"(\w+) *=[^=]", place.source)
    return found[1] if found else "username"


@check(
    "Escaping Form Input",
    "GET {path} with tags",
    "what was typed, and no tags except your own",
)
def check_greeted_as_typed(visit: GreetMe) -> Problem | None:
    write = f'write username = html.escape(self.request.get("{visit.field}"))'
    typed = [(text, visit.send_html(text)) for text in escaping.TYPED]
    leak = escaping.find_leak(visit, typed, write)
    if leak:
        return leak
    for name in NAMES:
        page = visit.send_html(name)
        if not shows_name(page, name):
            return replace(escaping.changed(visit, name, page, write), expected=name)
    return None


FORM = "a form with a text field that sends a get request to the same page"
CHECKS = (
    Check(SECTION, "GET {path}", FORM, form.check_goes_to),
    Check(SECTION, "GET {path}", "a button that says Greet me!", form.check_button),
    check_greeted,
    check_form_again,
    check_no_greeting,
    check_greeted_as_typed,
)
