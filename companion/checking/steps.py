"""The tutorial's checkpoints with their checks, and which of them a folder is at."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from companion.checking import greeting, hello, poem, temperature
from companion.checking.check import Check
from companion.checking.site import Page, Site
from companion.config.handlers import is_cgi
from companion.main import Handler


@dataclass(frozen=True)
class Step:
    """A checkpoint. section: where the tutorial starts on it.

    checks: makes its checks of a page at a path.
    """

    name: str
    section: str
    checks: Callable[[str], tuple[Check, ...]]


def escaped_checks(path: str) -> tuple[Check, ...]:
    return (*greeting.form_checks(path), greeting.escaping_check())


def poem_css_checks(path: str) -> tuple[Check, ...]:
    return (*poem.checks(path), *poem.css_checks(path))


def finished_checks() -> tuple[Check, ...]:
    return (
        *hello.front_page_checks(),
        *escaped_checks("/greeting"),
        *temperature.checks("/temperature"),
        *poem_css_checks("/poem"),
    )


STEPS = {
    step.name: step
    for step in (
        Step("hello_print", "Project Setup", lambda _: hello.print_checks()),
        Step("hello_wsgi", "WSGI Application", lambda _: hello.wsgi_checks()),
        Step("hello_html", "Review Exercises", hello.html_checks),
        Step("welcome_form", "Dynamic Web App", greeting.form_checks),
        Step("welcome_escaped", "Escaping Form Input", escaped_checks),
        Step("temperature", "Temperature Converter", temperature.checks),
        Step("greet_me", "Review exercises: Greet me!", greeting.greet_me_checks),
        Step("poem", "The poet gains a web presence", poem.checks),
        Step("poem_css", "Bonus: static files like CSS", poem_css_checks),
        Step("finished", "Deployment", lambda _: finished_checks()),
    )
}


def section_after(step: Step) -> str:
    """Return the section that the tutorial goes on with once the step's checks hold."""
    steps = list(STEPS.values())
    return steps[min(steps.index(step) + 1, len(steps) - 1)].section


# What the source of a module that makes each step's page has in it.
MARKS = (
    ("poem", r"adjectives|random\.(sample|choice|shuffle)"),
    ("temperature", r"cel_temp|convert_temp|Fahrenheit"),
    ("greet_me", r"Greet me"),
    ("welcome", r"my_name|/welcome|Sign In"),
    ("hello_html", r"(?i)text/html|<html"),
)


def detect(site: Site, folder: Path) -> tuple[Step, str]:
    """Return the step that a folder has reached, right or wrong, and its page's path.

    Raises UserError if app.yaml is wrong.
    """
    settings = site.read_settings()
    scripts: dict[str, str] = {}
    for handler in settings.routes:
        if handler.script:
            scripts.setdefault(script_path(handler), handler.script)
    if {"/greeting", "/temperature", "/poem"} <= set(scripts):
        return STEPS["finished"], "/"
    if not scripts or any(is_cgi(script) for script in scripts.values()):
        return STEPS["hello_print"], "/"
    has_static = any(handler.static_root for handler in settings.routes)
    found = [
        (step_of(site, folder, path, script, has_static), path)
        for path, script in scripts.items()
    ]
    order = list(STEPS)
    return max(found, key=lambda step_and_path: order.index(step_and_path[0].name))


def script_path(handler: Handler) -> str:
    """Return the path to open for a handler: "/" where its url is no single path."""
    url = handler.url.pattern
    return url if re.fullmatch(r"[\w/-]+", url) else "/"


def step_of(site: Site, folder: Path, path: str, script: str, has_static: bool) -> Step:
    page = site.get(path)
    text = source(folder, script)
    mark = mark_of_page(page) or next(
        (name for name, mark in MARKS if re.search(mark, text)), "hello_wsgi"
    )
    if mark == "poem" and (has_static or page.html.find("link")):
        mark = "poem_css"
    if mark in ("welcome", "greet_me"):
        mark = greeting_step(site, page, text)
    return STEPS[mark]


def mark_of_page(page: Page) -> str:
    """Tell the step by what stands on the page, or return an empty string."""
    if page.error:
        return ""
    if len(page.text_fields()) >= len(poem.WORDS):
        return "poem"
    if page.field("cel_temp"):
        return "temperature"
    if page.has_button("Greet me!"):
        return "greet_me"
    if page.field("my_name"):
        return "welcome"
    return ""


def greeting_step(site: Site, page: Page, text: str) -> str:
    form = page.form_with("my_name")
    gets_itself = form and str(form.get("method", "get")).lower() == "get"
    says_so = page.has_button("Greet me!") or "Greet me" in text
    if says_so or (gets_itself and "/welcome" not in text):
        return "greet_me"
    shown = site.post("/welcome", my_name="<b>")
    escaped = "escape(" in text or "<b>" in shown.visible_text
    return "welcome_escaped" if escaped else "welcome_form"


def source(folder: Path, script: str) -> str:
    """Return the source of the module that makes `module.my_app`, without comments."""
    path = folder.joinpath(*script.split(".")[:-1]).with_suffix(".py")
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return re.sub(r"(?m)^\s*#.*$", "", text)
