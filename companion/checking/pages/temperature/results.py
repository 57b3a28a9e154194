"""Says why the converter shows a wrong result or none."""

import math
from collections.abc import Mapping

from companion.checking.pages.form import field_names, unfilled
from companion.checking.pages.temperature.visit import TYPED, TemperatureVisit
from companion.problem import Place, Problem

FORMULA = "write far_temp = float(cel_temp) * 9 / 5 + 32"
ROUND = "write far_temp = round(far_temp, 3) before it is returned"
RETURN = "the function returns None: write return str(far_temp) at its end"


def wrong_result(visit: TemperatureVisit, text: str) -> Problem:
    """Say why the page shows another result than the tutorial's for a temperature."""
    page = visit.pages[text]
    got = page.visible_text or "nothing to read"
    if page.error:
        return visit.explain_error(page)
    numbers = {typed: visit.number(typed) for typed in TYPED}
    if all(number is None for number in numbers.values()):
        return no_result(visit, got)
    unrounded = {typed: float(typed) * 9 / 5 + 32 for typed in numbers}
    hint = ROUND if numbers == unrounded else explain(numbers)
    return Problem(got, hint, formula(visit))


def no_result(visit: TemperatureVisit, got: str) -> Problem:
    """Say why there is no number for any temperature."""
    code = visit.code
    found = unfilled.unfilled(visit, visit.pages["30"].text, got)
    found = found or field_names.mismatch(visit, visit.form, visit.wanted.field)
    if found:
        return found
    if "None" in visit.shown("30").split():
        return Problem(got, RETURN, code.line_matching(r"def \w*conv|def \w+\(\w*temp"))
    return Problem(got, "", formula(visit))


def formula(visit: TemperatureVisit) -> Place:
    """Return the line of the formula, or of what else may be wrong."""
    return visit.code.line_matching(
        r"[*/].*\b(9|5|1\.8|32|0\.5\d*)\b",
        r"[-+*/] *\d",
        r"convert|float\(",
        r"format\(",
    )


def explain(shown: Mapping[str, float | None]) -> str:
    """Say what a page computes, if its results are on a straight line.

    shown: the result for each typed temperature, None if there was none.
    """
    at_0, at_100, at_30 = shown["0"], shown["100"], shown["30"]
    if at_0 is None or at_100 is None or at_30 is None:
        return ""
    factor = (at_100 - at_0) / 100
    is_line = math.isclose(at_0 + 30 * factor, at_30, abs_tol=0.01)
    if not is_line or (math.isclose(factor, 1.8) and math.isclose(at_0, 32)):
        return ""
    sign = "-" if at_0 < 0 else "+"
    return f"this computes Celsius * {factor:g} {sign} {abs(at_0):g}; {FORMULA}"
