"""What a page says on paper, where nothing can be clicked."""

import pytest

from tests.browser.states import STATES

# A state of a page: what is printed, and what is not.
PRINTED = {
    "greeting": (["Your name", "field my_name:"], []),
    "greeted": (["Welcome", "Hi there, Ann!"], ["Another name"]),
    "greeting without a name": (["Your name", "Please type a name."], []),
    "converted": (
        [
            "Celsius temperature:",
            "field cel_temp: 30",
            "Fahrenheit temperature: 86.0",
        ],
        [],
    ),
    "no temperature": (
        ["Celsius temperature:", "field cel_temp: abc", "invalid input"],
        [],
    ),
    "poem, first visit": (["Nouns", "field nouns: lantern", "Adverbs"], []),
    "poem": (["Poem Generator"], ["Nouns", "field nouns", "Another one", "commas"]),
    "poem without words": (["Nouns", "needs 3 and has 0", "Adverbs"], []),
    "no such page": (["404 Not Found", "/nope"], []),
}

# What can be read on a page: its words, and its fields with what is in them.
READ = """
    [document.body.innerText, ...[...document.querySelectorAll("[type=text]")]
        .filter(field => field.checkVisibility())
        .map(field => `field ${field.name}: ${field.value}`)
    ].join(" ")
"""


@pytest.mark.parametrize("name", PRINTED)
def test_a_printed_page_says_what_it_is_about(visitor, show, name):
    page = visitor()
    show(page, STATES[name])
    page.emulate_media(media="print")
    text = " ".join(page.evaluate(READ).split())
    there, not_there = PRINTED[name]
    assert [words for words in there if words not in text] == []
    assert [words for words in not_there if words in text] == []
    assert page.locator("nav, [type=submit]").filter(visible=True).count() == 0


def test_a_printed_poem_is_all_there(visitor, show):
    page = visitor()
    show(page, STATES["poem"])
    poem = page.locator(".poem").inner_text()
    page.emulate_media(media="print")
    assert page.locator("main").inner_text().split() == [
        *("Poem", "Generator"),
        *poem.split(),
    ]
