"""A browser shows whatever is typed as text, and runs nothing of it."""

import pytest
from playwright.sync_api import expect

from tests.support.typed import TYPED

KINDS = ["nouns", "verbs", "adjectives", "prepositions", "adverbs"]


def elements(page):
    """How many elements there are whose kind none of our pages has."""
    return page.locator("b, script, img, [onfocus], [onerror]").count()


def in_turn(fields):
    """Yield which texts to type into which fields; tests/pages/ tries all in each."""
    for start in range(0, len(TYPED), len(fields)):
        yield dict(zip(fields, TYPED[start:], strict=False))


def test_a_name_is_shown_as_typed(visitor, site):
    page = visitor()
    for typed in TYPED:
        page.goto(site + "/greeting")
        page.locator("[name=my_name]").fill(typed)
        page.get_by_role("button", name="Sign In").click()
        expect(page.locator(".result")).to_have_text(f"Hi there, {typed}!")
        assert elements(page) == 0


def test_fields_keep_what_is_typed(visitor, site):
    page = visitor()
    for typed in in_turn(KINDS):
        page.goto(site + "/poem")
        for field, text in typed.items():
            page.locator(f"[name={field}]").fill(text)
        page.get_by_role("button", name="Create").click()
        for field, text in typed.items():
            expect(page.locator(f"[name={field}]")).to_have_value(text)
        assert elements(page) == 0


def test_a_poem_shows_its_words_as_typed(visitor, site):
    page = visitor()
    for typed in in_turn(KINDS):
        page.goto(site + "/poem")
        for kind, text in typed.items():
            words = ", ".join(f"{text}{number}" for number in (1, 2, 3))
            page.locator(f"[name={kind}]").fill(words)
        page.get_by_role("button", name="Create").click()
        poem = page.locator(".poem").inner_text()
        for text in typed.values():
            assert text in poem
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
    assert elements(page) == page.locator("script[nonce]").count() == 1
