"""Finds the mistake that explains all the numbers that a converter shows."""

import math

from companion.checking.pages.temperature.conversions import (
    FORMULA,
    MISTAKES,
    Conversion,
    arithmetic,
)
from companion.problem import NOWHERE, Place
from companion.source.search import Sources


def explain(shown: dict[str, float | None], source: Sources) -> tuple[str, Place]:
    """Return hint and line of the mistake that explains all results.

    shown: the result for each typed temperature, None if there was none.
    Returns an empty hint if no mistake matches.
    """
    fitting = [
        mistake
        for mistake in MISTAKES
        if all(fits(mistake, text, number) for text, number in shown.items())
    ]
    if not fitting:
        return explain_line(shown, source)
    # If several match, prefer one whose mark is in the source.
    has = [
        mistake for mistake in fitting if mistake.mark and source.has_code(mistake.mark)
    ]
    return (has or fitting)[0].hint, (has or fitting)[0].find(source)


def fits(mistake: Conversion, text: str, number: float | None) -> bool:
    """Whether a mistake would show this result for the typed text."""
    try:
        result = mistake.shows(text)
    except ValueError:
        return number is None
    return number is not None and any(
        math.isclose(value, number, abs_tol=1e-12)
        for value in (result, round(result, 3))
    )


def explain_line(shown: dict[str, float | None], source: Sources) -> tuple[str, Place]:
    """Name the factor and the summand, if the results are on a straight line."""
    at_0, at_100, at_30 = shown.get("0"), shown.get("100"), shown.get("30")
    if at_0 is None or at_100 is None or at_30 is None:
        return "", NOWHERE
    factor = (at_100 - at_0) / 100
    if not math.isclose(at_0 + 30 * factor, at_30, abs_tol=0.01):
        return "", NOWHERE
    wrong = (
        f"this computes Celsius * {factor:g} {'-' if at_0 < 0 else '+'} {abs(at_0):g}"
    )
    if math.isclose(factor, 1.8) and math.isclose(at_0, 32):
        return "", NOWHERE
    return f"{wrong}; {FORMULA}", arithmetic(source)
