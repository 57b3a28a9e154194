"""A visit to the temperature converter: what it shows for each temperature."""

import re
from functools import cached_property

from companion.checking.pages.form.form import FormVisit, Wanted
from companion.checking.site import Page
from companion.source.lines import differences

TYPED = ("30", "0", "100", "36.6", "2.0005", "-40", "-20.3")
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?")


class TemperatureVisit(FormVisit):
    """The converter's page, and what it shows for each temperature."""

    wanted = Wanted("cel_temp", "get", "", "Convert")

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {text: self.send(text) for text in (*TYPED, "abc", "")}

    def number(self, text: str) -> float | None:
        """Return the page's result, or None if it shows no number."""
        shown = numbers(self.shown(text))
        right = fahrenheit(float(text))
        if right in shown:
            return right
        other = [number for number in shown if number != float(text)]
        found = other or shown
        return found[-1] if found else None

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
