"""Prints the results of checks: in colour on a terminal, as plain text elsewhere."""

import os
import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import TextIO
from unicodedata import category, east_asian_width

from companion.checking.events import FAILED, WAITING, Result
from companion.checking.results import count_passed
from companion.checking.step_names import NAMES
from companion.problem import Edit
from companion.source.lines import diff
from companion.terminal import BOLD, GREEN, RED, painted, shown, takes_escapes

CLEAR = "\033[H\033[2J\033[3J"
LONGEST = 300  # characters of a page that are shown
PAGE_WIDTH = 80  # characters
MOST_PLACES = 2  # of a change, or else its files are named
CUT = "..."  # where a cell of a table was shortened


class Printer:
    """Prints to one stream. in_window: in colour, without commands to type."""

    def __init__(self, stream: TextIO, in_window: bool = False) -> None:
        self.stream, self.in_window = stream, in_window
        self.on_terminal = stream.isatty()
        self.takes_escapes = in_window or takes_escapes(stream)
        shows_colour = self.takes_escapes and not os.environ.get("NO_COLOR")
        has_ticks = shows_colour and "UTF" in (stream.encoding or "UTF").upper()
        self.tick, self.cross = ("✓", "✗") if has_ticks else ("ok", "FAIL")

    def print(self, text: str = "", colour: str = "", indent: str = "") -> None:
        """Print a text; on a terminal, wrapped between words."""
        for line in self.wrapped(shown(text), indent):
            self.line(line, colour)

    def command(self, line: str) -> None:
        """Print a command to type, which isn't wrapped."""
        self.line(f"  {shown(line)}", BOLD)

    def line(self, line: str, colour: str = "") -> None:
        line = painted(line, colour if self.takes_escapes else "")
        print(line, file=self.stream, flush=True)

    def table(self, rows: Sequence[Sequence[str]], colours: Sequence[str]) -> None:
        """Print rows of cells; on a terminal, cut to its width."""
        cells = [[shown(cell).replace("\t", "\\t") for cell in row] for row in rows]
        first, *others = [max(map(columns, each)) for each in zip(*cells, strict=True)]
        widths = [min(first, self.width // 4), *others]
        for row, colour in zip(cells, colours, strict=True):
            fitted = [pad(cut(*one), one[1]) for one in zip(row, widths, strict=True)]
            self.line(cut("  ".join(fitted).rstrip(), self.width), colour)

    @property
    def width(self) -> int:
        return shutil.get_terminal_size().columns if self.on_terminal else sys.maxsize

    def wrapped(self, text: str, indent: str) -> list[str]:
        if not self.on_terminal:
            return [text]
        return textwrap.wrap(
            text,
            max(self.width, 20),
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
            replace_whitespace=False,
        ) or [""]

    def paragraph(self, text: str) -> None:
        """Print a long text, wrapped even if the stream isn't a terminal."""
        for line in textwrap.wrap(text, min(self.width, PAGE_WIDTH)):
            self.line(line)

    def clear(self) -> None:
        self.stream.write(CLEAR if self.takes_escapes else "")

    def progress(self, step: str, done: bool) -> None:
        """Print the step, and a bar of the steps that are done."""
        number, steps = NAMES.index(step) + 1, len(NAMES)
        count = number if done else number - 1
        bar = "#" * count + "-" * (steps - count)
        self.print(f"Step {number} of {steps}  {bar}  {step}", BOLD)

    def passed(self, results: Sequence[Result]) -> None:
        """Print how many checks passed, if any did."""
        if passed := count_passed(results):
            count = f"{passed} check{'s' * (passed > 1)} passed"
            self.print(f"{self.tick} {count}", GREEN)

    def failure(self, result: Result) -> None:
        self.print()
        self.print(f"{self.cross} {one_line(result.asked)}", RED, "  ")
        self.print(f"  expected: {one_line(result.expected)}", indent=" " * 12)
        self.print(f"  got:      {one_line(result.got)}", indent=" " * 12)

    def advice(self, result: Result, shows_edits: bool) -> None:
        """Print where the mistake is and what to write instead."""
        self.print()
        if result.edits and shows_edits:
            self.edits(result.edits)
            self.print("  Tried on a copy: with this change, the check passes.")
        else:
            self.place(result)
        if result.hint:
            if result.file or result.edits:
                self.print()
            self.print(f"  hint: {one_line(result.hint)}", BOLD, " " * 8)
        if result.edits and not shows_edits:
            files = dict.fromkeys(edit.file for edit in result.edits)
            places = [edit.where for edit in result.edits]
            where = " and ".join(places if len(places) <= MOST_PLACES else files)
            self.print(f"  To see the change to {where}, add --solution.", indent="  ")

    def place(self, result: Result) -> None:
        if result.file:
            line = f", line {result.line}" if result.line else ""
            colon = ":" if result.source else ""
            self.print(f"  {result.file}{line}{colon}")
        if result.source:
            self.line(f"      {shown(one_line(result.source))}")
        if result.column:
            self.line(" " * (5 + result.column) + "^", RED)

    def edits(self, edits: Sequence[Edit]) -> None:
        """Print edits like `diff` does."""
        for sign, line in diff(edits):
            if sign:
                colour = GREEN if sign == "+" else RED
                self.line(f"    {sign} {shown(shortened(line))}", colour)
            else:
                self.print(f"  {line}")

    def others(self, results: Sequence[Result]) -> None:
        """Print one line for each failure after the first, and count the rest."""
        self.print()
        for result in [one for one in results if one.status == FAILED][1:]:
            line = f"{self.cross} {result.asked}: {one_line(result.expected)}"
            self.print(line, RED, "  ")
        waiting = sum(result.status == WAITING for result in results)
        if waiting:
            more = f"{waiting} more check{'s' * (waiting > 1)}"
            self.print(f"  {more} can't run until this is fixed.")


def one_line(text: str) -> str:
    """Return text in one line, shortened."""
    return shortened(" ".join(text.split()))


def shortened(line: str) -> str:
    return line[:LONGEST] + " ..." if len(line) > LONGEST else line


def columns(text: str) -> int:
    """Count the columns that a text takes on a terminal: a Chinese letter takes two."""
    return sum(
        1 + (east_asian_width(letter) in "WF")
        for letter in text
        if category(letter) not in ("Mn", "Me", "Cf")  # which take none
    )


def cut(text: str, width: int) -> str:
    """Return text, shortened to so many columns of a terminal."""
    if columns(text) <= width:
        return text
    while text and columns(text) > width - len(CUT):
        text = text[:-1]
    return text + CUT[:width]


def pad(text: str, width: int) -> str:
    return text + " " * (width - columns(text))
