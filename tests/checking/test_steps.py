"""Every step's folder passes its own step, and none the next."""

import itertools

import pytest

from companion.checking.steps import STEPS, section_after

NAMES = list(STEPS)


@pytest.mark.parametrize("name", NAMES)
def test_a_steps_folder_is_found_to_be_there_and_passes(check, copy_of, name):
    result = check(copy_of(name))
    assert (result.step, result.failed) == (name, [])


@pytest.mark.parametrize(("name", "later"), list(itertools.combinations(NAMES, 2)))
def test_no_steps_folder_passes_a_later_step(check, copy_of, name, later):
    assert check(copy_of(name), later).failed


def test_the_next_section_is_the_one_where_the_next_step_starts():
    assert section_after(STEPS["welcome_form"]) == "Escaping Form Input"
    assert section_after(STEPS["finished"]) == "Deployment"
