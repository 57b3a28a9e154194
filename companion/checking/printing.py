"""Prints what the checks found: in colour on a terminal, as plain text elsewhere."""

import os
from typing import TextIO

from companion.checking.events import Asked, Outcome

RED, GREEN, BOLD, PLAIN = "\033[31m", "\033[32m", "\033[1m", "\033[0m"
LONGEST = 300  # characters of a page that are shown


class Printer:
    """Prints to one stream. See https://no-color.org for NO_COLOR."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.told: Outcome | None = None  # the last fault that was told in full
        self.in_colour = stream.isatty() and not os.environ.get("NO_COLOR")
        self.ticks = self.in_colour and "UTF" in stream.encoding.upper()

    def print(self, line: str = "", colour: str = "") -> None:
        if self.in_colour and colour:
            line = f"{colour}{line}{PLAIN}"
        print(line, file=self.stream, flush=True)

    def start(self, folder: str, step: str) -> None:
        self.told = None
        self.print(f"{folder}: {step}" if step else folder, BOLD)

    def outcome(self, asked: Asked, outcome: Outcome, holds: bool) -> None:
        words = f"{asked.asks}: {asked.expects}"
        if holds:
            self.print(f"✓ {words}" if self.ticks else f"ok    {words}", GREEN)
            return
        self.print(f"✗ {asked.asks}" if self.ticks else f"FAIL  {asked.asks}", RED)
        self.print(f"      the tutorial says: {asked.expects}")
        if outcome == self.told:  # one mistake often shows on several pages
            self.print("      here there is:     the same as above")
            return
        self.told = outcome
        self.print(f"      here there is:     {shown(outcome.found)}")
        self.print(f"      hint: {shown(outcome.hint)} (see {asked.section!r})")

    def summary(self, held: int, total: int, section: str) -> None:
        line = f"{held} of {total} checks hold; next: {section}"
        self.print(line, GREEN if held == total else RED)


def shown(text: str) -> str:
    """Return text on one line of some length, without a terminal's control codes."""
    line = " ".join(text.split())
    if len(line) > LONGEST:
        line = line[:LONGEST] + " ..."
    return "".join(letter if letter.isprintable() else "?" for letter in line)
