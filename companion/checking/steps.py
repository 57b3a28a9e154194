"""The tutorial's checkpoints, and which one a folder has reached."""

from dataclasses import dataclass

from companion.checking.browser import document
from companion.checking.folder import kinds
from companion.checking.folder.survey import Found, Survey
from companion.checking.pages import css, greet_me, greeting, hello, temperature
from companion.checking.pages.poem import checks as poem
from companion.checking.pages.poem.visit import PoemVisit
from companion.checking.pages.temperature import TemperatureVisit
from companion.checking.pages.visit import Check, Visit
from companion.checking.step_names import NAMES
from companion.problem import Problem


@dataclass(frozen=True)
class Part:
    """A page of a step. visit: makes the requests for the checks.

    kind: see kinds.py; empty for the front page, which may be of any. path: where to
    look for the page if none of this kind was found.
    """

    kind: str
    visit: type[Visit]
    checks: tuple[Check, ...]
    path: str = "/"


WELCOME = Part(kinds.WELCOME, greeting.Welcome, greeting.ESCAPED, "/greeting")
GREET_ME = Part("greet_me", greet_me.GreetMe, greet_me.CHECKS, "/greeting")
TEMPERATURE = Part("temperature", TemperatureVisit, temperature.CHECKS, "/temperature")
POEM = Part("poem", PoemVisit, poem.CHECKS, "/poem")
CSS = Part("poem", css.Styled, css.CHECKS, "/poem")
FRONT = Part("", Visit, hello.FRONT_PAGE)

NAMED = (
    (WELCOME, "the greeting"),
    (TEMPERATURE, "the temperature converter"),
    (POEM, "the poem generator"),
)
MODULES_OF_FINISHED = 3  # at least: the greeting, the converter, the poems

# The pages of each step, by its name.
STEPS: dict[str, tuple[Part, ...]] = {
    "hello_print": (Part(kinds.TEXT, Visit, hello.PRINTED),),
    "hello_wsgi": (Part(kinds.TEXT, Visit, hello.WRITTEN),),
    "hello_html": (Part(kinds.HTML, Visit, hello.HTML),),
    "welcome_form": (Part(kinds.WELCOME, greeting.Welcome, greeting.FORM),),
    "welcome_escaped": (WELCOME,),
    "temperature": (TEMPERATURE,),
    "greet_me": (GREET_ME,),
    "poem": (POEM,),
    "poem_css": (POEM, CSS),
    "finished": (FRONT, WELCOME, TEMPERATURE, POEM),
}


def detect(survey: Survey) -> str:
    """Return the step that a folder has reached, whether its pages work or not."""
    if survey.is_cgi:
        return "hello_print"
    found = [page.kind for page in survey.pages]
    if {"temperature", "poem"} <= {*found} and {kinds.WELCOME, "greet_me"} & {*found}:
        return "finished"
    return latest(survey, found) if found else guess(survey)


def guess(survey: Survey) -> str:
    """Return the step from the source alone, for when no page can be requested."""
    if len(survey.scripts) >= MODULES_OF_FINISHED:
        return "finished"
    if (survey.is_cgi or not survey.scripts) and not survey.forgotten:
        return "hello_print"
    return latest(survey, survey.kinds)


def latest(survey: Survey, found: list[str]) -> str:
    """Return the step of the last of these kinds of page."""
    last = max(found, key=NAMES.index)
    if last == "poem" and has_css(survey):
        return "poem_css"
    if last == kinds.WELCOME and tries_to_escape(survey):
        return "welcome_escaped"
    return last


def has_css(survey: Survey) -> bool:
    pages = [document.read(code.html) for code in survey.codes]
    links = [link.get("href", "//") for page in pages for link in page.all("link")]
    return (
        any(handler.rule.static_root for handler in survey.handlers)
        or any("//" not in link for link in links)
        or any(survey.site.folder.rglob("*.css*"))
    )


def tries_to_escape(survey: Survey) -> bool:
    """Whether the greeting's source escapes something or tries to."""
    pattern = (
        r"escape\(|&lt;|^\s*(import|from) (cgi|html)\b|replace\(|(strip|sub)\(.<"
        r"|\bsafe\b|\bMarkup\("
    )
    return bool(survey.code.line_matching(pattern).line)


def parts(step: str, survey: Survey) -> tuple[Part, ...]:
    """Return the step's pages; for the finished app, the pages that it has."""
    if step != "finished":
        return STEPS[step]
    greet = survey.of_kind("greet_me") and not survey.of_kind(kinds.WELCOME)
    found = [GREET_ME if greet else WELCOME, TEMPERATURE, POEM]
    if "/" not in [page_for(part, survey)[0] for part in found]:
        found.insert(0, FRONT)
    return (*found, CSS) if has_css(survey) else tuple(found)


def incomplete(survey: Survey, step: str) -> Problem | None:
    """Say which pages a folder lacks, if the step is the app with all of them."""
    if step != "finished":
        return None
    missing = [name for part, name in NAMED if not page_of(part, survey)]
    if not missing:
        return None
    return Problem(
        f"no page with {' or '.join(missing)}",
        "this step is one app with all pages, each at its own path, like first_app; "
        "you can go online without it",
        expected="all pages in one app",
        section="What you build, in README.md",
    )


def page_for(part: Part, survey: Survey) -> tuple[str, str]:
    """Return path and script of the page to check."""
    if part.kind != kinds.TEXT:
        found = page_of(part, survey)
        if found:
            return found.path, found.script
    return "/", survey.script_at("/") or survey.scripts[0]


def page_of(part: Part, survey: Survey) -> Found | None:
    """Return a page of this kind, or else one that may be meant to be of this kind."""
    of_kind = map(survey.of_kind, (part.kind, kinds.NEAR.get(part.kind, "")))
    at = (found for found in survey.pages if found.path == part.path)
    return next(filter(None, (*of_kind, *at)), None)
