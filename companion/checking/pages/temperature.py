"""The temperature converter: what it shows, its checks, and why they fail."""

import ast
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from companion.checking.browser import forms
from companion.checking.pages.form import form, mistakes, values
from companion.checking.pages.form.form import FormVisit, Wanted
from companion.checking.pages.form.wording import likeness
from companion.checking.pages.visit import Check, check
from companion.checking.site import Page
from companion.problem import NOWHERE, Problem
from companion.source.file import File
from companion.source.lines import differences

SECTION = "Temperature Converter"
INVALID = "invalid input"
LABEL = "Fahrenheit temperature:"
EXCEPT = f'write try: before the conversion, except ValueError: and return "{INVALID}"'
BLANK = 'write if cel_temp == "": and return ""'
LATE = "move this if above the line with float(), which can't read an empty text"
# An if for an empty field, further below in the same function.
BELOW = r"""(?s)\bfloat\((?:(?!\bdef\b).)*?\bif (?:not \w+|\w+ == (?:""|'')):"""
ROUND = "write far_temp = round(far_temp, 3) before it is returned"
RETURN = "the function returns None: write return str(far_temp) at its end"
TYPED = ("30", "0", "100", "36.6", "2.0005", "-40", "-20.3")
# The line of the formula, or of what else may be wrong.
OF_FORMULA = (
    r"[*/].*\b(9|5|1\.8|32|0\.5\d*)\b",
    r"[-+*/] *\d",
    r"convert|float\(",
    r"format\(",
)
# A calculation with one name in it, and what is before it if it is a line's only one.
ONE_NAME = r"[-+*/\d.() ]*?(float\(\w+\)|[^\W\d]\w*)[-+*/\d.() ]*"
WHOLE = r"(return|\w+ =) (\w+\()*"
# What may look for invalid input.
TESTS = r"\bis(digit|numeric|decimal)\b|\b(full)?match\(|\bcompile\(|\bif not\b"
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?")


class TemperatureVisit(FormVisit):
    """The converter's page, and what it shows for each temperature."""

    wanted = Wanted("cel_temp", "get", "", "Convert")

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {text: self.send(text) for text in (*TYPED, "abc", "")}

    def number(self, text: str) -> float:
        """Return the page's result, or NaN if it shows no number."""
        shown = numbers(self.shown(text))
        right = fahrenheit(float(text))
        if right in shown:
            return right
        other = [number for number in shown if number != float(text)]
        found = other or shown
        return found[-1] if found else math.nan

    def shown(self, text: str) -> str:
        """Return the text that the page didn't have at the first visit."""
        return added(self.pages[text], self.html_page)


def added(page: Page, before: Page) -> str:
    """Return the text that wasn't on the page before."""
    words = page.visible_text.split()
    changes = differences(before.visible_text.split(), words)
    return " ".join(word for *_, start, end in changes for word in words[start:end])


def fahrenheit(celsius: float) -> float:
    """Return the temperature in Fahrenheit as the tutorial rounds it."""
    return round(celsius * 9 / 5 + 32, 3)


def numbers(text: str) -> list[float]:
    return [float(found.replace(",", ".")) for found in NUMBER.findall(text)]


@check(SECTION, "GET {path}?cel_temp=30", f"{LABEL} 86.0")
def check_shows_result(visit: TemperatureVisit) -> Problem | None:
    got = visit.answered_html(visit.pages["30"]).visible_text
    if not right(visit, "30"):
        return replace(wrong_result(visit, "30"), blocks=True)
    found = values.unfilled(visit, visit.shown("30"), got)
    if found:
        return replace(found, place=visit.code.line_matching(r"\bround\(", "return"))
    if re.search(r"fahrenheit|°\s*f\b|℉|farenheit", got, re.IGNORECASE):
        return None
    hint = f"write {LABEL} in front of the result"
    return visit.problem(got, hint, r"temperature:|\{\}")


def right(visit: TemperatureVisit, text: str) -> bool:
    page = visit.pages[text]
    if page.error or page.status != 200:
        return False
    expected = fahrenheit(float(text))
    return math.isclose(visit.number(text), expected, abs_tol=1e-9)


@check(SECTION, "GET {path}?cel_temp=36.6", "97.88, and more results")
def check_results(visit: TemperatureVisit) -> Problem | None:
    for text in TYPED:
        if right(visit, text):
            continue
        asked = f"GET {visit.path}?cel_temp={text}"
        expected = f"{LABEL} {fahrenheit(float(text)):g}"
        return replace(wrong_result(visit, text), asked=asked, expected=expected)
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
    return visit.problem(text, f'return "{INVALID}"', message, r"^\s*except\b")


def in_own_words(shown: str) -> bool:
    """Whether a message uses other words instead of misspelling the tutorial's."""
    words = set(re.findall(r"[^\W\d_]+", shown.lower()))
    if len(words - {"abc"}) < 2 or words & {"none", "nan", "error", "invalid"}:
        return False
    return likeness(shown, INVALID) < 0.6 and not numbers(shown)


@check(SECTION, "GET {path}", "no result without a temperature")
def check_blank(visit: TemperatureVisit) -> Problem | None:
    _ = visit.pages
    later = visit.answered_html(visit.site.get(visit.path))
    if re.search(r"[^\W\d_]", added(later, visit.html_page)):  # no counter, no clock
        return mistakes.stays(visit, later.visible_text)
    for page in (visit.html_page, visit.pages[""]):
        shown = added(visit.answered_html(page), visit.pages["30"])
        message = re.search(rf"{INVALID}|\bnone\b|\bnan\b|error", shown, re.IGNORECASE)
        if message or numbers(shown):
            if (late := visit.code.end_of(BELOW)) != NOWHERE:
                return Problem(page.visible_text, LATE, late)
            lines = r"^\s*if\b", r"\bdef \w+\(\w"
            return visit.problem(page.visible_text, BLANK, *lines)
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
    return visit.problem(got, hint, r"""name\s*=\s*["']?cel_temp""")


def wrong_result(visit: TemperatureVisit, text: str) -> Problem:
    """Say why the page shows another result than the tutorial's for a temperature."""
    page = visit.pages[text]
    got = page.visible_text
    if page.error:
        return visit.explain_error(page)
    if found := values.shown_object(visit.code, page.text):
        return found
    shown = {typed: visit.number(typed) for typed in TYPED}
    if all(map(math.isnan, shown.values())):
        found = values.unfilled(visit, visit.pages["30"].text, got)
        found = found or mistakes.mismatch(visit, visit.form, visit.wanted.field)
        if found:
            return found
        if "None" in visit.shown("30").split():
            return visit.problem(got, RETURN, r"def \w*conv|def \w+\(\w*temp")
    if shown == {typed: float(typed) for typed in TYPED}:
        hint = "this is the temperature that was typed: look at the order of the values"
        return visit.problem(got, hint, r"format\(|%\s*\(|substitute\(", r"write\(")
    new = visit.shown(text)
    if INVALID in new or in_own_words(new):
        hint = f"this line refuses {text}, a temperature: instead, {EXCEPT}"
        return visit.problem(got, hint, TESTS, INVALID)
    is_near = (math.isclose(shown[t], fahrenheit(float(t)), abs_tol=0.6) for t in TYPED)
    place = visit.code.line_matching(*OF_FORMULA)
    hint = ROUND if all(is_near) else explain(shown, place.source)
    return Problem(got, hint, place)


def explain(shown: Mapping[str, float], source: str) -> str:
    """Say what a page computes, if its results are on a straight line.

    shown: the result for each typed temperature, NaN if there was none. source: the
    line that computes it.
    """
    at_0, at_100, at_30 = shown["0"], shown["100"], shown["30"]
    factor = (at_100 - at_0) / 100
    is_line = math.isclose(at_0 + 30 * factor, at_30, abs_tol=0.01)
    if not is_line or (math.isclose(factor, 1.8) and math.isclose(at_0, 32)):
        return ""
    sign = "-" if at_0 < 0 else "+"
    computed = f"this computes Celsius * {factor:g} {sign} {abs(at_0):g}"
    nodes = ast.walk(File("line.py", source).tree)
    sums = (node for node in nodes if isinstance(node, ast.BinOp))
    formula = (ast.get_source_segment(source, node) or "" for node in sums)
    typed = re.fullmatch(ONE_NAME, next(formula, ""))
    if typed and re.fullmatch(WHOLE, source.partition(typed[0])[0]):
        write = source.replace(typed[0], f"{typed[1]} * 9 / 5 + 32")
        return f"{computed}; write `{write}`"
    return f"{computed}; the formula is Celsius * 9 / 5 + 32"


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
