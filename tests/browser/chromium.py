"""Finds the machine's Chromium and starts it without a window."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
NAMES = ["chromium", "chromium-browser", "google-chrome"]

FLAGS = [
    "--no-sandbox",  # which needs a user that is not root
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
]


def find():
    """Return the path of a Chromium, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def launch(playwright):
    return playwright.chromium.launch(executable_path=find(), args=FLAGS)
