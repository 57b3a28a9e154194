"""A visit to the temperature converter: what it shows for each temperature."""

import re
from functools import cached_property

from companion.checking.browser import forms
from companion.checking.pages.form.form import FormVisit, Wanted
from companion.checking.pages.temperature import conversions
from companion.checking.site import Page

FIELD = "cel_temp"
WANTED = Wanted(FIELD, "get", "", "Convert")
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?")


class TemperatureVisit(FormVisit):
    """The converter's page, and what it shows for each temperature."""

    wanted = WANTED

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {text: self.send(text) for text in (*conversions.TYPED, "abc", "")}

    def number(self, text: str) -> float | None:
        """Return the page's result, or None if it shows no number."""
        shown = numbers(self.shown(text))
        right = conversions.fahrenheit(float(text))
        if right in shown:
            return right
        other = [number for number in shown if number != float(text)]
        found = other or shown
        return found[-1] if found else None

    def shown(self, text: str) -> str:
        """Return the text that the page didn't have at the first visit."""
        page = self.pages[text]
        return " ".join(
            added(page.visible_text.split(), self.html_page.visible_text.split())
        )

    @cached_property
    def kept(self) -> list[str]:
        """The field's value after typing 30; an empty list if the field is gone."""
        return [
            forms.value_of(field)
            for found in self.pages["30"].forms
            for field in found.text_fields
            if field.get("name") == self.field
        ]


def added(words: list[str], before: list[str]) -> list[str]:
    """Return `words` without the common start and end of both lists."""
    start = 0
    while start < min(len(words), len(before)) and words[start] == before[start]:
        start += 1
    end = 0
    most = min(len(words), len(before)) - start
    while end < most and words[-1 - end] == before[-1 - end]:
        end += 1
    return words[start : len(words) - end]


def numbers(text: str) -> list[float]:
    return [float(found.replace(",", ".")) for found in NUMBER.findall(text)]
