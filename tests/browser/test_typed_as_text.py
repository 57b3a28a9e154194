"""A browser shows whatever is typed as text, and runs nothing of it."""

import pytest
from playwright.sync_api import expect

from tests.support.typed import TYPED

FIELDS = {
    "my_name": ("/greeting", "Sign In"),
    "cel_temp": ("/temperature", "Convert"),
    "nouns": ("/poem", "Create"),
    "verbs": ("/poem", "Create"),
    "adjectives": ("/poem", "Create"),
    "prepositions": ("/poem", "Create"),
    "adverbs": ("/poem", "Create"),
}


def elements(page):
    """How many elements there are whose kind none of our pages has."""
    return page.locator("b, script, img, [onfocus], [onerror]").count()


@pytest.mark.parametrize("field", FIELDS)
def test_what_is_typed_comes_back_as_text(visitor, site, field):
    path, button = FIELDS[field]
    page = visitor()
    for typed in TYPED:
        page.goto(site + path)
        page.locator(f"[name={field}]").fill(typed)
        page.get_by_role("button", name=button).click()
        if field == "my_name":
            expect(page.locator(".result")).to_have_text(f"Hi there, {typed}!")
        else:
            expect(page.locator(f"[name={field}]")).to_have_value(typed)
        assert elements(page) == 0


@pytest.mark.parametrize(
    "field", [name for name in FIELDS if FIELDS[name][0] == "/poem"]
)
def test_a_poem_shows_its_words_as_typed(visitor, site, field):
    page = visitor()
    for typed in TYPED:
        word = typed.replace(",", "")
        page.goto(site + "/poem")
        words = word if field == "adverbs" else f"{word}, {word}2, {word}3"
        page.locator(f"[name={field}]").fill(words)
        page.get_by_role("button", name="Create").click()
        assert word in page.locator(".poem").inner_text()
        assert elements(page) == 0


def test_a_word_that_stands_twice_is_named_as_typed(visitor, site):
    page = visitor()
    for typed in TYPED:
        page.goto(site + "/poem")
        page.get_by_label("Nouns").fill(f"{typed},{typed}")
        page.keyboard.press("Enter")
        expect(page.locator("#nouns-problem")).to_contain_text(
            f"“{typed}” is there twice"
        )
        assert elements(page) == 0


@pytest.mark.parametrize(
    "path", ["/<b>x</b>", "/x?<script>alert(1)</script>", "/'\"><b>"]
)
def test_a_path_is_shown_as_typed(visitor, site, path):
    page = visitor()
    page.goto(site + path)
    expect(page.locator("main")).to_contain_text(path.partition("?")[0])
    assert elements(page) == 0


def test_an_error_page_shows_the_source_as_it_is(visitor, broken_site):
    page = visitor()
    page.goto(broken_site + "/poem")
    expect(page.locator("mark")).to_contain_text("nouns[<b>]")
    assert elements(page) == 0
