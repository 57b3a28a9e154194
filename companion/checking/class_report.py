"""Prints what was found in many folders: a table, CSV or JSON."""

import csv
import json
import sys
from collections.abc import Sequence

from companion.checking.classroom import Checked
from companion.checking.next_step import typed_beside
from companion.checking.printing import Printer, one_line
from companion.checking.repair.advice import in_words
from companion.checking.results import (
    as_objects,
    count_passed,
    first_failed,
    passes,
    score,
)
from companion.terminal import BOLD, GREEN, shown

COLUMNS = tuple("folder step passed checks file line got hint edits".split())
FORMULA = ("=", "+", "-", "@", "\t")  # how a formula begins in a spreadsheet


def count(checked: Checked) -> str:
    """Say how many checks pass."""
    if passes(checked.results):
        return "all"
    if not checked.step:  # how many checks there are isn't known either
        return "none"
    return score(checked.results)


def finding(checked: Checked) -> str:
    """Return what to change, or the place and the hint, or what was found."""
    failed = first_failed(checked.results)
    if not failed:
        return ""
    if failed.edits:
        return one_line(in_words(failed.edits))
    place = f"{failed.file}:{failed.line}" if failed.line else failed.file
    asked = "" if failed.hint or failed.asked == failed.file else failed.asked
    parts = (place, asked, failed.hint or failed.got)
    return one_line(": ".join(filter(None, parts)))


def print_table(found: Sequence[Checked], step: str, printer: Printer) -> None:
    """Print the table, and how many folders pass. step: what --step says, if given."""
    printer.table(
        [
            ("folder", "step", "passed", "first finding"),
            *((one.folder.name, one.step, count(one), finding(one)) for one in found),
        ],
        [BOLD, *(GREEN if passes(each.results) else "" for each in found)],
    )
    failing = [each.folder for each in found if not passes(each.results)]
    printer.print()
    printer.print(f"{len(found) - len(failing)} of {len(found)} folders pass.")
    if failing:
        printer.print("To see everything about one folder, type, for example:")
        words = [str(failing[0].path), *(["--step", step] if step else [])]
        printer.command(typed_beside("check.py", *words))


def print_csv(found: Sequence[Checked]) -> None:
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for each in found:
        failed = first_failed(each.results)
        row = vars(failed) | {"edits": in_words(failed.edits)} if failed else {}
        row |= {"folder": each.folder.name, "step": each.step}
        row |= {"passed": count_passed(each.results), "checks": len(each.results)}
        row["line"] = row.get("line") or ""
        writer.writerow({key: cell(row.get(key, "")) for key in COLUMNS})


def cell(value: object) -> str:
    """Return a cell that a spreadsheet doesn't take for a formula."""
    text = shown(str(value))
    return f"'{text}" if text.startswith(FORMULA) else text


def print_json(found: Sequence[Checked]) -> None:
    objects = [
        {"folder": each.folder.name, "checks": as_objects(each.step, each.results)}
        for each in found
    ]
    print(json.dumps(objects, indent=2))
