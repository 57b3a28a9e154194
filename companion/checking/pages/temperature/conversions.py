"""The conversion to Fahrenheit, and what a page computes instead."""

import math
from collections.abc import Mapping

FORMULA = "write far_temp = float(cel_temp) * 9 / 5 + 32"
TYPED = ("30", "0", "100", "36.6", "2.0005", "-40", "-20.3")


def fahrenheit(celsius: float) -> float:
    """Return the temperature in Fahrenheit as the tutorial rounds it."""
    return round(celsius * 9 / 5 + 32, 3)


def explain(shown: Mapping[str, float | None]) -> str:
    """Say what a page computes, if its results are on a straight line.

    shown: the result for each typed temperature, None if there was none.
    """
    at_0, at_100, at_30 = shown.get("0"), shown.get("100"), shown.get("30")
    if at_0 is None or at_100 is None or at_30 is None:
        return ""
    factor = (at_100 - at_0) / 100
    is_line = math.isclose(at_0 + 30 * factor, at_30, abs_tol=0.01)
    if not is_line or (math.isclose(factor, 1.8) and math.isclose(at_0, 32)):
        return ""
    sign = "-" if at_0 < 0 else "+"
    return f"this computes Celsius * {factor:g} {sign} {abs(at_0):g}; {FORMULA}"
