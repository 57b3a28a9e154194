"""The poem generator. It shows how to test a page that is different each time."""

from webtest import TestApp

from poem import my_app

app = TestApp(my_app)


def test_a_poem_has_a_title_and_three_lines():
    poem = app.get("/poem").form.submit().html.pre.text
    title, empty, *lines = poem.splitlines()
    assert empty == ""
    assert lines[0].startswith(title)
    assert len(lines) == 3


def test_a_poem_is_made_of_the_visitors_words():
    form = app.get("/poem").form
    form["nouns"] = "owl, oak, elm"
    form["adverbs"] = "softly"
    poem = form.submit().html.pre.text
    # There are just as many nouns as a poem needs, so each of them is in it.
    assert all(word in poem for word in ("owl", "oak", "elm", "softly"))


def test_poems_are_different():
    form = app.get("/poem").form
    poems = {form.submit().html.pre.text for _ in range(20)}
    assert len(poems) > 1


def test_a_field_with_too_few_words_says_how_many_to_add():
    form = app.get("/poem").form
    form["nouns"] = "owl"
    response = form.submit()
    assert "The poem needs 3 and has 1; please add 2." in response.html.text
    assert response.form["nouns"].value == "owl"
