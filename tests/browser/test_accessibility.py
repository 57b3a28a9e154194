"""axe-core's rules for WCAG 2.2 AA, on every page in every state."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.states import DIFFERENT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
# What passes need not be described in full.
BRIEF = {"resultTypes": ["violations", "incomplete"]}
# For a page that already has axe: a script that does nothing.
LOADED = Axe(axe_script="0")

# One of each page; they share a style sheet.
GREY = ["temperature", "converted", "no temperature", "poem", "no such page"]


@pytest.mark.parametrize("name", DIFFERENT)
def test_axe_finds_nothing(visitor, show, name):
    page = visitor()
    show(page, DIFFERENT[name])
    for folded in page.locator("summary").all():
        folded.click()
    # A dark page differs from a light one in its colours alone.
    for color_scheme, rules, axe in (
        ("light", TAGS, Axe()),
        ("dark", OF_COLOURS, LOADED),
    ):
        page.emulate_media(color_scheme=color_scheme)
        found = axe.run(page, options={"runOnly": rules, **BRIEF})
        assert found.response["passes"]
        assert found.response["violations"] == []
        # What axe leaves for a person to judge.
        assert found.response["incomplete"] == []
        if name in GREY:
            grey_text_has_a_contrast_of_seven_to_one(page)


def grey_text_has_a_contrast_of_seven_to_one(page):
    """As WCAG 2.2's rule 1.4.6 asks for."""
    rule = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
    found = LOADED.run(page, context="small, nav", options={**rule, **BRIEF})
    assert found.response["passes"]
    assert found.response["violations"] == []
