"""Says why there is no poem, or always the same one."""

import re

from companion.checking.finding import NOWHERE, Finding, Place
from companion.checking.folder.site import Page
from companion.checking.mistakes import escaping, field_names, unfilled
from companion.checking.mistakes.poem_counts import counts_wrong
from companion.checking.pages.poem_shape import (
    SHAPE,
    VERSE_NAMES,
    VERSES,
    WORDS,
    Poem,
    some_words,
)
from companion.checking.pages.poem_visit import PoemVisit
from companion.checking.source.search import Sources


def no_poem(visit: PoemVisit, page: Page) -> Finding:
    """Say why a page has no poem with the assignment's shape."""
    source = visit.sources
    new = [line for line in page.lines if line not in visit.html_page.lines]
    got = " / ".join(new) or page.visible_text or "nothing to read"
    problem = unfilled.unfilled(visit, page.text, got)
    if problem:
        return problem
    mismatch = field_names.mismatch(visit, visit.form)
    if mismatch:
        return mismatch
    wrong = counts_wrong(source)
    if wrong and not some_words(new):
        hint = f"this many words are enough: write >= instead of >: {wrong.source}"
        return Finding(got, hint, wrong)
    if visit.separator == "\n" and new:
        hint = "each line is one word: split the text with text.splitlines()"
        return Finding(got, hint, split_place(source))
    letters = [line for line in new if len(re.findall(r"\b\w\b", line)) >= 5]
    if letters:
        hint = (
            "the poem picks letters from the text: split it at the commas, "
            'text.split(",")'
        )
        return Finding(got, hint, split_place(source))
    if new and not some_words(new):
        hint = "these aren't the words that were typed: pick from what the form sends"
        place = source.call("sample", "choice", "choices", "shuffle")
        if len(" ".join(new).split()) < 8 or not source.has_call("split"):
            return wrong_shape(got, SHAPE, source)
        return Finding(got, hint, place)
    partly = missing_verse("\n".join(new), source)
    return wrong_shape(got, partly or SHAPE, source)


def wrong_shape(got: str, hint: str, source: Sources) -> Finding:
    return Finding(got, hint, place_of_poem(source), read_assignment=True)


def missing_verse(text: str, source: Sources) -> str:
    """Say which lines of the poem are missing, if some of them are right."""
    there = [bool(verse.search(text)) for verse in VERSES]
    if not any(there) or all(there):
        return ""
    if there[-1] and not any(there[:-1]):
        return f"only the last line is left: add to the poem with poem += ...; {SHAPE}"
    names = [name for name, found in zip(VERSE_NAMES, there, strict=True) if not found]
    return f"check {' and '.join(names)} of the poem; {SHAPE}"


def place_of_poem(source: Sources) -> Place:
    """Return the line that most likely makes the poem."""
    return source.words(
        r"\{\w*\},? the|the \{|% *\(|\bthe\b.*\+", r"def \w*poem", r"\bpoem\b"
    )


def split_place(source: Sources) -> Place:
    """Return the line that splits the typed text, or the line that picks from it."""
    place = source.call("split")
    if place == NOWHERE:
        place = source.call("sample", "choice", "choices", "shuffle")
    return place


def which_field(visit: PoemVisit, leak: Finding) -> Finding:
    """Name the field that isn't escaped, if it is only one."""
    bad = []
    for kind in WORDS:
        typed = {**{other: ["x"] for other in WORDS}, kind: [escaping.INTO_VALUE]}
        if escaping.leaks(visit.fill(typed, ",")):
            bad.append(kind)
    if len(bad) != 1:
        return leak
    names = visit.fields[bad[0]]
    place = visit.sources.requested.get(names[0], leak.place)
    hint = f"the field {names[0]} isn't escaped: call html.escape(...) there too"
    return Finding(leak.got, hint, place)


def commas_left(visit: PoemVisit, poem: Poem) -> Finding:
    hint = 'the words still have their commas: split the text with text.split(",")'
    return Finding(poem.text, hint, split_place(visit.sources))


def always_same(visit: PoemVisit, poem: Poem) -> Finding:
    source = visit.sources
    seeded = source.call("seed")
    if seeded != NOWHERE:
        hint = "random.seed() makes every poem the same: remove it"
        return Finding(f"the same poem each time: {poem.text}", hint, seeded)
    hint = "pick the words with random.sample(...) for each poem, not just once"
    place = source.call("sample", "choice", "shuffle", "split")
    return Finding(f"the same poem each time: {poem.text}", hint, place)
