"""Checks an app that isn't the tutorial's: whether its pages and forms answer."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from companion.checking import trouble
from companion.checking.browser.forms import kind
from companion.checking.events import (
    ANSWERS,
    OTHER_PAGES,
    PASSED,
    Event,
    Result,
    Started,
    failed,
)
from companion.checking.folder.survey import Survey, samples
from companion.checking.judging import (
    Events,
    cant_start,
    check_pages,
    is_failure,
    unreached,
    what_stops,
)
from companion.checking.pages.form.values import shown_object
from companion.checking.site import Page, Site
from companion.checking.steps import detect
from companion.problem import NOWHERE, Problem

AS_A_STEP = (
    "this folder isn't one of the tutorial's; to compare it with a step anyway, "
    "add --step and the step's name"
)
ANYTHING = "1"  # to type, which may also be a number
TYPED = {"email": "ann@example.com", "url": "http://example.com/"}


def check_other_app(site: Site) -> Events:
    """Check another app on a copy, since its pages may change its files."""
    with site.copied() as copy:
        survey = Survey(copy or site)
        yield from check_foreign(survey, sends_forms=bool(copy))


def check_foreign(survey: Survey, sends_forms: bool) -> Events:
    """Say what is wrong in any app, or else that this one isn't the tutorial's."""
    if not survey.is_static and (problem := what_stops(survey)):
        yield from (Started(""), cant_start(replace(problem, section="")))
        return
    told: set[str] = set()
    results = []
    for asked, page in answers(survey, sends_forms):
        problem = wrong(survey, page)
        if not problem and page.status == 200:
            results.append(Result("", asked, ANSWERS, PASSED))
        elif problem and str(problem) not in told:
            results.append(failed("", asked, ANSWERS, problem))
            told.add(str(problem))
    results += unreached(survey)
    if not any(map(is_failure, results)):
        if not survey.is_static and (passed := passing(survey)):
            yield from passed
            return
        problem = Problem(OTHER_PAGES, AS_A_STEP)
        results.append(failed("", "this folder", "the tutorial's pages", problem))
    yield Started("")
    yield from results


def wrong(survey: Survey, page: Page) -> Problem | None:
    """Say what is wrong with an answer of any app, if anything is."""
    if page.error:
        return replace(trouble.of_report(page.error), section="")
    sent = page.request.fields or page.redirected_by  # or else it may be meant
    if page.status in (404, 405) and (survey.is_static or sent):
        redirect = Problem(page.after_redirect) if page.redirected_by else None
        return survey.site.explain(page) or redirect
    if page.status >= 500:
        return Problem(f"status {page.status}")
    if found := shown_object(survey.code, page.text):
        return found
    if shown := re.search(r"\bb'[^'<]+'", page.text):
        place = survey.code.call("encode")
        write = (
            "remove .encode(...)" if place != NOWHERE else "write .decode() after it"
        )
        hint = f"{write}: in Python 3, a page is made of text, not bytes"
        return Problem(shown[0], hint, place)
    return None


def answers(survey: Survey, sends_forms: bool) -> Iterator[tuple[str, Page]]:
    """Yield the pages of any app, and what their forms bring; a script has only one."""
    texts = [file.text for file in survey.code.files]
    if not survey.pages:
        urls = [one.rule.url for one in survey.handlers if one.rule.static_root]
        plain = (samples(url.pattern) for url in urls if not url.groups)
        for path in dict.fromkeys(["/", *chain.from_iterable(plain)]):
            yield f"GET {path}", survey.site.get(path)
    for found in survey.pages:
        error = found.page.error
        # With a path that we made up, only the number of arguments can be wrong.
        by_route = error and re.search(r"\(\) (takes|missing|got) ", error.message)
        is_named = any(found.path in text for text in texts)
        if by_route or (is_named and not any(f"{found.path}?" in t for t in texts)):
            yield f"GET {found.path}", found.page
        for form in found.page.forms if sends_forms else ():
            if form.takes_files or form.goes_elsewhere:
                continue
            typed = {
                field.get("name", ""): TYPED.get(kind(field), ANYTHING)
                for field in form.text_fields
            }
            request = form.request(typed)
            yield f"{request.method} {request.path}", survey.site.send(request)


def passing(survey: Survey) -> list[Event]:
    """Return the events of a folder that passes its step all the same, or nothing."""
    beyond = r"^(from|import) (google|webapp2_extras)\b"
    if survey.code.line_matching(beyond) != NOWHERE:
        return []
    step = detect(survey)
    pages = [found.page for found in survey.pages]
    has_more = len(pages) > 1 or any(page.forms for page in pages)
    if step == "hello_html" and has_more:  # any HTML page passes
        return []
    events = list(check_pages(survey, step))
    return [] if any(map(is_failure, events)) else events
