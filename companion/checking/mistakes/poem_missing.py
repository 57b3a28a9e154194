"""Says why there is no poem, or no other one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from companion.checking.browser.forms import Form
from companion.checking.finding import NOWHERE, Finding, Place
from companion.checking.folder.site import Page
from companion.checking.mistakes import escaping, field_names, unfilled
from companion.checking.pages import form
from companion.checking.pages.poem_shape import (
    SHAPE,
    VERSE_NAMES,
    VERSES,
    WORDS,
    Poem,
    some_words,
)
from companion.checking.source.search import Sources

if TYPE_CHECKING:
    from companion.checking.pages.poem import Poet

# What Python says where a list has too few words to pick from.
COUNTED = re.compile(
    r"Sample larger|empty sequence|index out of range|empty range|unpack"
)


FIVE = "write five: nouns, verbs, adjectives, prepositions, adverbs"


def too_few_fields(
    visit: Poet, found: Form, kinds: dict[str, list[Element]]
) -> Finding:
    """Say which field is missing: two may have the same name, or one another."""
    names = [str(field.get("name")) for field in found.text_fields]
    twice = [name for name, times in Counter(names).items() if times > 1]
    got = f"the fields {', '.join(names)}"
    wanted = [f"{kind}s" for kind in WORDS if kind not in kinds]
    if twice:
        free = next(
            (n for n in visit.sources.requested if n not in names),
            (wanted or ["verbs"])[0],
        )
        hint = f'two fields have the same name, {twice[0]}: write name="{free}"'
        lines = [
            file.place(number)
            for file in visit.sources.files
            for number, line in enumerate(file.lines, start=1)
            if re.search(rf"""name\s*=\s*["']?{re.escape(twice[0])}\b""", line)
        ]
        return Finding(got, hint, lines[-1] if lines else NOWHERE, blocks=True)
    outside = form.loose_fields(visit.html_page.html)
    if outside:
        name = outside[0].get("name", "")
        hint = f"the field {name} is outside the form: move it before </form>"
        place = visit.sources.words(rf"""name\s*=\s*["']?{re.escape(name)}\b""")
        return Finding(got, hint, place, blocks=True)
    hint = f"{FIVE}; {', '.join(wanted)} is missing" if wanted else FIVE
    return Finding(got, hint, visit.sources.words(r"<form\b"), blocks=True)


def no_poem(visit: Poet, page: Page) -> Finding:
    """Say why a page with the words has no poem of the assignment's shape."""
    source = visit.sources
    new = [line for line in page.lines if line not in visit.html_page.lines]
    got = " / ".join(new) or page.visible_text or "nothing to read"
    problem = unfilled.unfilled(visit, page.text, got)
    if problem:
        return problem
    mismatch = field_names.mismatch(visit, visit.form)
    if mismatch:
        return blocking(mismatch)
    wrong = counts_wrong(source)
    if wrong and not some_words(new):
        hint = (
            f"so many words are enough: write >= where the line has >: {wrong.source}"
        )
        return Finding(got, hint, wrong, blocks=True)
    if visit.separator == "\n" and new:
        hint = (
            "each line is a word: split the text at its line breaks, text.splitlines()"
        )
        return Finding(got, hint, split_place(source), blocks=True)
    letters = [line for line in new if len(re.findall(r"\b\w\b", line)) >= 5]
    if letters:
        hint = (
            "each field is one text, of letters: split it at the commas, "
            'text.split(",")'
        )
        return Finding(got, hint, split_place(source), blocks=True)
    if new and not some_words(new):
        hint = "the words aren't those that were typed: pick from what the form sends"
        place = source.call("sample", "choice", "choices", "shuffle")
        if len(" ".join(new).split()) < 8 or not source.has_call("split"):
            return Finding(got, SHAPE, place_of_poem(source), blocks=True)
        return Finding(got, hint, place, blocks=True)
    partly = missing_verse("\n".join(new), source)
    return Finding(got, partly or SHAPE, place_of_poem(source), blocks=True)


def missing_verse(text: str, source: Sources) -> str:
    """Say which lines of the poem are missing, if some of them are right."""
    there = [bool(verse.search(text)) for verse in VERSES]
    if not any(there) or all(there):
        return ""
    if there[-1] and not any(there[:-1]):
        return f"only the last line is kept: add to the poem with poem += ...; {SHAPE}"
    names = [name for name, found in zip(VERSE_NAMES, there, strict=True) if not found]
    return f"{' and '.join(names)} of the poem isn't as it should be; {SHAPE}"


def place_of_poem(source: Sources) -> Place:
    """Return the line where the poem is most likely put together."""
    return source.words(
        r"\{\w*\},? the|the \{|% *\(|\bthe\b.*\+", r"def \w*poem", r"\bpoem\b"
    )


def split_place(source: Sources) -> Place:
    """Return the line that splits what was typed, or else that picks from it."""
    place = source.call("split")
    if place == NOWHERE:
        place = source.call("sample", "choice", "choices", "shuffle")
    return place


def blocking(finding: Finding) -> Finding:
    return Finding(finding.got, finding.hint, finding.place, blocks=True)


def counts_wrong(source: Sources) -> Place | None:
    """Return the line that wants one word more than the poem needs: > for >=."""
    place = source.words(r"len\([^)]*\)\s*(>\s*[321]|<=\s*[321])\b(?!\s*\d)")
    return None if place == NOWHERE else place


def or_for_and(source: Sources) -> str:
    """Say that one list with enough words is taken for all of them, if it is."""
    if source.has_code(r"len\([^)]*\) *>=? *\d+ +or +len\("):
        return "with 'or' one list with enough words is enough: write 'and' for it"
    if source.has_code(r"len\([^)]*\) *<=? *\d+ +and +len\("):
        return "with 'and' all lists have to be too short: write 'or' for it"
    return ""


def count_hint(what: str) -> str:
    """Say what to count before the words are picked; what: like "no adverbs"."""
    kind = what.split()[1].removesuffix("s")
    if kind not in WORDS:
        return (
            "too few words are no poem: before picking, count the words in each field, "
            "if len(nouns) < 3"
        )
    needed = len(WORDS[kind])
    return (
        f"too few {kind}s: before picking, test len({kind}s) < {needed} as well, "
        "and ask for more"
    )


def which_field(visit: Poet, leak: Finding) -> Finding:
    """Name the one field whose words aren't escaped, if it is one."""
    bad = []
    for kind in WORDS:
        typed = {**{other: ["x"] for other in WORDS}, kind: [escaping.INTO_VALUE]}
        if escaping.leaks(visit.fill(typed, ",")):
            bad.append(kind)
    if len(bad) != 1:
        return leak
    names = visit.fields[bad[0]]
    place = visit.sources.requested.get(names[0], leak.place)
    hint = f"the field {names[0]} isn't escaped: html.escape(...) what it shows"
    return Finding(leak.got, hint, place)


def commas_left(visit: Poet, poem: Poem) -> Finding:
    hint = 'the commas stay at the words: split the text at the commas, text.split(",")'
    return Finding(poem.text, hint, split_place(visit.sources), blocks=True)


def always_same(visit: Poet, poem: Poem) -> Finding:
    source = visit.sources
    seeded = source.call("seed")
    if seeded != NOWHERE:
        hint = "random.seed() makes it the same each time; leave it out"
        return Finding(f"each time: {poem.text}", hint, seeded)
    hint = "pick the words with random.sample(...), each time anew"
    place = source.call("sample", "choice", "shuffle", "split")
    return Finding(f"each time: {poem.text}", hint, place)
