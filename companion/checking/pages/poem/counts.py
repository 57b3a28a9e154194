"""Says which fields or words are missing for a poem."""

import re
from collections import Counter
from xml.etree.ElementTree import Element

from companion.checking.browser.forms import is_text_field
from companion.checking.pages.form.form import FormVisit, loose
from companion.checking.pages.poem.shape import WORDS
from companion.problem import NOWHERE, Place, Problem

# Python's messages if a list has too few words to pick from.
COUNTED = re.compile(
    r"Sample larger|empty sequence|index out of range|empty range|unpack"
)
# A line that requires one word too many, with > instead of >=, or that may do so.
ONE_TOO_MANY = (
    r"len\([^)]*\)\s*(>|<=)\s*[321]\b(?!\s*\d)",
    r"len\([^)]*\)\s*(>|<=)\s*[a-z_]",
)
# Words are counted, and only then the text is split, in the same function.
LETTERS_COUNTED = (
    r"(?ms)\blen\(({}\w*)\)(?:(?!\bdef\b).)*?^[ \t]+\1 = (?!random)(?=[^\n]*\b\1\b)"
)
RETURNS_EARLY = "this return ends the loop at its first word: indent it like for"
FIVE = "write five fields: nouns, verbs, adjectives, prepositions, adverbs"


def too_few_fields(visit: FormVisit, kinds: dict[str, list[Element]]) -> Problem:
    """Say which field is missing, has a duplicate name or is outside the form."""
    names = visit.form.names
    twice = [name for name, times in Counter(names).items() if times > 1]
    got = f"the fields {', '.join(names)}"
    wanted = [f"{kind}s" for kind in WORDS if kind not in kinds]
    if twice:
        unused = [name for name in visit.code.requested if name not in names]
        free = [*unused, *wanted, "verbs"][0]
        hint = f'two fields have the same name, {twice[0]}: write name="{free}"'
        pattern = rf"""name\s*=\s*["']?{re.escape(twice[0])}\b"""
        *_, place = (NOWHERE, *visit.code.lines_matching(pattern))
        edits = place.replacing(f'"{twice[0]}"', f'"{free}"')
        return Problem(got, hint, place, blocks=True, edits=edits)
    line, hint = r"<form\b", f"{FIVE}; there is no field for {', '.join(wanted)}"
    if outside := [*filter(is_text_field, loose(visit.html_page.html))]:
        name = outside[0].get("name", "")
        hint = f"the field {name} is outside the form: move it before </form>"
        line = rf"""name\s*=\s*["']?{re.escape(name)}\b"""
    return visit.problem(got, hint, line, blocks=True, read_assignment=True)


def too_few(visit: FormVisit, got: str, kind: str, place: Place) -> Problem:
    """Say what to count; at the line that counts these words, if its number is wrong.

    place: where the code fails.
    """
    if not kind:
        return Problem(got, count_hint(), place)
    late = visit.code.end_of(LETTERS_COUNTED.format(kind))
    if late != NOWHERE:
        name = late.source.partition(" ")[0]
        hint = f"move this line above the one with len({name}), which counts letters"
        return Problem(got, hint, late)
    needed = len(WORDS[kind])
    pattern = rf"(?i)(\blen\({kind}\w*\) *(?:<|>=) *)(?!{needed}\b)\d+"
    count = visit.code.line_matching(pattern)
    found = re.search(pattern, count.source)
    if not found:
        return Problem(got, count_hint(kind), place)
    write = f"{found[1]}{needed}"
    hint = f"a poem has {needed} {kind}s: write {write}"
    return Problem(got, hint, count, edits=count.replacing(found[0], write))


def count_hint(kind: str = "") -> str:
    """Say what to count before the words are picked; kind: if only one is too few."""
    if not kind:
        return (
            "too few words: before picking, count the words in each field: "
            "if len(nouns) < 3"
        )
    return (
        f"too few {kind}s: before picking, test len({kind}s) < {len(WORDS[kind])} as "
        "well, and ask for more"
    )
