"""Makes the pictures in README: `make screenshots`."""

import html
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.conftest import ROOT
from tests.servers import Server

DOCS = Path(__file__).parent
SIZE = {"width": 720, "height": 480}

TERMINAL = """<!DOCTYPE html>
<html lang="en">
  <style>
    pre { margin: 0; padding: 1.25rem; background: #1b1e1f; color: #ebe8e2;
      font: 0.875rem/1.5 ui-monospace, monospace; white-space: pre-wrap; }
    b { color: #7fd0d8; }
  </style>
  <pre><b>$ PROMPT</b>
OUTPUT</pre>
</html>
"""

# The tutorial's first page, as its text has it: Python 2.
HELLO = """\
print "Content-Type: text/plain"
print ""
print "Congratulations, it's a web app!"
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        take_pages(page, Path(folder))
        take_error_page(page, Path(folder))
        take_check(page)
        browser.close()


def take_pages(page, folder):
    server = Server(ROOT, folder / "log", "first_app")
    site = f"http://localhost:{server.port}"
    page.goto(site)
    save(page, "hello")
    page.goto(site + "/greeting")
    page.get_by_label("Your name").fill("Ann <b>the Rock</b>")
    page.get_by_text("Sign In").click()
    save(page, "greeting")
    page.goto(site + "/temperature?cel_temp=30")
    save(page, "temperature")
    page.goto(site + "/poem")
    page.get_by_text("Create").click()
    save(page, "poem")
    server.stop()


def take_error_page(page, folder):
    shutil.copy(ROOT / "steps/1_hello_print/app.yaml", folder)
    (folder / "hello.py").write_text(HELLO)
    server = Server(ROOT, folder / "log", folder)
    page.goto(f"http://localhost:{server.port}")
    save(page, "error")
    server.stop()


def take_check(page):
    prompt = "python check.py steps/4_welcome_form --step welcome_escaped"
    check = subprocess.run(
        [sys.executable, *prompt.split()[1:]], cwd=ROOT, capture_output=True, text=True
    )
    page.set_viewport_size({"width": 900, "height": 400})
    terminal = TERMINAL.replace("PROMPT", prompt)
    page.set_content(terminal.replace("OUTPUT", html.escape(check.stdout)))
    page.locator("pre").screenshot(path=DOCS / "check.png")


def save(page, name):
    page.screenshot(path=DOCS / f"{name}.png")


if __name__ == "__main__":
    main()
