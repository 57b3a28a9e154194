"""The Nu HTML checker, which W3C's validator runs too, finds nothing to complain of."""

import subprocess

import pytest

from tests.browser.chromium import NU
from tests.browser.states import STATES, STEP_STATES


@pytest.fixture
def complaints():
    """Have the checker read files: complaints(path, ...) are its lines, if any."""

    def complaints(*arguments):
        command = ["java", "-jar", NU, "--format", "gnu", *arguments]
        return subprocess.run(command, capture_output=True, text=True).stderr

    return complaints


def test_every_page_is_valid_in_every_state(visitor, show, complaints, tmp_path):
    page = visitor()
    for name, state in (STATES | STEP_STATES).items():
        file_name = name.replace("/", "_") + ".html"
        (tmp_path / file_name).write_bytes(show(page, state).body())
    assert complaints(*tmp_path.iterdir()) == ""


def test_the_style_sheets_are_valid(complaints, first_app):
    step = first_app.parent / "steps/9_poem_css"
    sheets = [folder / "static/style.css" for folder in (first_app, step)]
    assert complaints("--css", *sheets) == ""


def test_the_checker_would_complain(complaints, tmp_path):
    (tmp_path / "page.html").write_text("<!DOCTYPE html><p><p></main>")
    assert "error" in complaints(tmp_path / "page.html")
