"""The conversion to Fahrenheit, and known wrong ones.

If a wrong one gives the same results as the page for several temperatures, it is the
cause.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from companion.problem import NOWHERE, Place
from companion.source.search import Sources

FORMULA = "write far_temp = float(cel_temp) * 9 / 5 + 32"
ROUND = "write far_temp = round(far_temp, 3)"
INVALID = "invalid input"
FIELD = "cel_temp"
TYPED = ("30", "0", "100", "36.6", "2.0005", "-40", "-20.3")


@dataclass(frozen=True)
class Conversion:
    """A wrong conversion.

    shows: returns its result for the typed text, or raises ValueError.
    hint: what to write instead. find: returns its place in the source. mark: a regular
    expression that only matches the source of this mistake.
    """

    shows: Callable[[str], float]
    hint: str
    find: Callable[[Sources], Place]
    mark: str = ""


def fahrenheit(celsius: float) -> float:
    return celsius * 9 / 5 + 32


def arithmetic(source: Sources) -> Place:
    """Return the line of the formula."""
    patterns = (
        r"[*/].*\b(9|5|1\.8|32|0\.5\d*)\b",
        r"[-+*/] *\d",
        r"convert|float\(",
    )
    places = map(source.words, patterns)
    return next((place for place in places if place != NOWHERE), NOWHERE)


def call(*names: str) -> Callable[[Sources], Place]:
    """Return a function that finds the first call of these names, or the formula."""

    def find(source: Sources) -> Place:
        place = source.call(*names)
        return place if place != NOWHERE else arithmetic(source)

    return find


def rounded(digits: int) -> Callable[[str], float]:
    return lambda text: round(fahrenheit(float(text)), digits)


def to_int(text: str) -> int:
    return int(text)


MISTAKES = (
    Conversion(
        lambda text: fahrenheit(to_int(text)),
        f"int() takes whole numbers only; {FORMULA}",
        call("int", "isdigit", "isnumeric", "isdecimal"),
        r"\bint\(|\.is(digit|numeric|decimal)\(",
    ),
    Conversion(
        lambda text: fahrenheit(math.trunc(float(text))),
        f"int() cuts the decimals off; {FORMULA}",
        call("int", "trunc"),
    ),
    Conversion(
        lambda text: math.trunc(fahrenheit(float(text))),
        f"int() cuts the decimals off; {ROUND}, and not int()",
        call("int", "trunc"),
    ),
    Conversion(
        lambda text: float(text) * 9 // 5 + 32,
        f"// rounds down to a whole number; write / instead: {FORMULA}",
        lambda source: source.words(r"//"),
        r"[\w) ]//",
    ),
    Conversion(
        lambda text: fahrenheit(float(text)),
        f"the result isn't rounded: {ROUND} before it is returned",
        call("round", "float"),
    ),
    Conversion(
        lambda text: fahrenheit(float(text)),
        f"round() returns the rounded number, which isn't used: {ROUND}",
        lambda source: source.thrown_away("round"),
        r"(?m)^\s*round\(",
    ),
    Conversion(
        lambda text: fahrenheit(float(text)),
        f"what comes after return is never reached: {ROUND} before the return",
        lambda source: source.after_return("round"),
        r"(?m)^\s*return\b.*\n+(\s*\w+ *=)? *.*\bround\(",
    ),
    Conversion(
        rounded(0),
        f"the result is rounded to a whole number: {ROUND} for three decimal places",
        call("round", "format"),
    ),
    *(
        Conversion(
            rounded(digits),
            f"the result is rounded to {digits} decimal places, not to three: {ROUND}",
            call("round", "format"),
        )
        for digits in (1, 2, 4)
    ),
    Conversion(
        lambda text: float(text) * 5 / 9 + 32,
        f"5 / 9 converts Fahrenheit to Celsius; {FORMULA}",
        arithmetic,
    ),
    Conversion(
        lambda text: (float(text) - 32) * 5 / 9,
        f"this converts Fahrenheit to Celsius; {FORMULA}",
        arithmetic,
    ),
    Conversion(
        lambda text: (float(text) + 32) * 9 / 5,
        f"add 32 last; {FORMULA}",
        arithmetic,
    ),
    Conversion(
        lambda text: fahrenheit(float(text)) - 64,
        f"add 32 instead of subtracting it; {FORMULA}",
        arithmetic,
    ),
    Conversion(
        lambda text: float(text) + 273.15,
        f"this is Kelvin; {FORMULA}",
        arithmetic,
    ),
    Conversion(
        lambda text: float(text) * (9 / 5 + 32),
        f"add 32 to the product, not to 9 / 5; {FORMULA}",
        arithmetic,
    ),
    Conversion(
        lambda text: float(text) * 9 / (5 + 32),
        f"add 32 last, not to the 5; {FORMULA}",
        arithmetic,
    ),
    Conversion(
        lambda text: float(text),
        f"the page shows the temperature that was typed; {FORMULA}, and show far_temp",
        arithmetic,
    ),
)
