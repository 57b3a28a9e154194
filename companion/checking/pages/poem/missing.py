"""Says why there is no poem, or always the same one."""

import re

from companion.checking.pages.form import escaping, field_names, unfilled
from companion.checking.pages.poem import counts, lines
from companion.checking.pages.poem.shape import (
    DIFFERENT,
    SHAPE,
    SLOTS,
    VERSE_NAMES,
    VERSES,
    WORDS,
    Poem,
    some_words,
)
from companion.checking.pages.poem.visit import PoemVisit
from companion.checking.site import Page
from companion.problem import NOWHERE, Place, Problem
from companion.source.functions import return_in_loop, without_return
from companion.source.search import Sources

ENOUGH = "three nouns, verbs and adjectives, two prepositions and an adverb"


def no_poem(visit: PoemVisit, page: Page) -> Problem:
    """Say why a page has no poem with the assignment's shape."""
    source = visit.sources
    new = visit.new_lines(page)
    got = " / ".join(new) or page.visible_text or "nothing to read"
    problem = unfilled.unfilled(visit, page.text, got)
    if problem:
        return problem
    mismatch = field_names.mismatch(visit, visit.form)
    if mismatch:
        return mismatch
    wrong = counts.counts_wrong(source)
    if wrong and not some_words(new):
        write = "< instead of <=" if "<=" in wrong.source else ">= instead of >"
        return Problem(got, f"this many words are enough: write {write}", wrong)
    if visit.separator == "\n" and new:
        hint = "each line is one word: split the text with text.splitlines()"
        return Problem(got, hint, split_place(source))
    letters = re.findall(r"\b[^\WaA]\b", " ".join(new))
    if len(letters) >= 5:
        hint = (
            "the poem picks letters from the text: split it at the commas, "
            'text.split(",")'
        )
        return Problem(got, hint, split_place(source))
    if not some_words(new):
        return no_words(visit, page, got)
    return missing_line("\n".join(new), got, source)


def no_words(visit: PoemVisit, page: Page, got: str) -> Problem:
    """Say why a page shows none of the words that were typed."""
    source = visit.sources
    hint, place = without_return(source)
    if hint and re.search(r"\bNone\b", got):
        return Problem(got, hint, place)
    early = return_in_loop(source)
    if early != NOWHERE:
        return Problem(got, counts.RETURNS_EARLY, early)
    new = visit.new_lines(page)
    few = visit.fill({**visit.words, "noun": ()}, visit.separator)
    if new and few.visible_text == page.visible_text:
        return Problem(got, expected=f"a poem: {ENOUGH} were typed")
    if len(" ".join(new).split()) < 8 or not source.has_call("split"):
        return wrong_shape(got, SHAPE, source)
    hint = "these aren't the words that were typed: pick from what the form sends"
    place = source.call("sample", "choice", "choices", "shuffle")
    return Problem(got, hint, place)


def wrong_shape(
    got: str, hint: str, source: Sources, place: Place = NOWHERE
) -> Problem:
    """Return the problem with the line, or else with the function for the poem."""
    place = source.words(r"def \w*poem") if place == NOWHERE else place
    return Problem(got, hint, place, read_assignment=True)


def missing_line(text: str, got: str, source: Sources) -> Problem:
    """Say which lines of the poem are missing, if some of them are right."""
    there = [bool(verse.search(text)) for verse in VERSES]
    missing = [number for number, found in enumerate(there) if not found]
    if len(missing) in (0, len(there)):
        return wrong_shape(got, SHAPE, source)
    if missing == [0, 1, 2]:
        hint = f"only the last line is left: add to the poem with poem += ...; {SHAPE}"
        return wrong_shape(got, hint, source)
    names = [VERSE_NAMES[number] for number in missing]
    hint = f"check {' and '.join(names)} of the poem; {SHAPE}"
    return wrong_shape(got, hint, source, lines.code_of(source, missing[0]))


def split_place(source: Sources) -> Place:
    """Return the line that splits the typed text, or the line that picks from it."""
    place = source.call("split")
    if place == NOWHERE:
        place = source.call("sample", "choice", "choices", "shuffle")
    return place


def which_field(visit: PoemVisit, leak: Problem) -> Problem:
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
    return Problem(leak.message, hint, place)


def commas_left(visit: PoemVisit, poem: Poem) -> Problem:
    hint = 'the words still have their commas: split the text with text.split(",")'
    return Problem(poem.text, hint, split_place(visit.sources))


def always_same(visit: PoemVisit, poem: Poem) -> Problem:
    source = visit.sources
    got = f"the same poem each time: {poem.text}"
    seeded = source.call("seed")
    if seeded != NOWHERE:
        hint = "random.seed() makes every poem the same: remove it"
        return Problem(got, hint, seeded)
    picked = source.call("sample", "choice", "choices", "shuffle")
    if picked != NOWHERE:
        hint = "pick the words with random.sample(...) for each poem, not just once"
        return Problem(got, hint, picked)
    hint = "call random.sample(nouns, 3) and so on, once for each poem"
    return Problem(got, hint, first_words(source))


def first_words(source: Sources, kind: str = "") -> Place:
    """Return the line that takes a list's first words, or one of them."""
    return source.words(rf"[^=!<>]=[^=].*\b{kind}\w*\[:?\d\]")


def always_picked(visit: PoemVisit, poems: list[Poem]) -> Problem | None:
    """Say which kind of words is the same in each poem, if one is."""
    for slots in DIFFERENT:
        picked = {tuple(poem.words[slot] for slot in slots) for poem in poems}
        if len(picked) == 1:
            kind = SLOTS[slots[0]]
            got = f"the same {kind}s in each poem: {', '.join(*picked)}"
            hint = f"pick them with random.sample({kind}s, {len(slots)})"
            return Problem(got, hint, first_words(visit.sources, kind))
    return None
