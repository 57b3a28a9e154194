"""Says why the converter shows a wrong result or none."""

from companion.checking.pages.form import field_names, unfilled
from companion.checking.pages.temperature import conversions
from companion.checking.pages.temperature.visit import FIELD, TemperatureVisit
from companion.problem import NOWHERE, Place, Problem

ROUND = "write far_temp = round(far_temp, 3) before it is returned"
RETURN = "the function returns None: write return str(far_temp) at its end"


def wrong_result(visit: TemperatureVisit, text: str, got: str) -> Problem:
    """Say why the page shows another result than the tutorial's for a temperature."""
    page = visit.pages[text]
    if page.error:
        return visit.explain_error(page)
    numbers = {typed: visit.number(typed) for typed in conversions.TYPED}
    if all(number is None for number in numbers.values()):
        return no_result(visit, got)
    unrounded = {typed: float(typed) * 9 / 5 + 32 for typed in numbers}
    hint = ROUND if numbers == unrounded else conversions.explain(numbers)
    return Problem(got, hint, formula(visit))


def no_result(visit: TemperatureVisit, got: str) -> Problem:
    """Say why there is no number for any temperature."""
    source = visit.sources
    found = unfilled.unfilled(visit, visit.pages["30"].text, got)
    found = found or field_names.mismatch(visit, visit.form, FIELD)
    if found:
        return found
    if "None" in visit.shown("30").split():
        return Problem(got, RETURN, source.words(r"def \w*conv|def \w+\(\w*temp"))
    if visit.field not in source.requested:
        hint = f'get what was typed: cel_temp = self.request.get("{visit.field}")'
        return Problem(got, hint, source.call("get"))
    return Problem(got, "", formula(visit))


def formula(visit: TemperatureVisit) -> Place:
    """Return the line of the formula, or of what else may be wrong."""
    place = visit.sources.words(
        r"[*/].*\b(9|5|1\.8|32|0\.5\d*)\b", r"[-+*/] *\d", r"convert|float\("
    )
    return place if place != NOWHERE else visit.sources.call("format")
