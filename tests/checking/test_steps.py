"""check.py finds out which step a folder has reached, and passes no later one."""

import itertools

import pytest

from companion.checking.events import FAILED, PASSED
from companion.checking.step_names import NAMES
from tests.checking import test_mistakes
from tests.checking.test_right_folders import RIGHT, RIGHT_NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_steps_folder_is_detected_and_passes(check, copy_of, name):
    checked = check(copy_of(name))
    assert (checked.step, checked.failed) == (name, [])


@pytest.mark.parametrize(("name", "later"), list(itertools.combinations(NAMES, 2)))
def test_a_steps_folder_fails_every_later_step(check, copy_of, name, later):
    assert check(copy_of(name), later).failed


@pytest.mark.parametrize(("step", "what", "edits"), RIGHT, ids=RIGHT_NAMES)
def test_the_step_of_a_correct_folder_is_detected(first, copy_of, step, what, edits):
    # The other results are those of the same step in test_right_folders.py.
    assert first(copy_of(step, edits), PASSED) == (step, 1)


@pytest.mark.parametrize(
    ("step", "mistake", "edits", "words"),
    test_mistakes.MISTAKES,
    ids=test_mistakes.NAMES,
)
def test_a_mistake_is_found_without_step(first, copy_of, step, mistake, edits, words):
    first(copy_of(step, edits), FAILED)
