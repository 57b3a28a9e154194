import re

import pytest

from tests.support.project import WORDS

POEM = re.compile(
    r"""(?P<a1>An?) (?P<adj1>\w+) (?P<noun1>\w+)

(?P<a2>An?) (?P=adj1) (?P=noun1) (?P<verb1>\w+) (?P<prep1>\w+) the (?P<adj2>\w+) (?P<noun2>\w+)
(?P<adverb>\w+), the (?P=noun1) (?P<verb2>\w+)
the (?P=noun2) (?P<verb3>\w+) (?P<prep2>\w+) (?P<a3>an?) (?P<adj3>\w+) (?P<noun3>\w+)"""
)


def problem_at(response, field):
    """What the page says is wrong with a field."""
    described_by = response.html.find(id=field).get("aria-describedby")
    return response.html.find(id=described_by).text if described_by else ""


def test_the_first_visit_offers_words_that_work(page_of):
    app, path = page_of("poem")
    form = app.get(path).form
    assert (form.method, form.action) == ("get", "")
    response = form.submit()
    assert POEM.fullmatch(response.html.pre.text)


@pytest.mark.parametrize("_", range(20))
def test_a_poem_takes_different_words_and_the_right_articles(page_of, _):
    app, path = page_of("poem")
    poem = POEM.fullmatch(app.get(path, WORDS).html.pre.text)
    for field, used in {
        "nouns": ["noun1", "noun2", "noun3"],
        "verbs": ["verb1", "verb2", "verb3"],
        "adjectives": ["adj1", "adj2", "adj3"],
        "prepositions": ["prep1", "prep2"],
        "adverbs": ["adverb"],
    }.items():
        # As many words as the poem needs were given, so it has to use each.
        assert sorted(poem.group(*used) if used[1:] else [poem[used[0]]]) == sorted(
            WORDS[field].split(", ")
        )
    articles = {"old": "an", "grey": "a", "icy": "an"}
    assert poem["a1"] == poem["a2"] == articles[poem["adj1"]].capitalize()
    assert poem["a3"] == articles[poem["adj3"]]


@pytest.mark.parametrize(
    ("field", "words", "problem"),
    [
        ("nouns", "", "The poem needs 3 and has 0; please add 3."),
        ("nouns", "owl", "The poem needs 3 and has 1; please add 2."),
        ("verbs", "sings, ,,sleeps,", "The poem needs 3 and has 2; please add 1."),
        ("prepositions", "under", "The poem needs 2 and has 1; please add 1."),
        ("adverbs", " ", "The poem needs 1 and has 0; please add 1."),
        ("nouns", "owl, oak, owl", "The poem needs 3 and has 2; please add 1."),
        (
            "nouns",
            "owl, oak, " + "e" * 995,
            "These words have more than 1,000 letters; please remove some.",
        ),
    ],
)
def test_a_field_says_what_is_missing_and_nothing_typed_is_lost(
    page_of, field, words, problem
):
    app, path = page_of("poem")
    typed = {**WORDS, field: words}
    response = app.get(path, typed)
    assert problem_at(response, field) == problem
    assert [name for name in typed if problem_at(response, name)] == [field]
    assert {name: response.form[name].value for name in typed} == typed
    assert response.html.pre is None


def test_a_field_takes_a_thousand_letters(page_of):
    app, path = page_of("poem")
    response = app.get(path, {**WORDS, "nouns": "owl, oak, " + "e" * 994})
    assert response.html.pre


def test_a_field_left_out_of_the_url_is_asked_for(page_of):
    app, path = page_of("poem")
    response = app.get(path + "?nouns=owl,oak,elm")
    assert problem_at(response, "nouns") == ""
    assert problem_at(response, "adverbs") != ""


KEPT = """\
An old owl

An old owl sings under the grey oak
softly, the owl sleeps
the oak sways over an icy elm"""


def link(response, words):
    """Where the link with these words in it leads."""
    return response.html.find("a", string=re.compile(words))["href"]


def test_a_link_to_a_poem_shows_that_very_poem_to_everybody(page_of):
    app, path = page_of("poem")
    response = app.get(
        path, {**WORDS, "nouns": "owl, oak, elm, ash, a&b=c+d %20 é <b>"}
    )
    link_to_it = link(response, "to keep or share")
    for _ in range(3):
        kept = app.get(path + link_to_it)
        assert kept.html.pre.text == response.html.pre.text
        assert link(kept, "to keep or share") == link_to_it


def test_a_kept_poem_takes_the_words_in_the_order_of_its_address(page_of):
    app, path = page_of("poem")
    assert app.get(path, {**WORDS, "keep": "yes"}).html.pre.text == KEPT


def test_a_link_to_a_poem_loses_none_of_the_words(page_of):
    app, path = page_of("poem")
    typed = {**WORDS, "nouns": "owl, oak, elm, ash, yew", "adverbs": "softly, slowly"}
    response = app.get(path, typed)
    kept = app.get(path + link(response, "to keep or share"))
    for name, words in typed.items():
        kept_words = kept.form[name].value.split(", ")
        assert sorted(kept_words) == sorted(words.split(", "))


def test_another_one_is_another_poem_from_the_same_words(page_of):
    app, path = page_of("poem")
    for response in (app.get(path, WORDS), app.get(path, {**WORDS, "keep": "yes"})):
        another = path + link(response, "Another one")
        assert len({app.get(another).html.pre.text for _ in range(12)}) > 1
        assert {name: app.get(another).form[name].value for name in WORDS} == WORDS


def test_a_link_to_a_poem_is_hardly_longer_than_the_address_of_the_form(page_of):
    app, path = page_of("poem")
    words = ",".join("ж" * length for length in range(1, 20))
    response = app.get(path, dict.fromkeys(WORDS, words))
    typed = len(response.request.query_string)
    assert len(link(response, "to keep or share")) <= typed + len("?&keep=yes")


def test_several_words_between_two_commas_are_one(page_of):
    app, path = page_of("poem")
    poem = app.get(path, {**WORDS, "adverbs": "  once more "}).html.pre.text
    assert "\nonce more, the " in poem
