"""Known mistakes in a poem's words."""

from itertools import combinations

from companion.checking.pages.poem.missing import PICKS, code_of_slot, wrong_shape
from companion.checking.pages.poem.shape import DIFFERENT, KIND_OF, SHAPE, SLOTS
from companion.checking.pages.poem.visit import PoemVisit
from companion.problem import Problem


def a_list(visit: PoemVisit) -> Problem | None:
    """Say that the poem shows a list where it needs one of its words."""
    shown = next((poem for poem in visit.poems if "['" in poem.text), None)
    if not shown:
        return None
    hint = "a list is shown as Python writes it: take one word, with random.choice(...)"
    line = r"^\s*\w+1?\s*=\s*\w+s\s*(#.*)?$"
    return visit.problem(shown.text, hint, line, blocks=True)


def wrong_kinds(visit: PoemVisit) -> Problem | None:
    """Say which slot has a word of another kind, or doesn't repeat its word."""
    for slot, kind in SLOTS.items():
        for poem in visit.poems:
            word, first = poem.words[slot], slot.partition("_")[0]
            other = KIND_OF[word]
            if other != kind:
                hint = f"{word} is one of the {other}s; take {first} from the {kind}s"
                line = rf"{first[:3]}\w*.*{other[:3]}"
                return visit.problem(poem.text, hint, line, blocks=True)
            was = poem.words[first]
            if word != was:
                hint = f"{first} ({was}) belongs where the poem has {word}; {SHAPE}"
                return wrong_shape(visit, poem.text, hint, code_of_slot(visit, slot))
    return None


def repeated(visit: PoemVisit) -> Problem | None:
    """Say which words appear twice, by chance or because of the format string."""
    poems = visit.poems
    for slots in DIFFERENT:
        for other, slot in combinations(slots, 2):
            same = [poem for poem in poems if poem.words[slot] == poem.words[other]]
            if not same:
                continue
            if len(same) == len(poems):
                hint = f"{other} is repeated where {slot} belongs: write {slot}"
                place = code_of_slot(visit, slot)
            else:
                kind = SLOTS[slot]
                pick = f"random.sample({kind}s, {len(slots)})"
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
