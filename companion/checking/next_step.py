"""What to do next when a step's checks pass."""

import sys
from collections.abc import Sequence
from pathlib import Path

from companion.checking.events import Result
from companion.checking.printing import Printer
from companion.checking.step_names import NAMES, SECTIONS
from companion.commands.shell import quote, typed
from companion.terminal import BOLD, GREEN

# The tutorial has its assignment behind a link; here it is in our own words:
# what to build, what a poem looks like, and the details.
ASSIGNMENT = (
    'Write one page with one form that sends its words with "get" to the same page. '
    "It has five text fields: nouns, verbs, adjectives, prepositions and adverbs. The "
    "visitor types several words into each, with commas between them. A button makes a "
    "poem, a different one each time: three different nouns, verbs and adjectives, two "
    "different prepositions and one adverb, picked at random.",
    "An amber owl\n\nAn amber owl hums beneath the icy river\nsoftly, the owl glows\n"
    "the river waits around a quiet teapot",
    '"A" becomes "An" before a, e, i, o and u. Repeat amber, owl and river as shown; '
    "all other words are different. If there are too few words, the page says so. A "
    "comma after the last word makes no difference. The page escapes everything that "
    "the visitor typed.",
)


def print_next(
    printer: Printer, folder: str, name: str, results: Sequence[Result]
) -> None:
    """Print that all checks of a step passed, and what comes next."""
    at = NAMES.index(name) + 1
    count = len(results)
    printer.print(f"{printer.tick} {count} of {count} checks passed.", GREEN)
    example = beside("steps") / f"{at}_{name}"
    if at < len(NAMES) and example.resolve() != Path(folder).resolve():
        printer.print(f"Compare with: {example}")
    if at + 1 >= len(NAMES):
        praise = "That was the last of the tutorial's pages."
        if at == len(NAMES):
            praise = "You have built every page of the tutorial, and all of them work."
        printer.print()
        printer.print(f"Congratulations! {praise}", BOLD)
        to_type = "" if printer.in_window else " Type:"
        printer.print(f"Next: Deployment, to show it to the world.{to_type}")
        if not printer.in_window:
            words = ("-A", "your-project-id", "update", folder)
            printer.command(typed_beside("appcfg.py", *words))
        return
    following = NAMES[at]
    printer.print(f"Next: {SECTIONS[following]}")
    if not printer.in_window:
        printer.print("Once you have written it, type:")
        printer.command(typed_beside("check.py", folder, "--step", following))
    if following == "poem":
        print_assignment(printer)


def print_undo(printer: Printer, folder: Path) -> None:
    """Print how to undo changes in first_app, if that is the folder."""
    finished = beside("first_app")
    if folder.resolve() == finished.resolve():
        printer.print("This is the finished app; write your own in another folder.")
        printer.print("To undo all changes in this one, type:")
        printer.command(f"git restore {quote(str(finished))}")


def typed_beside(command: str, *words: str) -> str:
    """Return the line to type for a command that is in check.py's folder."""
    return typed(str(beside(command)), *words)


def beside(name: str) -> Path:
    """Return the path of something in check.py's folder, from the current folder."""
    return Path(sys.argv[0]).with_name(name)


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
