"""Known mistakes in a poem's words."""

from dataclasses import replace

from companion.checking.pages.poem.lines import code_of_slot
from companion.checking.pages.poem.missing import split_place, wrong_shape
from companion.checking.pages.poem.shape import (
    DIFFERENT,
    KIND_OF,
    SAME,
    SHAPE,
    SLOTS,
    Poem,
)
from companion.checking.pages.poem.visit import PoemVisit
from companion.problem import NOWHERE, Place, Problem
from companion.source.search import Sources

EMPTY_WORD = (
    'a comma at the end makes an empty word: skip it with if word != "" before picking'
)


def a_list(visit: PoemVisit, poems: list[Poem]) -> Problem | None:
    """Say that the poem shows a list where it needs one of its words."""
    shown = next((poem for poem in poems if "['" in poem.text), None)
    if not shown:
        return None
    hint = "a list is shown as Python writes it: take one word, with random.choice(...)"
    place = visit.sources.words(r"^\s*\w+1?\s*=\s*\w+s\s*(#.*)?$")
    return Problem(shown.text, hint, place, blocks=True)


def wrong_kinds(visit: PoemVisit, poems: list[Poem]) -> Problem | None:
    """Say which slot has a word of another kind, or doesn't repeat its word."""
    source = visit.sources
    for slot, kind in SLOTS.items():
        for poem in poems:
            word = poem.words[slot]
            if KIND_OF[word] != kind:
                other = KIND_OF[word]
                hint = (
                    f"{word} is one of the {other}s; take {name_of(slot)} "
                    f"from the {kind}s"
                )
                place = source.words(rf"{name_of(slot)[:3]}\w*.*{other[:3]}")
                return Problem(poem.text, hint, place, blocks=True)
    for slot, first in SAME.items():
        wrong = [poem for poem in poems if poem.words[slot] != poem.words[first]]
        if wrong:
            again, was = wrong[0].words[slot], wrong[0].words[first]
            hint = f"{first} ({was}) belongs where the poem has {again}; {SHAPE}"
            place = code_of_slot(source, slot)
            found = wrong_shape(wrong[0].text, hint, source, place)
            return replace(found, blocks=True)
    return None


def name_of(slot: str) -> str:
    return slot.partition("_")[0]


def repeated(visit: PoemVisit, poems: list[Poem]) -> Problem | None:
    """Say which words appear twice, by chance or because of the format string."""
    for slots in DIFFERENT:
        for poem in poems:
            words = [poem.words[slot] for slot in slots]
            if len(set(words)) == len(words):
                continue
            return twice(visit, poems, slots, poem)
    return None


def twice(
    visit: PoemVisit, poems: list[Poem], slots: tuple[str, ...], poem: Poem
) -> Problem:
    kind = SLOTS[slots[0]]
    words = [poem.words[slot] for slot in slots]
    for at, slot in enumerate(slots):
        for other in slots[:at]:
            if all(found.words[slot] == found.words[other] for found in poems):
                hint = f"{other} is repeated where {slot} belongs: write {slot}"
                place = code_of_slot(visit.sources, slot)
                return Problem(f"{', '.join(words)} in: {poem.text}", hint, place)
    hint = f"pick with random.sample({kind}s, {len(slots)}), which never repeats a word"
    place = visit.sources.words(rf"(choice|choices|randint|randrange).*{kind[:4]}")
    if place == NOWHERE:
        place = visit.sources.call(
            "choice", "choices", "randint", "randrange", "sample"
        )
    return Problem(f"{', '.join(words)} in: {poem.text}", hint, place)


def no_comma(visit: PoemVisit, poems: list[Poem]) -> Problem | None:
    """Say that the adverb has no comma, or anything else, after it."""
    poem = poems[0]
    if not poem.following["adverb1"].isalpha():
        return None
    hint = 'write a comma after the adverb: "{}, the {} {}"'
    return Problem(poem.text, hint, code_of_slot(visit.sources, "adverb1"))


def empty_word(source: Sources) -> tuple[str, Place]:
    """Say how to skip the empty word after a comma, and where."""
    place = source.words(r"""!=\s*(" "|' ')""")
    if place != NOWHERE:
        return 'an empty word has no space: write != "" instead of != " "', place
    return EMPTY_WORD, split_place(source)
