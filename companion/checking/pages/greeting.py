"""The checks for the pages that ask for a name and greet the visitor."""

import ast
import re
from dataclasses import replace

from companion.checking.pages.form import escaping, form, mistakes, values
from companion.checking.pages.form.form import FormVisit, Wanted
from companion.checking.pages.form.wording import likeness, squeezed
from companion.checking.pages.visit import NOTHING, Check, check
from companion.checking.site import Page
from companion.problem import Problem
from companion.source.search import requested_name
from companion.source.webapp import handler_classes, method, routes

SECTION = "Dynamic Web App"
IN_TITLE = "the name is only in the <title>: write it between <body> and </body>"
GREETS = frozenset("hi hello hey dear there welcome good morning".split())
NAMES = ("<b>", "&lt;b&gt;", "Ann & Bob")  # the page must show each as typed


class Welcome(FormVisit):
    """A form that posts a name to another page, which greets the visitor."""

    wanted = Wanted("my_name", "post", "/welcome", "Sign In")


@check(SECTION, "GET {path}", "a form with a text field called my_name")
def check_field(visit: Welcome) -> Problem | None:
    _ = visit.form  # raises Problem if there is none
    return None


@check(SECTION, "POST /welcome, my_name=Ann", "Hi there, Ann!")
def check_welcome(visit: Welcome) -> Problem | None:
    page = visit.send_html("Ann")
    shown = escaping.whole_page(visit, page.visible_text)
    if shown or greets(page, "Ann"):
        later = visit.send_html("Bob").visible_text
        if not shown and "Ann" in later and "Bob" not in later:
            stays, asked = mistakes.stays(visit, later), "POST /welcome, my_name=Bob"
            return replace(stays, asked=asked, expected="Hi there, Bob!")
        return shown or values.left_over(visit, page)
    return replace(not_shown(visit, page, visit.wanted.field), blocks=True)


def greets(page: Page, name: str) -> bool:
    """Whether the page greets this name, with the tutorial's words or others."""
    text = squeezed(page.visible_text)
    if squeezed(f"Hi there, {name}!").lower() in text.lower():
        return True
    words = set(re.findall(r"[^\W\d_]+", page.visible_text.lower()))
    in_english = bool(words & GREETS) or any(
        likeness(word, "there") > 0.7 for word in words
    )
    return squeezed(name) in text and not in_english and len(words) > 1


def not_shown(visit: FormVisit, page: Page, field: str = "") -> Problem:
    """Say why a page has no "Hi there, Ann!".

    field: what the field must be called, if it must.
    """
    got = page.visible_text
    found = (
        mistakes.swallowed(visit, page)
        or values.unfilled(visit, page.text, got)
        or ("Ann" in page.html.title and visit.problem(got, IN_TITLE, r"<title"))
        or mistakes.mismatch(visit, visit.form, field)
        or ("Ann" not in got and mistakes.printed(visit, got))
    )
    if found:
        return found
    if "Ann" in got:
        hint = 'use the same words as the tutorial: "Hi there, {}!"'
    elif page.redirected_by:
        hint = "a redirect is a new request without what was typed: write the page here"
        return visit.problem(got, hint, r"\bredirect\(")
    elif elsewhere := asked_in_another_class(visit):
        return elsewhere
    elif (
        visit.field != visit.wanted.field
        and visit.code.line_matching(visit.wanted.field).line
    ):
        hint = f'the field is called {visit.field}: write name="{visit.wanted.field}"'
        return visit.problem(got, hint, r"\bname *= *[\"'{]")
    elif visit.field not in visit.code.requested:
        hint = f'get the name with self.request.get("{visit.field}")'
    else:
        hint = 'write "Hi there, {}!".format(username)'
    greeting = r"\b(hi|hello|hey|welcome|dear)\b.*(\{|%s|\+)"
    return visit.problem(got, hint, r"hi,? +there", greeting, r"\{\w*\}|%s")


def asked_in_another_class(visit: FormVisit) -> Problem | None:
    """Say that the class which gets the name isn't the one that the form goes to."""
    path, code = visit.form.path, visit.code
    name = next((one.class_name for one in routes(code) if one.path == path), "")
    asking = [
        each
        for each, node in handler_classes(code).items()
        if visit.field in map(requested_name, ast.walk(node))
    ]
    if not name or not asking or name in asking:
        return None
    hint = (
        f"the form goes to {path}, which is {name}'s: get the name and greet there, "
        f"and not in {asking[0]}"
    )
    place = method(code, name, visit.form.method)
    return Problem(f"{name} doesn't ask for {visit.field}", hint, place)


@check("Escaping Form Input", "POST /welcome, my_name=<b>", "Hi there, <b>!")
def check_as_typed(visit: Welcome) -> Problem | None:
    for name in NAMES:
        page = visit.send_html(name)
        if greets(page, name):
            continue
        problem = escaping.find_leak(visit) or escaping.changed(visit, name, page)
        return replace(
            problem,
            message=page.visible_text or NOTHING,
            asked=f"POST /welcome, my_name={name}",
            expected=f"Hi there, {name}!",
            blocks=True,
        )
    return None


@check("Escaping Form Input", "POST /welcome with tags", "no tags except your own")
def check_no_leak(visit: Welcome) -> Problem | None:
    return escaping.find_leak(visit)


FORM = (
    check_field,
    Check(SECTION, "GET {path}", "the form posts to /welcome", form.check_goes_to),
    Check(SECTION, "GET {path}", "a button that says Sign In", form.check_button),
    check_welcome,
)
ESCAPED = (*FORM, check_as_typed, check_no_leak)
