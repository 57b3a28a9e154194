"""One mistake a row, and the words that name its cause to the reader."""

import pytest

from tests.checking.mistakes import (
    app_yaml,
    css,
    escaping,
    finished,
    forms,
    greet_me,
    hello,
    poem,
    temperature,
)

PAGES = (app_yaml, hello, forms, escaping, temperature, greet_me, poem, css, finished)
MISTAKES = [row for page in PAGES for row in page.MISTAKES]
NAMES = [f"{step}: {mistake}" for step, mistake, _, _ in MISTAKES]


@pytest.mark.parametrize(("step", "mistake", "edits", "words"), MISTAKES, ids=NAMES)
def test_the_cause_of_a_mistake_is_named(check, copy_of, step, mistake, edits, words):
    checked = check(copy_of(step, edits), step)
    assert words in checked.said


@pytest.mark.parametrize(("step", "mistake", "edits", "words"), MISTAKES, ids=NAMES)
def test_a_mistake_is_found_without_step(check, copy_of, step, mistake, edits, words):
    assert check(copy_of(step, edits)).failed
