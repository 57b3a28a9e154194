"""Finds out which of the tutorial's pages a page is."""

import builtins
import keyword
import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from companion.checking.browser import document, forms, visible
from companion.checking.browser.document import Document, text_of
from companion.checking.pages.form.mistakes import SWALLOWING
from companion.checking.pages.form.wording import likeness
from companion.checking.pages.poem import fields as poem_fields
from companion.checking.site import Page
from companion.checking.step_names import NAMES
from companion.source import webapp
from companion.source.search import ReaderCode

ROOT = Path(__file__).parent.parent.parent.parent
# A kind of page is called like the first step that has one.
TEXT = "hello_wsgi"
HTML = "hello_html"
WELCOME = "welcome_form"
NEAR = {WELCOME: "greet_me", "greet_me": WELCOME, HTML: TEXT}  # may be meant instead

# What any app with webapp2 and any English page has, the tutorial's or another.
ANYBODYS = frozenset(
    """action an and app are body br charset content css debug doctype error escape for
    form get h1 head headers href html in input is it label link main mainpage method
    name no of on one out page pages plain please post py rel request requesthandler
    response script self set_status static style stylesheet submit such text that the
    this title to two type utf value webapp2 which with write wsgiapplication you
    your""".split()
).union(map(str.lower, [*keyword.kwlist, *dir(builtins)]))
SENTENCE = "it's a web app!"
SHARED = 0.35  # more of a folder's own words than this share are the tutorial's, or
SEVERAL, LEAST = 6, 0.15  # so many, and more than that share


def is_tutorials(scripts: Sequence[str], code: ReaderCode) -> bool:
    """Whether a folder may come from the tutorial, judged by the words of its code.

    scripts: as app.yaml names them.
    """
    files = {file.name: file.text for file in code.files}
    texts = [text for name, text in files.items() if name.endswith(".py")]
    if any(SENTENCE in text for text in files.values()):
        return True
    own = words([*scripts, *texts])
    shared = len(own & words_of_listings())
    return not own or shared > (LEAST if shared >= SEVERAL else SHARED) * len(own)


@cache
def words_of_listings() -> frozenset[str]:
    listings = (ROOT / "steps").rglob("*.py")
    return words(path.read_text(encoding="utf-8") for path in listings)


def words(texts: Iterable[str]) -> frozenset[str]:
    code = re.sub(r"#.*", "", "\n".join(texts)).lower()
    return frozenset(re.findall(r"[^\W\d]\w+", code)) - ANYBODYS


def of_page(page: Page, script: str, code: ReaderCode) -> str:
    """Return the kind of a page; if it shows nothing, judge by its source."""
    kind = TEXT
    if not page.error and page.status == 200:
        kind = of_html(page.html)
        if kind == HTML and "<" not in page.text:
            wants_html = bool(code.line_matching("text.html").line)
            kind = HTML if wants_html and page.media_type == "text/html" else TEXT
    if kind == WELCOME:
        return greeting_kind(page, code)
    if kind in (TEXT, HTML) and (page.status != 200 or not page.visible_text):
        return max(kind, of_source(script, code), key=NAMES.index)
    if kind == HTML and "&lt;" in page.text:
        return max(kind, of_html(document.read(page.visible_text)), key=NAMES.index)
    return kind


def of_source(script: str, code: ReaderCode) -> str:
    """Return the kind of page that a script's source would make.

    The script's name counts where the code says little: there is no form yet, or a
    template makes several fields of one.
    """
    kind = of_html(document.read(code.html)) if code.html else TEXT
    if kind in (TEXT, HTML):
        kind = by_words(" ".join(code.requested)) or kind
    by_name = by_words(script.rpartition(".")[0])
    return by_name if by_name and kind in (TEXT, HTML, WELCOME) else kind


def by_words(asked: str) -> str:
    """Return the kind of page that fields' or a module's name speaks of, or nothing."""
    for pattern, kind in (
        ("noun|verb|adjective|poe[mt]", "poem"),
        ("temp(?!l)|cels", "temperature"),
        ("greet_?me", "greet_me"),
        ("name", WELCOME),
    ):
        if re.search(pattern, asked):
            return kind
    return ""


def of_html(html: Document) -> str:
    fields = [c for c in html.all("input", "textarea") if forms.is_text_field(c)]
    hidden = " ".join(text_of(element) for element in html.all(*SWALLOWING[:2]))
    if not fields and "<" in hidden:
        return of_html(document.read(hidden.replace("<title", "<p")))
    buttons = [
        forms.label(control)
        for control in html.all("input", "button")
        if control.tag == "button" or control.get("type") in ("submit", "button")
    ]
    text = " ".join(visible.lines(html)).lower()
    kinds = poem_fields.by_kind(html, fields)
    words = " ".join(f"{c.get('name', '')} {forms.words_at(html, c)}" for c in fields)
    if len(fields) >= 4 or len(kinds) >= 3 or "noun" in words.lower():
        return "poem"
    if not fields:
        return HTML
    converts = any(likeness(label, "Convert") > 0.8 for label in buttons)
    if converts or "cel" in words.lower() or re.search("fahrenheit|celsius", text):
        return "temperature"
    if any(likeness(label, "Greet me!") > 0.7 for label in buttons):
        return "greet_me"
    return WELCOME


def greeting_kind(page: Page, code: ReaderCode) -> str:
    """Return whether a page greets on itself ("greet_me") or on another."""
    leads_on = any(
        form.method == "post" or form.path != page.request.path for form in page.forms
    )
    if leads_on or not page.forms:
        return WELCOME
    paths = [route.path for route in webapp.routes(code)]
    return WELCOME if "/welcome" in paths else "greet_me"
