"""Known mistakes in a poem's words."""

from dataclasses import replace

from companion.checking.finding import NOWHERE, Finding
from companion.checking.mistakes.poem_lines import code_of_slot
from companion.checking.mistakes.poem_missing import split_place, wrong_shape
from companion.checking.pages.poem_shape import (
    ARTICLES,
    DIFFERENT,
    KIND_OF,
    SAME,
    SHAPE,
    SLOTS,
    Poem,
)
from companion.checking.pages.poem_visit import PoemVisit

STRIP = "remove the spaces around each word: word.strip()"
EMPTY_WORD = (
    'a comma at the end makes an empty word: skip it with if word != "" before picking'
)
AN = 'write "an" if word[0] in "aeiou", else "a"'


def wrong_kinds(visit: PoemVisit, poems: list[Poem]) -> Finding | None:
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
                return Finding(poem.text, hint, place, blocks=True)
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


def repeated(visit: PoemVisit, poems: list[Poem]) -> Finding | None:
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
) -> Finding:
    kind = SLOTS[slots[0]]
    words = [poem.words[slot] for slot in slots]
    for at, slot in enumerate(slots):
        for other in slots[:at]:
            if all(found.words[slot] == found.words[other] for found in poems):
                hint = f"{other} is repeated where {slot} belongs: write {slot}"
                place = code_of_slot(visit.sources, slot)
                return Finding(f"{', '.join(words)} in: {poem.text}", hint, place)
    hint = f"pick with random.sample({kind}s, {len(slots)}), which never repeats a word"
    place = visit.sources.words(rf"(choice|choices|randint|randrange).*{kind[:4]}")
    if place == NOWHERE:
        place = visit.sources.call(
            "choice", "choices", "randint", "randrange", "sample"
        )
    return Finding(f"{', '.join(words)} in: {poem.text}", hint, place)


def wrong_article(visit: PoemVisit, poems: list[Poem]) -> Finding | None:
    """Say which article is wrong; the last article may always be "a"."""
    plain = all(poem.words["a3"] == "a" for poem in poems)
    for article, adjective, noun in ARTICLES:
        if article == "a3" and plain:
            continue
        wrong = [p for p in poems if p.words[article] != right(p.words[adjective])]
        if not wrong:
            continue
        poem = wrong[0]
        got = f"{poem.words[article]} {poem.words[adjective]} in: {poem.text}"
        place = visit.sources.words(r"aeio|vowel|['\"]an?\b ?['\"]")
        if article_fits_noun(poems, article, noun):
            hint = (
                f"the article depends on the next word, {adjective}, not on "
                f"{noun}: {AN}"
            )
            return Finding(got, hint, place)
        if stripped_right(visit, article, adjective):
            hint = f"the words start with a space, which isn't a vowel; {STRIP}"
            thrown = visit.sources.thrown_away("strip")
            if thrown != NOWHERE:
                hint = "strip() returns a new string: write word = word.strip()"
                return Finding(got, hint, thrown)
            return Finding(got, hint, split_place(visit.sources))
        if len({p.words[article] for p in poems}) == 1:
            hint = f'the article is always "{poem.words[article]}": {AN}'
            return Finding(got, hint, place)
        return Finding(got, AN, place)
    return None


def article_fits_noun(poems: list[Poem], article: str, noun: str) -> bool:
    both = {poem.words[article] for poem in poems}
    return len(both) == 2 and all(
        poem.words[article] == right(poem.words[noun]) for poem in poems
    )


def stripped_right(visit: PoemVisit, article: str, adjective: str) -> bool:
    """Whether the article is right if no space is typed before a word."""
    if visit.separator != ", ":
        return False
    pages = [visit.fill(visit.words, ",") for _ in range(8)]
    poems = [visit.poem_on(page) for page in pages]
    return all(p and p.words[article] == right(p.words[adjective]) for p in poems)


def right(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
