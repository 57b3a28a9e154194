"""Each mistake is found as well when check.py has to find out the step."""

import pytest

from tests.checking.test_mistakes import MISTAKES, NAMES


@pytest.mark.parametrize(("step", "mistake", "edits", "words"), MISTAKES, ids=NAMES)
def test_a_mistake_is_found_without_step(check, copy_of, step, mistake, edits, words):
    assert check(copy_of(step, edits)).failed
