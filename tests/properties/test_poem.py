"""A poem keeps its promises for every list of words that makes one."""

import re

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from poem import FIELDS, find_problem, make_poem, split_words

WORDS = st.text(min_size=1).map(lambda text: text.replace(",", "").strip()).filter(bool)


def word_lists(needed):
    return st.lists(WORDS, min_size=needed, max_size=needed + 3, unique=True)


POEMS = st.tuples(*(word_lists(needed) for _, needed, _ in FIELDS))


def any_of(words, name, *others):
    """A pattern of any of the words that isn't one of the other groups'."""
    different = "".join(rf"(?!(?P={other})[ \n]|(?P={other})\Z)" for other in others)
    return f"{different}(?P<{name}>{'|'.join(map(re.escape, words))})"


def shape(nouns, verbs, adjectives, prepositions, adverbs):
    return re.compile(
        rf"(?P<a1>An?) {any_of(adjectives, 'adj1')} {any_of(nouns, 'noun1')}\n\n"
        rf"(?P=a1) (?P=adj1) (?P=noun1) {any_of(verbs, 'verb1')} "
        rf"{any_of(prepositions, 'prep1')} "
        rf"the {any_of(adjectives, 'adj2', 'adj1')} {any_of(nouns, 'noun2', 'noun1')}\n"
        rf"{any_of(adverbs, 'adverb')}, the (?P=noun1) {any_of(verbs, 'verb2', 'verb1')}\n"
        rf"the (?P=noun2) {any_of(verbs, 'verb3', 'verb1', 'verb2')} "
        rf"{any_of(prepositions, 'prep2', 'prep1')} "
        rf"(?P<a3>an?) {any_of(adjectives, 'adj3', 'adj1', 'adj2')} "
        rf"{any_of(nouns, 'noun3', 'noun1', 'noun2')}"
    )


@given(POEMS)
def test_a_poem_has_its_shape_and_different_words_from_the_lists(words):
    html = BeautifulSoup(make_poem(*words), "html.parser")
    poem = shape(*words).fullmatch(html.pre.text)
    assert poem
    for article, word in (("a1", "adj1"), ("a3", "adj3")):
        is_vowel = poem[word][0] in "aeiouAEIOU"
        assert poem[article].lower() == ("an" if is_vowel else "a")


@given(POEMS)
def test_words_that_make_a_poem_are_accepted(words):
    for (_, needed, _), given_words in zip(FIELDS, words, strict=True):
        assert split_words(", ".join(given_words)) == given_words
        assert find_problem(given_words, needed) == ""


@given(st.text())
def test_words_are_separated_by_commas(text):
    words = split_words(text)
    assert all(word and "," not in word and word == word.strip() for word in words)
    assert set(words) == {word.strip() for word in text.split(",")} - {""}


@given(st.lists(WORDS), st.integers(1, 3))
def test_only_lists_that_make_no_poem_are_refused(words, needed):
    assert bool(find_problem(words, needed)) == (len(words) < needed)
