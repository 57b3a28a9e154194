"""The Nu HTML checker, which W3C's validator runs too, finds nothing to complain of."""

import shutil
import subprocess

from tests.browser.chromium import NU
from tests.browser.states import DIFFERENT
from tests.support.project import FIRST_APP, STEPS

# Java starts in half the time if it compiles less; the checker needs the larger stack.
CHECKER = ("java", "-XX:TieredStopAtLevel=1", "-Xss2m", "-jar", NU)


def test_only_the_broken_files_get_complaints(visitor, show, tmp_path):
    """The checker reads all pages in all states, all style sheets and two broken files."""
    page = visitor()
    for name, state in DIFFERENT.items():
        file_name = name.replace("/", "_") + ".html"
        (tmp_path / file_name).write_bytes(show(page, state).body())
    for folder in (FIRST_APP, STEPS["poem_css"]):
        shutil.copy(folder / "static/style.css", tmp_path / f"{folder.name}.css")
    (tmp_path / "broken.html").write_text("<!DOCTYPE html><p><p></main>")
    (tmp_path / "broken.css").write_text("p { colour: red }")

    command = [*CHECKER, "--format", "gnu", "--also-check-css", tmp_path]
    complaints = subprocess.run(command, capture_output=True, text=True).stderr
    about = {
        line.partition('":')[0].rpartition("/")[2] for line in complaints.splitlines()
    }
    assert about == {"broken.html", "broken.css"}, complaints
