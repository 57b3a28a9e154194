"""Says why the converter shows a wrong result or none."""

import re

from companion.checking.pages.form import field_names, unfilled
from companion.checking.pages.temperature import conversions, wrong_number
from companion.checking.pages.temperature.conversions import INVALID
from companion.checking.pages.temperature.visit import TemperatureVisit
from companion.problem import NOWHERE, Problem
from companion.source.functions import functions, uncalled


def no_result(visit: TemperatureVisit, got: str) -> Problem | None:
    """Say why there is no number for any temperature."""
    source = visit.sources
    page = visit.pages["30"]
    if any(visit.number(text) is not None for text in conversions.TYPED):
        return None
    problem = unfilled.unfilled(visit, page.text, got)
    if problem:
        return problem
    mismatch = field_names.mismatch(visit, visit.form, conversions.FIELD)
    if mismatch:
        return mismatch
    if re.search(r"\bNone\b", visit.shown("30")) or "None" in got:
        return nothing_returned(visit, got)
    if visit.field not in source.requested:
        hint = f'get what was typed: cel_temp = self.request.get("{visit.field}")'
        return Problem(got, hint, source.call("get"))
    if visit.shown("30") == "" and INVALID not in got:
        hint = "the page never shows the result: put far_temp into it with .format(...)"
        return Problem(got, hint, source.words(r"fahrenheit"))
    return None


def nothing_returned(visit: TemperatureVisit, got: str) -> Problem:
    printed = visit.sources.call("print")
    if printed != NOWHERE:
        hint = "the function prints the result: write return instead of print"
        return Problem(got, hint, printed)
    place = visit.sources.words(r"def \w*conv|def \w+\(\w*temp")
    hint = "the function returns None: write return str(far_temp) at its end"
    return Problem(got, hint, place)


def wrong_result(visit: TemperatureVisit, text: str, got: str) -> Problem:
    unchanged = values_swapped(visit, got) or not_converted(visit, got)
    if unchanged:
        return unchanged
    shown = {
        typed: None if visit.pages[typed].error else visit.number(typed)
        for typed in conversions.TYPED
    }
    hint, place = wrong_number.explain(shown, visit.sources)
    if not hint and all(number is None for number in shown.values()):
        return always_invalid(visit, got)
    page = visit.pages[text]
    if page.error:
        found = visit.explain_error(page)
        return Problem(found.message, hint or found.hint, found.place)
    if re.search(r"\(-?[\d.]+, \d\)", got):
        hint = (
            f"the closing parenthesis of round() comes too early: {conversions.ROUND}"
        )
        return Problem(got, hint, visit.sources.call("round"))
    return Problem(got, hint, place)


def shows_what_was_typed(visit: TemperatureVisit) -> bool:
    return all(visit.number(text) == float(text) for text in conversions.TYPED)


def not_converted(visit: TemperatureVisit, got: str) -> Problem | None:
    """Say that the function isn't called, or its result isn't shown, if that is so."""
    source = visit.sources
    if not shows_what_was_typed(visit) or not source.has_code(r"9 */ *5|\b1\.8\b"):
        return None
    copied = source.words(r"^\s*far_temp\s*=\s*cel_temp\s*(#.*)?$")
    name = uncalled(source)
    if name:
        hint = f"{name}() is never called: write far_temp = {name}(cel_temp)"
        return Problem(got, hint, copied)
    thrown_away = source.thrown_away(*(node.name for _, node in functions(source)))
    if thrown_away != NOWHERE:
        return Problem(got, f"write far_temp = {thrown_away.source}", thrown_away)
    if copied != NOWHERE:
        return Problem(
            got, "this replaces the converted temperature: remove it", copied
        )
    formatted = source.words(r"\.format\((?!.*far_temp)")
    hint = "the page shows the temperature that was typed: write far_temp in .format()"
    return Problem(got, hint, formatted) if formatted != NOWHERE else None


def values_swapped(visit: TemperatureVisit, got: str) -> Problem | None:
    """Say why the page shows the typed temperature as the result, if it does."""
    if not shows_what_was_typed(visit):
        return None
    source = visit.sources
    if visit.kept and visit.kept[0] in ("86.0", "86"):
        hint = "the two values are in the wrong order: .format(cel_temp, far_temp)"
        return Problem(got, hint, source.call("format"))
    place = source.words(r"""name\s*=\s*["']?cel_temp""")
    if not any(visit.kept) and source.has_call("round"):
        hint = 'the first value belongs in the field: write value="{}" in the <input>'
        return Problem(got, hint, place)
    return None


def always_invalid(visit: TemperatureVisit, got: str) -> Problem:
    hint = "the code in try: fails for every temperature: find what raises ValueError"
    return Problem(got, hint if INVALID in got else "", visit.sources.call("float"))
