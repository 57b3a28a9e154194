"""The checks for the page that shows the form and the greeting."""

import re
from dataclasses import replace
from functools import cached_property

from companion.checking.browser.forms import value_of
from companion.checking.pages.form import escaping, form, mistakes, values
from companion.checking.pages.form.form import FormVisit, Wanted
from companion.checking.pages.form.wording import squeezed
from companion.checking.pages.greeting import NAMES, not_shown
from companion.checking.pages.visit import Check, check
from companion.checking.site import Page
from companion.problem import Problem
from companion.source import functions

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
        return values.left_over(visit, page)
    if greets_nobody(visit.send_html("")):
        hint = "the if is the wrong way round: greet if the name is not empty"
        return visit.problem(page.visible_text, hint, r"^\s*if\b")
    return not_shown(visit, page)


@check(SECTION, "GET {path}?my_name=Ann", "the form again")
def check_form_again(visit: GreetMe) -> Problem | None:
    fields = [field for one in visit.ann.forms[:1] for field in one.text_fields]
    shown = [value for value in map(value_of, fields) if "Ann" in value[1:]]
    if shown:
        hint = "give .format(...) the values in the order of their {}"
        return visit.problem(f'value="{shown[0]}"', hint, r"\.format\(.+\)", "value")
    if fields:
        return None
    place = visit.code.line_matching(r"<form\b")
    hint = "show the form again below the greeting, so that another name can be typed"
    if line := functions.else_of(visit.code, place):
        hint = f"the form is only in the else (line {line}): write it outside, too"
    return Problem(visit.ann.visible_text or "no form", hint, place)


def greets_nobody(page: Page) -> bool:
    """Whether an English page has a greeting without a name."""
    pattern = (
        r"\b(hi|hello|hey|welcome|greetings|good (morning|day))\b( there)?\s*"
        r"(,?\s*(!|none\b)|,$)"
    )
    return any(re.search(pattern, line, re.IGNORECASE) for line in page.lines)


@check(SECTION, "GET {path}", "no greeting without a name")
def check_no_greeting(visit: GreetMe) -> Problem | None:
    _ = visit.ann
    later = visit.answered_html(visit.site.get(visit.path))
    if shows_name(later, "Ann"):
        return mistakes.stays(visit, later.visible_text)
    for page in (visit.html_page, visit.send_html("")):
        if greets_nobody(page):
            place = visit.code.line_matching(r"^\s*if\b|hi there")
            name = re.match(r"if (?:not )?\(?(\w+)", place.source)
            test = f'if {name[1] if name else "username"} != "":'
            hint = f"greet only if the name is not empty: {test}"
            return Problem(page.visible_text, hint, place)
        if "None" in page.visible_text.split():
            hint = 'write "" instead of None where there is no greeting yet'
            return visit.problem(page.visible_text, hint, r"=\s*None\b")
    return None


@check(
    "Escaping Form Input",
    "GET {path} with tags",
    "what was typed, and no tags except your own",
)
def check_greeted_as_typed(visit: GreetMe) -> Problem | None:
    if leak := escaping.find_leak(visit):
        return leak
    for name in NAMES:
        page = visit.send_html(name)
        if not shows_name(page, name):
            return replace(escaping.changed(visit, name, page), expected=name)
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
