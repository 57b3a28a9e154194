"""Makes the pictures in README and in the steps' chapters: `make screenshots`."""

import html
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from tkinter import Tk

from playwright.sync_api import sync_playwright

from companion.checking.step_names import NAMES
from companion.launcher.saved import Saved
from companion.launcher.saved import save as save_list
from companion.launcher.window import Window
from tests.browser import chromium
from tests.launcher.screen import Hands, display
from tests.support.project import BEYOND, FIRST_APP, STEPS
from tests.support.servers import local, serving
from tests.support.terminal import on_a_terminal

DOCS = Path(__file__).parent
SIZE = {"width": 720, "height": 480}
HIGHEST = 760
PIXELS = 2  # a side for each of CSS's, so that they are sharp on a good screen

TERMINAL = """<!DOCTYPE html>
<html lang="en">
  <style>
    pre { margin: 0; padding: 1.25rem; background: #1b1e1f; color: #ebe8e2;
      font: 0.875rem/1.5 ui-monospace, monospace; white-space: pre-wrap; }
    .c31 { color: #ff9d92; } .c32 { color: #9bd68f; } .c1 { font-weight: bold; }
  </style>
  <pre><span class="c1">$ PROMPT</span>
OUTPUT</pre>
</html>
"""

WORDS = (
    "?nouns=lantern,+owl,+teapot&verbs=hums,+waits,+glows"
    "&adjectives=amber,+quiet,+icy&prepositions=beneath,+around&adverbs=softly"
)
# The same poem each time.
POEM = f"/poem{WORDS}&keep=yes"
# What the chapters show.
STEP_PAGES = {
    "welcome_form": "/",
    "temperature": "/?cel_temp=30",
    "poem": f"/{WORDS}",
    "poem_css": f"/{WORDS}",
}

# The tutorial's first page, as its text has it: Python 2.
HELLO = """\
print "Content-Type: text/plain"
print ""
print "Congratulations, it's a web app!"
"""

# The height of what a page shows.
CONTENT = """Math.ceil(Math.max(...Array.from(document.body.querySelectorAll("*"),
    element => element.getBoundingClientRect().bottom)))"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        page = browser.new_page(
            viewport=SIZE, device_scale_factor=PIXELS, color_scheme="light"
        )
        take_pages(page)
        take_error_page(page, Path(folder))
        take_steps(page)
        take_poem_book(page, Path(folder))
        take_check(page)
        browser.close()
        take_launcher(Path(folder))


def take_pages(page):
    with serving(local(FIRST_APP)) as server:
        site = f"http://localhost:{server.port}"
        page.goto(site)
        save(page, "hello")
        page.goto(site + "/greeting")
        page.get_by_label("Your name").fill("Ann <b>the Rock</b>")
        page.get_by_text("Sign In").click()
        save(page, "greeting")
        page.goto(site + "/temperature?cel_temp=30")
        save(page, "temperature")
        page.goto(site + POEM)
        save(page, "poem")


def take_steps(page):
    for name, path in STEP_PAGES.items():
        with serving(local(STEPS[name])) as server:
            page.goto(f"http://localhost:{server.port}{path}")
            save(page, f"step{NAMES.index(name) + 1}")


def take_poem_book(page, folder):
    program = local(BEYOND / "2_poem_book", "--datastore_path", folder / "data.sqlite")
    with serving(program) as server:
        page.goto(f"http://localhost:{server.port}/{WORDS}")
        page.get_by_text("Sign in to keep poems").click()
        page.get_by_role("button", name="Sign in").click()
        page.get_by_text("Keep this poem").click()
        save(page, "poem_book")


def take_error_page(page, folder):
    shutil.copy(STEPS["hello_print"] / "app.yaml", folder)
    (folder / "hello.py").write_text(HELLO, encoding="utf-8")
    with serving(local(folder)) as server:
        page.goto(f"http://localhost:{server.port}")
        page.locator("ins").last.wait_for()  # the corrected lines
        save(page, "error")


def take_check(page):
    prompt = "python check.py steps/4_welcome_form --step welcome_escaped"
    page.set_viewport_size({"width": 900, "height": 400})
    output = in_colour(on_a_terminal(*prompt.split()[1:]))
    terminal = TERMINAL.replace("PROMPT", prompt)
    page.set_content(terminal.replace("OUTPUT", output))
    page.locator("pre").screenshot(path=DOCS / "check.png")


def take_launcher(folder):
    """Take the Launcher with a mistake; needs Xvfb, and `import` of ImageMagick."""
    os.environ["HOME"] = str(folder)  # the picture has paths that begin with ~
    mine = shutil.copytree(STEPS["temperature"], folder / "web-apps/my_first_app")
    finished = shutil.copytree(FIRST_APP, folder / "web-apps/first_app")
    code = (mine / "temperature.py").read_text(encoding="utf-8")
    wrong = code.replace("* 9 / 5", "* 5 / 9")
    (mine / "temperature.py").write_text(wrong, encoding="utf-8")
    ports = {str(mine): 8080, str(finished): 8081}
    save_list(folder / "launcher.json", Saved(ports))
    picture = str(DOCS / "launcher.png")

    def use(hand):
        hand.click_button("Run")
        hand.wait(lambda: hand.states() == ["Running", "Stopped"])
        hand.click_button("Check")
        hand.wait(lambda: "can't run until" in hand.text())
        hand.wait(lambda: "27 of 27" in hand.rows()[1][4])
        subprocess.run(["import", "-window", "Launcher", picture], check=True)

    with display() as name:
        os.environ["DISPLAY"] = name
        window = Window(Tk(className="Launcher"), folder / "launcher.json")
        Hands(window).use(use)


def in_colour(output):
    """Write a terminal's text, with its codes for colours and bold, as HTML."""
    codes = re.compile(r"\033\[(\d+)m(.*?)\033\[0m", re.DOTALL)
    return codes.sub(r'<span class="c\1">\2</span>', html.escape(output))


def save(page, name):
    """Take a picture that is as high as what the page shows, but not too high."""
    height = min(page.evaluate(CONTENT) + 24, HIGHEST)
    page.set_viewport_size({**SIZE, "height": height})
    page.screenshot(path=DOCS / f"{name}.png")
    page.set_viewport_size(SIZE)


if __name__ == "__main__":
    main()
