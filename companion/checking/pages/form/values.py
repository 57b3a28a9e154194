"""What a page shows instead of a value: Python's words for it, or a placeholder."""

import re
from dataclasses import replace

from companion.checking.pages.visit import Visit
from companion.checking.site import Page
from companion.problem import NOWHERE, Problem
from companion.source.search import ReaderCode

# (what a page has instead of a value, the lines that may show it, what to write).
# NAME is a function's.
OBJECTS = (
    (
        r"<(?:bound |built-in )?(?:method|function) (?:[\w<>]+\.)*(\w+)",
        (r"\.NAME\b(?! *\()", r"^(?!.*\bimport\b).*\bNAME\b(?! *\()"),
        "the page shows a function instead of its result: call it with parentheses, ()",
    ),
    (
        r"<_io\.TextIOWrapper()",
        (r"\bopen\(",),
        "the page shows a file instead of the text in it: call its read()",
    ),
    (
        r"<[\w.]+ object at 0x()",
        (),
        "the page shows an object as Python writes it: give its class a method __str__ "
        "(__unicode__ was Python 2's)",
    ),
)
VALUE = re.compile(
    r"""\((?:-?[\d.]+|'[^']*'),[^()]*\)|\[['"\d-][^\[\]]*\]|\bb'[^']*'|(?<!\S)['{]-?[\d.]+['}]"""
)
WRITE_IT = (
    "the page shows a value as Python writes it, in brackets or quotation marks: write "
    "the value itself"
)
# (what both the page and its source have, what to write)
PLACEHOLDERS = (
    (
        r"\{\w+[^{}]*\}|\{ \w+ \}",
        'the placeholder isn\'t filled in: write f before the string, f"...", '
        "or .format(...) after it",
    ),
    (r"\{\}", "put the value into the {} with .format(...) after the string"),
    (r"%s", "put the value in after the string: ... % username"),
    (
        r"\$\w+",
        "the placeholder isn't filled in: call the template's .substitute(...), with a "
        "value of this name",
    ),
)


def unfilled(visit: Visit, html: str, got: str) -> Problem | None:
    """Say what the page shows instead of a value, if anything."""
    shown = re.sub(r"(?s)<style.*?</style>|<script.*?</script>", "", html)
    if wrong := shown_object(visit.code, shown):
        return replace(wrong, message=got)
    if VALUE.search(shown):
        return visit.problem(got, WRITE_IT)
    for pattern, hint in PLACEHOLDERS:
        if found := re.search(pattern, shown):
            doubled, name = f"{{{found[0]}}}", found[0].strip("{} ")
            place = visit.code.line_matching(re.escape(doubled))
            if place != NOWHERE:
                hint = f"write {{{name}}}: only single braces are filled in"
                edits = place.replacing(doubled, f"{{{name}}}")
                return Problem(got, hint, place, edits=edits)
            return visit.problem(got, hint, re.escape(found[0]), pattern)
    return None


def shown_object(code: ReaderCode, html: str) -> Problem | None:
    """Say which function, file or object any page shows instead of a text."""
    for pattern, lines, hint in OBJECTS:
        if found := re.search(pattern, html):
            name = found[1]
            used = [each.replace("NAME", name) for each in lines]
            place = code.line_matching(*used)
            edits = place.replacing(f".{name}", f".{name}()") if name else ()
            return Problem(found[0], hint, place, edits=edits)
    return None


def left_over(visit: Visit, page: Page) -> Problem | None:
    """Say that a page shows {name} somewhere, although the rest is right."""
    found = re.search(r"\{[a-z_]\w*\}", page.visible_text)
    return unfilled(visit, found[0], page.visible_text) if found else None
