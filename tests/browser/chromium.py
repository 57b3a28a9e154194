"""The machine's Chromium, started without a window; and what else the tests need."""

import shutil

from tests.support.project import ROOT

# The Nu HTML checker, which runs on Java.
NU = ROOT / "tests/browser/node_modules/vnu-jar/build/dist/vnu.jar"

NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]

FLAGS = [
    "--no-sandbox",  # which needs a user that is not root
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
]


def find():
    """Return the path of a Chromium, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def missing():
    """Return which tests can't be run on this machine, and why: {"test_*.py": why}."""
    if not find():
        return {"test_*.py": "No Chromium here, so no test in a browser."}
    if not shutil.which("java") or not NU.exists():
        return {"test_valid_html.py": "No Java or no npm here, so no test of the HTML."}
    return {}


def launch(playwright):
    if not find():
        raise SystemExit("No Chromium here, whose pages could be looked at.")
    return playwright.chromium.launch(executable_path=find(), args=FLAGS)
