"""Known mistakes in the articles of a poem."""

from itertools import product

from companion.checking.pages.poem.missing import code_of_slot
from companion.checking.pages.poem.shape import ARTICLES, WITH_VOWEL, Poem
from companion.checking.pages.poem.visit import PoemVisit
from companion.problem import Problem

SPACE = "a word may begin with a space: write word.strip() for each word"
# The line that chooses between "a" and "an".
CHOICE = (r"""['"][aeiou]{2,}['"]""", r"vowel", r"""['"]an?\b ?['"]""")
# The call of a function that does so.
OF_NOUN = r"(?<!def )\b(\w*article\w*|an?_\w+)\(\w*noun"
AN = 'write "an" if word[0] in "aeiou", else "a"'


def articles_to_check(poems: list[Poem]) -> tuple[tuple[str, str, str], ...]:
    """Return the articles to check; the last one may always be "a"."""
    plain = all(poem.words["a3"] == "a" for poem in poems)
    return ARTICLES[:-1] if plain else ARTICLES


def wrong_article(visit: PoemVisit) -> Problem | None:
    """Say which article is wrong; the last article may always be "a"."""
    poems = visit.poems
    for article, adjective, noun in articles_to_check(poems):
        wrong = [p for p in poems if p.words[article] != right(p.words[adjective])]
        if not wrong:
            continue
        poem = wrong[0]
        got = f'"{poem.words[article]} {poem.words[adjective]}" in: {poem.text}'
        made = [p.words[article] for p in poems]
        if len(set(made)) == 1:
            hint = f'the article is always "{made[0]}": {AN}'
        elif made == [right(p.words[noun]) for p in poems]:
            hint = "choose the article by the next word, the adjective, not by the noun"
            return visit.problem(got, hint, OF_NOUN, *CHOICE)
        elif len(wrong) == len(poems):
            hint = f'"a" and "an" are swapped: {AN}'
        else:
            spaced = f"{poem.written[article]}  {poem.words[adjective]}"
            hint = SPACE if any(spaced in page.text for page in visit.pages) else AN
        return visit.problem(got, hint, *CHOICE)
    return None


def right(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def missing_vowel(visit: PoemVisit) -> Problem | None:
    """Say which vowel gets "a", typing only adjectives that begin with it."""
    for vowel, adjectives in WITH_VOWEL.items():
        typed = {**visit.words, "adjective": adjectives}
        poem = visit.poem_on(visit.fill(typed, visit.separator))
        for article, adjective, _ in articles_to_check(visit.poems):
            if poem and poem.words[article] != "an":
                got = f'"a {poem.words[adjective]}" in: {poem.text}'
                hint = f"{vowel} is a vowel, too: {AN}"
                return visit.problem(got, hint, *CHOICE)
    return None


def not_capitalized(visit: PoemVisit) -> Problem | None:
    """Say which line's article isn't A or An, unless CSS may change that."""
    if any("text-transform" in text for text in (visit.html_page.text, *visit.css)):
        return None
    places = (("a1", "adj1"), ("a2", "adj1_again"))
    for poem, (article, adjective) in product(visit.poems, places):
        written = poem.written[article]
        if written != written.capitalize() and not poem.written[adjective].isupper():
            got = f'"{written} {poem.words[adjective]}" in: {poem.text}'
            hint = "the line starts with one capital letter: write .capitalize()"
            return Problem(got, hint, code_of_slot(visit, adjective))
    return None
