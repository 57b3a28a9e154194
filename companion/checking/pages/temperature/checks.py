"""The checks for the temperature converter."""

import math
import re
from dataclasses import replace

from companion.checking.browser import forms
from companion.checking.check import Check, check
from companion.checking.pages.form import form
from companion.checking.pages.form.wording import likeness
from companion.checking.pages.temperature.results import wrong_result
from companion.checking.pages.temperature.visit import (
    TYPED,
    TemperatureVisit,
    added,
    fahrenheit,
    numbers,
)
from companion.problem import Problem

SECTION = "Temperature Converter"
INVALID = "invalid input"
LABEL = "Fahrenheit temperature:"
EXCEPT = f'write try: before the conversion, except ValueError: and return "{INVALID}"'
BLANK = 'write if cel_temp == "": and return ""'


@check(SECTION, "GET {path}?cel_temp=30", f"{LABEL} 86.0")
def check_shows_result(visit: TemperatureVisit) -> Problem | None:
    got = visit.answered_html(visit.pages["30"]).visible_text
    if not right(visit, "30"):
        return replace(wrong_result(visit, "30"), blocks=True)
    if re.search(r"fahrenheit|°\s*f\b|℉|farenheit", got, re.IGNORECASE):
        return None
    hint = f"write {LABEL} in front of the result"
    return Problem(got, hint, visit.code.line_matching(r"temperature:|\{\}"))


def right(visit: TemperatureVisit, text: str) -> bool:
    page = visit.pages[text]
    if page.error or page.status != 200:
        return False
    expected = fahrenheit(float(text))
    number = visit.number(text)
    return number is not None and math.isclose(number, expected, abs_tol=1e-9)


@check(SECTION, "GET {path}?cel_temp=36.6", "97.88, and more results")
def check_results(visit: TemperatureVisit) -> Problem | None:
    for text in TYPED:
        if right(visit, text):
            continue
        expected = f"{fahrenheit(float(text)):g} for {text}"
        return replace(wrong_result(visit, text), expected=expected)
    return None


@check(SECTION, "GET {path}?cel_temp=abc", f"{LABEL} {INVALID}")
def check_invalid(visit: TemperatureVisit) -> Problem | None:
    page = visit.pages["abc"]
    if page.error and page.error.kind in ("ValueError", "TypeError"):
        return replace(visit.explain_error(page), hint=EXCEPT)
    text, shown = visit.answered_html(page).visible_text, visit.shown("abc")
    if INVALID in text or in_own_words(shown):
        return None
    message = rf"""['"]{re.escape(shown or INVALID)}['"]"""
    place = visit.code.line_matching(message, r"^\s*except\b")
    return Problem(text, f'return "{INVALID}"', place)


def in_own_words(shown: str) -> bool:
    """Whether a message uses other words instead of misspelling the tutorial's."""
    words = set(re.findall(r"[^\W\d_]+", shown.lower()))
    if len(words - {"abc"}) < 2 or words & {"none", "nan", "error", "invalid"}:
        return False
    return likeness(shown, INVALID) < 0.6 and not numbers(shown)


@check(SECTION, "GET {path}", "no result without a temperature")
def check_blank(visit: TemperatureVisit) -> Problem | None:
    for page in (visit.html_page, visit.pages[""]):
        shown = added(visit.answered_html(page), visit.pages["30"])
        if re.search(rf"{INVALID}|\bnone\b|\bnan\b|error", shown, re.IGNORECASE) or (
            numbers(shown)
        ):
            place = visit.code.line_matching(r"^\s*if\b", r"\bdef \w+\(\w")
            return Problem(page.visible_text, BLANK, place)
    return None


@check(SECTION, "GET {path}?cel_temp=30", "30 stays in the field")
def check_kept(visit: TemperatureVisit) -> Problem | None:
    """Check that the field, if the form is still there, has what was typed."""
    fields = [field for form in visit.pages["30"].forms for field in form.text_fields]
    same = [field for field in fields if field.get("name") == visit.field]
    if not same:
        return Problem("no form", "show the form again with the result")
    kept = forms.value_of(same[0])
    if kept.strip() in ("30", "30.0"):
        return None
    got = f'value="{kept}"' if kept else "an empty field"
    hint = 'write value="{}" in the <input>, and cel_temp in .format(...)'
    return Problem(got, hint, visit.code.line_matching(r"""name\s*=\s*["']?cel_temp"""))


FORM = "a form with cel_temp that sends a get request to the same page"
CHECKS = (
    Check(SECTION, "GET {path}", FORM, form.check_goes_to),
    Check(SECTION, "GET {path}", "a button that says Convert", form.check_button),
    check_shows_result,
    check_results,
    check_invalid,
    check_blank,
    check_kept,
)
