import re

import pytest

from tests.conftest import WORDS

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
        (
            "nouns",
            "owl, oak, elm, owl",
            "“owl” stands twice; please change one of them.",
        ),
        ("nouns", "owl, oak, Owl", "“Owl” stands twice; please change one of them."),
        ("adjectives", "<b>, <b>", "“<b>” stands twice; please change one of them."),
    ],
)
def test_a_field_says_what_it_lacks_and_nothing_typed_is_lost(
    page_of, field, words, problem
):
    app, path = page_of("poem")
    typed = {**WORDS, field: words}
    response = app.get(path, typed)
    assert problem_at(response, field) == problem
    assert [name for name in typed if problem_at(response, name)] == [field]
    assert {name: response.form[name].value for name in typed} == typed
    assert response.html.pre is None


def test_a_field_left_out_of_the_url_is_asked_for(page_of):
    app, path = page_of("poem")
    response = app.get(path + "?nouns=owl,oak,elm")
    assert problem_at(response, "nouns") == ""
    assert problem_at(response, "adverbs") != ""


def test_words_are_shown_as_typed(page_of):
    app, path = page_of("poem")
    words = {**WORDS, "nouns": "<b>,</pre>,\"'&amp;🙂"}
    response = app.get(path, words)
    assert response.form["nouns"].value == words["nouns"]
    assert all(noun in response.html.pre.text for noun in words["nouns"].split(","))


def test_commas_of_other_alphabets_are_commas(page_of):
    app, path = page_of("poem")
    response = app.get(
        path, {**WORDS, "nouns": "猫，犬、魚", "verbs": "بومة، نهر، شاي"}
    )
    assert response.html.find(class_="problem") is None
    assert "猫" in response.html.pre.text


def test_several_words_between_commas_are_one(page_of):
    app, path = page_of("poem")
    poem = app.get(path, {**WORDS, "adverbs": "  once \t more "}).html.pre.text
    assert "\nonce more, the " in poem
