"""Known mistakes in the articles of a poem."""

from companion.checking.pages.poem.lines import code_of_slot
from companion.checking.pages.poem.missing import split_place
from companion.checking.pages.poem.shape import ARTICLES, WITH_VOWEL, Poem
from companion.checking.pages.poem.visit import PoemVisit
from companion.problem import NOWHERE, Place, Problem
from companion.source.search import Sources

STRIP = "remove the spaces around each word: word.strip()"
AN = 'write "an" if word[0] in "aeiou", else "a"'


def articles_to_check(poems: list[Poem]) -> tuple[tuple[str, str, str], ...]:
    """Return the articles to check; the last one may always be "a"."""
    plain = all(poem.words["a3"] == "a" for poem in poems)
    return ARTICLES[:-1] if plain else ARTICLES


def place_of_choice(source: Sources) -> Place:
    """Return the line that chooses between "a" and "an"."""
    vowels = r"""['"][aeiou]{2,}['"]"""
    return source.words(vowels, r"vowel", r"""['"]an?\b ?['"]""")


def wrong_article(visit: PoemVisit, poems: list[Poem]) -> Problem | None:
    """Say which article is wrong; the last article may always be "a"."""
    for article, adjective, noun in articles_to_check(poems):
        wrong = [p for p in poems if p.words[article] != right(p.words[adjective])]
        if not wrong:
            continue
        poem = wrong[0]
        got = f"{poem.words[article]} {poem.words[adjective]} in: {poem.text}"
        place = place_of_choice(visit.sources)
        if article_fits_noun(poems, article, noun):
            hint = (
                f"the article depends on the next word, {adjective}, not on "
                f"{noun}: {AN}"
            )
            return Problem(got, hint, place)
        if stripped_right(visit, article, adjective):
            hint = f"the words start with a space, which isn't a vowel; {STRIP}"
            thrown = visit.sources.thrown_away("strip")
            if thrown != NOWHERE:
                hint = "strip() returns a new string: write word = word.strip()"
                return Problem(got, hint, thrown)
            return Problem(got, hint, split_place(visit.sources))
        if len({p.words[article] for p in poems}) == 1:
            hint = f'the article is always "{poem.words[article]}": {AN}'
            return Problem(got, hint, place)
        return Problem(got, AN, place)
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


def missing_vowel(visit: PoemVisit, poems: list[Poem]) -> Problem | None:
    """Say which vowel gets "a", typing only adjectives that begin with it."""
    for vowel, adjectives in WITH_VOWEL.items():
        typed = {**visit.words, "adjective": adjectives}
        poem = visit.poem_on(visit.fill(typed, visit.separator))
        for article, adjective, _ in articles_to_check(poems) if poem else ():
            if poem and poem.words[article] != "an":
                got = f"a {poem.words[adjective]} in: {poem.text}"
                hint = f"{vowel} is a vowel, too: {AN}"
                return Problem(got, hint, place_of_choice(visit.sources))
    return None


def small_letter(visit: PoemVisit, poems: list[Poem]) -> Problem | None:
    """Say which line starts with a small letter, unless CSS may change that."""
    poem = poems[0]
    if any("text-transform" in text for text in (visit.html_page.text, *visit.css)):
        return None
    for article, adjective in (("a1", "adj1"), ("a2", "adj1_again")):
        written = poem.written[article]
        if written[0].islower():
            got = f"{written} {poem.words[adjective]} in: {poem.text}"
            hint = "the line starts with a capital letter: write .capitalize() after it"
            return Problem(got, hint, code_of_slot(visit.sources, adjective))
    return None
