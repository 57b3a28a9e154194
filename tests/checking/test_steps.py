"""check.py finds out which step a folder has reached, and passes no later one."""

import itertools

import pytest

from companion.checking.step_names import NAMES
from tests.checking import test_mistakes
from tests.support.project import STEPS


@pytest.mark.parametrize("name", NAMES)
def test_each_steps_folder_is_detected_and_passes(check, copy_of, name):
    checked = check(copy_of(name))
    assert (checked.step, checked.failed) == (name, [])


@pytest.mark.parametrize(("name", "later"), list(itertools.combinations(NAMES, 2)))
def test_a_steps_folder_fails_every_later_step(check, copy_of, name, later):
    assert check(copy_of(name), later).failed


@pytest.mark.parametrize(
    ("step", "mistake", "edits", "words"),
    test_mistakes.MISTAKES[::4],
    ids=test_mistakes.NAMES[::4],
)
def test_a_mistake_is_found_without_step(check, copy_of, step, mistake, edits, words):
    checked = check(copy_of(step, edits))
    assert checked.failed
    assert NAMES.index(checked.step) >= NAMES.index(step)  # it doesn't lead back


def test_a_form_for_nouns_is_the_poems(check, copy_of):
    copied = copy_of(
        "greet_me", {'name="my_name"': 'name="nouns"', 'get("my_name")': 'get("nouns")'}
    )
    assert check(copied).step == "poem"


def test_chance_gives_the_same_folder_the_same_answer(check, copy_of):
    folder = copy_of("poem", {"adj1).capitalize()": "adj2).capitalize()"})
    assert check(folder).said == check(folder).said != ""


def copy(folder, step, name, new_name=""):
    """Copy a file of another step into the folder."""
    text = (STEPS[step] / name).read_text()
    (folder / (new_name or name)).write_text(text)


@pytest.mark.parametrize(
    ("older", "newer", "name", "new_name", "said"),
    [
        ("welcome_escaped", "temperature", "temperature.py", "", "temperature.my_app"),
        ("temperature", "greet_me", "hello.py", "", "script: hello.my_app"),
        ("temperature", "poem", "poem.py", "peom.py", "script: peom.my_app"),
        ("hello_wsgi", "poem", "poem.py", "", "script: poem.my_app"),
    ],
)
def test_a_page_that_app_yaml_forgot_counts(
    check, copy_of, older, newer, name, new_name, said
):
    folder = copy_of(older)
    copy(folder, newer, name, new_name)
    checked = check(folder)
    assert checked.step == newer
    assert said in checked.said


@pytest.mark.parametrize("step", ["welcome_escaped", "temperature", "poem", "poem_css"])
@pytest.mark.parametrize(
    ("pattern", "before", "after"),
    [
        ("*.py", "import webapp2", "import webapp2\nx = ("),
        ("*.py", "import webapp2", "import webap2"),
        ("*.py", "my_app =", "app ="),
        ("app.yaml", "  script:", " script:"),
        ("app.yaml", "handlers:\n", ""),
    ],
)
def test_a_mistake_does_not_lead_back_to_an_earlier_step(
    check, copy_of, step, pattern, before, after
):
    folder = copy_of(step)
    for path in folder.glob(pattern):
        path.write_text(path.read_text().replace(before, after))
    checked = check(folder)
    assert checked.step == step
    assert checked.failed
