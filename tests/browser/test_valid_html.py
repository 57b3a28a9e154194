"""The Nu HTML checker, which W3C's validator runs too, finds nothing to complain of."""

import subprocess

import pytest

from tests.browser.chromium import NU
from tests.browser.states import STATES


@pytest.fixture
def complaints():
    """Have the checker read files: complaints(path, ...) are its lines, if any."""

    def complaints(*arguments):
        command = ["java", "-jar", NU, "--format", "gnu", *arguments]
        return subprocess.run(command, capture_output=True, text=True).stderr

    return complaints


def test_every_page_is_valid_in_every_state(visitor, show, complaints, tmp_path):
    page = visitor()
    for name, state in STATES.items():
        (tmp_path / f"{name}.html").write_bytes(show(page, state).body())
    assert complaints(*tmp_path.iterdir()) == ""


def test_the_style_sheet_is_valid(complaints, first_app):
    assert complaints("--css", first_app / "static/style.css") == ""


def test_the_checker_would_complain(complaints, tmp_path):
    (tmp_path / "page.html").write_text("<!DOCTYPE html><p><p></main>")
    assert "error" in complaints(tmp_path / "page.html")
