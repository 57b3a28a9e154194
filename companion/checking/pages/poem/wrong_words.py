"""Known mistakes in a poem's words."""

import re
from dataclasses import replace
from itertools import combinations

from companion.checking.pages.poem.missing import PICKS, code_of_slot, wrong_shape
from companion.checking.pages.poem.shape import (
    DIFFERENT,
    KIND_OF,
    SHAPE,
    SLOTS,
    Poem,
    word_of,
)
from companion.checking.pages.poem.visit import PoemVisit
from companion.problem import Problem
from companion.source import functions


def a_list(visit: PoemVisit) -> Problem | None:
    """Say that the poem shows a list where it needs one of its words."""
    shown = next((poem for poem in visit.poems if "['" in poem.text), None)
    if not shown:
        return None
    hint = "a list is shown as Python writes it: take one word, with random.choice(...)"
    lines = (
        r"\b(sample|choices)\(\w+, *(k=)?1\)(?!\[)",
        r"^\s*\w+1?\s*=\s*\w+s\s*(#.*)?$",
    )
    return visit.problem(shown.text, hint, *lines, blocks=True)


def wrong_kinds(visit: PoemVisit) -> Problem | None:
    """Say which slot has a word of another kind, or doesn't repeat its word."""
    for slot, kind in SLOTS.items():
        for poem in visit.poems:
            word, was = poem.words[slot], poem.words[slot.partition("_")[0]]
            other = KIND_OF[word]
            if other != kind:
                return of_another_kind(visit, poem, slot)
            if word != was:
                hint = f"the {word_of(slot)} ({was}) belongs where the poem has {word}"
                place = code_of_slot(visit, slot)
                return wrong_shape(visit, poem.text, f"{hint}; {SHAPE}", place)
    return None


def of_another_kind(visit: PoemVisit, poem: Poem, slot: str) -> Problem:
    if swapped := functions.swapped(visit.code):
        return replace(swapped, blocks=True)
    word, kind = poem.words[slot], SLOTS[slot]
    other = KIND_OF[word]
    hint = f"{word} is one of the {other}s; take the {word_of(slot)} from the {kind}s"
    asked, wanted = (f'get("{visit.fields[one][0]}")' for one in (other, kind))
    lines = rf"{kind}\w* *=.*{re.escape(asked)}", rf"{slot[:3]}\w*.*{other[:3]}"
    place = visit.code.line_matching(*lines)
    if edits := place.replacing(asked, wanted):
        hint = f"{word} is one of the {other}s: write {wanted}"
    return Problem(poem.text, hint, place, blocks=True, edits=edits)


def repeated(visit: PoemVisit) -> Problem | None:
    """Say which words appear twice, by chance or because of the format string."""
    poems = visit.poems
    for slots in DIFFERENT:
        for other, slot in combinations(slots, 2):
            same = [poem for poem in poems if poem.words[slot] == poem.words[other]]
            if not same:
                continue
            if len(same) == len(poems):
                missing = word_of(slot)
                hint = f"the {word_of(other)} is repeated where the {missing} belongs"
                place = code_of_slot(visit, slot)
            else:
                kind = SLOTS[slot]
                pick = f"random.sample({kind}s, {len(slots)})"
                one_each = rf"^\s*\w+ = random\.choice\(\w*{kind}"
                places = [*visit.code.lines_matching(one_each)]
                if len(places) == len(slots):
                    names = (place.source.partition(" ")[0] for place in places)
                    pick = f"{', '.join(names)} = {pick}"
                hint = f"pick with {pick}, which never repeats a word"
                line = rf"(choices?|rand\w+).*{kind[:4]}"
                place = visit.code.line_matching(line, PICKS)
            words = ", ".join(same[0].words[each] for each in slots)
            return Problem(f"{words} in: {same[0].text}", hint, place)
    return None


def no_comma(visit: PoemVisit) -> Problem | None:
    """Say that the adverb has no comma, or anything else, after it."""
    poem = visit.poems[0]
    if not poem.following["adverb1"].isalpha():
        return None
    hint = 'write a comma after the adverb: "{}, the {} {}"'
    return Problem(poem.text, hint, code_of_slot(visit, "adverb1"))
