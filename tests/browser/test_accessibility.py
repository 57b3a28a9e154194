"""axe-core's rules for WCAG 2.2 AA, on every page in every state."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.states import STATES, STEP_STATES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
# What passes need not be described in full.
BRIEF = {"resultTypes": ["violations", "incomplete"]}
# For a page that already has axe: a script that does nothing.
LOADED = Axe(axe_script="0")

ALL = STATES | STEP_STATES


@pytest.mark.parametrize("state", ALL.values(), ids=ALL.keys())
def test_axe_finds_nothing(visitor, show, state):
    page = visitor()
    show(page, state)
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


# One of each page; they share a style sheet.
GREY = ["temperature", "converted", "no temperature", "poem", "no such page"]


@pytest.mark.parametrize("name", GREY)
def test_grey_text_has_a_contrast_of_seven_to_one(visitor, show, name):
    """As WCAG 2.2's rule 1.4.6 asks for."""
    page = visitor()
    show(page, STATES[name])
    rule = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
    for color_scheme, axe in (("light", Axe()), ("dark", LOADED)):
        page.emulate_media(color_scheme=color_scheme)
        found = axe.run(page, context="small, nav", options={**rule, **BRIEF})
        assert found.response["passes"]
        assert found.response["violations"] == []
