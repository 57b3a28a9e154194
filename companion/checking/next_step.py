"""What to do next when a step's checks pass."""

from collections.abc import Sequence

from companion.checking.assignment import ASSIGNMENT
from companion.checking.events import Result
from companion.checking.printing import BOLD, GREEN, Printer
from companion.checking.step_names import NAMES, SECTIONS


def print_next(
    printer: Printer, folder: str, name: str, results: Sequence[Result]
) -> None:
    """Print that all checks of a step passed, and what comes next."""
    at = NAMES.index(name) + 1
    printer.print(
        f"{printer.tick()} {len(results)} of {len(results)} checks passed.", GREEN
    )
    if at == len(NAMES):
        printer.print()
        printer.print(
            "Congratulations! You have built every page of the tutorial, and all of "
            "them work.",
            BOLD,
        )
        printer.print("Next: Deployment, to show it to the world. Type:")
        printer.print(f"  python appcfg.py -A your-project-id update {folder}", BOLD)
        return
    following = NAMES[at]
    printer.print(f"Compare with: steps/{at}_{name}")
    if at + 1 == len(NAMES):
        printer.print()
        printer.print(
            "Congratulations! That was the last of the tutorial's pages.", BOLD
        )
        printer.print("Next: Deployment, to show it to the world. Type:")
        printer.print(f"  python appcfg.py -A your-project-id update {folder}", BOLD)
        return
    printer.print(f"Next: {SECTIONS[following]}")
    printer.print("Once you have written it, type:")
    printer.print(f"  python check.py {folder} --step {following}", BOLD)
    if following == "poem":
        print_assignment(printer)


def print_assignment(printer: Printer) -> None:
    before, poem, after = ASSIGNMENT
    printer.print()
    printer.print("The assignment:", BOLD)
    printer.paragraph(before)
    printer.print()
    for line in poem.splitlines():
        printer.print(f"    {line}".rstrip())
    printer.print()
    printer.paragraph(after)
