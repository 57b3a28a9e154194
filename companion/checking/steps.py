"""The tutorial's checkpoints with their checks, and which of them a folder is at."""

import re
from dataclasses import dataclass
from pathlib import Path

from companion.checking import greeting, hello, poem, temperature
from companion.checking.check import Check
from companion.checking.site import Site
from companion.config.handlers import is_cgi


@dataclass(frozen=True)
class Step:
    """A checkpoint. section: where the tutorial starts on it."""

    name: str
    section: str
    checks: tuple[Check, ...]


WELCOME = greeting.form_checks()

STEPS = {
    step.name: step
    for step in (
        Step("hello_print", "Project Setup", hello.print_checks()),
        Step("hello_wsgi", "WSGI Application", hello.wsgi_checks()),
        Step("hello_html", "Review Exercises", hello.html_checks()),
        Step("welcome_form", "Dynamic Web App", WELCOME),
        Step(
            "welcome_escaped",
            "Escaping Form Input",
            (*WELCOME, greeting.escaping_check()),
        ),
        Step("temperature", "Temperature Converter", temperature.checks()),
        Step("greet_me", "Review exercises", greeting.greet_me_checks()),
        Step("poem", "The poet gains a web presence", poem.checks()),
        Step(
            "poem_css",
            "The poet gains a web presence",
            (*poem.checks(), *poem.css_checks()),
        ),
        Step(
            "finished",
            "Deployment",
            (
                *hello.front_page_checks(),
                *greeting.form_checks("/greeting"),
                greeting.escaping_check(),
                *temperature.checks("/temperature"),
                *poem.checks("/poem"),
                *poem.css_checks("/poem"),
            ),
        ),
    )
}


def section_after(step: Step) -> str:
    """Return the section that the tutorial goes on with once the step's checks hold."""
    sections = [other.section for other in STEPS.values()]
    later = sections[list(STEPS).index(step.name) + 1 :]
    return later[0] if later else "Deployment"


# What the front page, or the module that should make it, has of each step.
MARKS = (
    ("poem", r"(?i)poem|nouns|adjectives"),
    ("temperature", r"(?i)cel_temp|celsius|fahrenheit|convert_temp"),
    ("greet_me", r"Greet me"),
    ("welcome", r"my_name|/welcome|Sign In"),
    ("hello_html", r"(?i)<html|text/html"),
)


def detect(site: Site, folder: Path) -> Step:
    """Return the step that a folder has reached, right or still wrong.

    Raises UserError if app.yaml is wrong, since that tells.
    """
    handlers = site.read_settings().handlers
    scripts = [handler.script for handler in handlers if handler.script]
    if len({script.rpartition(".")[0] for script in scripts}) > 2:
        return STEPS["finished"]
    if not scripts or is_cgi(scripts[0]):
        return STEPS["hello_print"]
    page = site.get("/")
    text = source(folder, scripts[0]) + ("" if page.error else page.text)
    mark = next((name for name, mark in MARKS if re.search(mark, text)), "hello_wsgi")
    if mark == "poem" and ("stylesheet" in text or len(handlers) > len(scripts)):
        mark = "poem_css"
    if mark == "welcome" and "/welcome" not in text:
        mark = "greet_me"
    if mark == "welcome":
        shown = site.post("/welcome", my_name="<b>")
        escaped = "escape(" in text or "<b>" in shown.visible_text
        mark = "welcome_escaped" if escaped else "welcome_form"
    return STEPS[mark]


def source(folder: Path, script: str) -> str:
    """Return the source of the module that makes `module.my_app`."""
    path = folder.joinpath(*script.split(".")[:-1]).with_suffix(".py")
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
