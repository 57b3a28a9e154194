"""Prints what was found in many folders: a table, CSV or JSON."""

import csv
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

from companion.checking.classroom import Checked
from companion.checking.events import FAILED
from companion.checking.next_step import typed_beside
from companion.checking.printing import Printer, one_line
from companion.checking.repair.advice import in_words
from companion.checking.results import as_objects, count_passed, passes
from companion.terminal import BOLD, GREEN, shown

COLUMNS = tuple("folder step passed checks file line got hint edits".split())
FORMULA = ("=", "+", "-", "@", "\t")  # how a formula begins in a spreadsheet


@dataclass(frozen=True)
class Row:
    """What a teacher sees of a folder. asked to hint: of the first failed check."""

    folder: str
    step: str
    passed: int
    checks: int
    asked: str = ""
    file: str = ""
    line: str = ""
    got: str = ""
    hint: str = ""
    edits: str = ""

    @property
    def count(self) -> str:
        if self.passed == self.checks:
            return "all"
        if not self.step:  # how many checks there are isn't known either
            return "none"
        return f"{self.passed} of {self.checks} check{'s' * (self.checks > 1)}"

    @property
    def finding(self) -> str:
        """Return what to change, or the place and the hint, or what was found."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        asked = "" if self.asked == self.file else self.asked
        hint = ": ".join(filter(None, (place, self.hint))) if self.hint else ""
        found = ": ".join(filter(None, (place, asked, self.got)))
        return one_line(self.edits or hint or found)


def row_of(checked: Checked) -> Row:
    results = checked.results
    row = Row(checked.folder.name, checked.step, count_passed(results), len(results))
    for first in results:
        if first.status == FAILED:
            return replace(
                row,
                asked=first.asked,
                file=first.file,
                line=str(first.line or ""),
                got=first.got,
                hint=first.hint,
                edits=in_words(first.edits),
            )
    return row


def print_table(found: Sequence[Checked], step: str, printer: Printer) -> None:
    """Print the table, and how many folders pass. step: what --step says, if given."""
    rows = [row_of(each) for each in found]
    printer.table(
        [
            ("folder", "step", "passed", "first finding"),
            *((row.folder, row.step, row.count, row.finding) for row in rows),
        ],
        [BOLD, *(GREEN if passes(each.results) else "" for each in found)],
    )
    failing = [each.folder for each in found if not passes(each.results)]
    printer.print()
    printer.print(f"{len(found) - len(failing)} of {len(found)} folders pass.")
    if failing:
        printer.print("To see everything about one folder, type, for example:")
        words = [str(failing[0].path), *(["--step", step] if step else [])]
        printer.print(typed_beside("check.py", *words), BOLD)


def print_csv(found: Sequence[Checked]) -> None:
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in map(row_of, found):
        writer.writerow(cell(getattr(row, column)) for column in COLUMNS)


def cell(value: str | int) -> str:
    """Return a cell that a spreadsheet doesn't take for a formula."""
    text = shown(str(value))
    return f"'{text}" if text.startswith(FORMULA) else text


def print_json(found: Sequence[Checked]) -> None:
    objects = [
        {"folder": each.folder.name, "checks": as_objects(each.step, each.results)}
        for each in found
    ]
    print(json.dumps(objects, indent=2))
