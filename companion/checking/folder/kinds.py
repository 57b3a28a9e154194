"""Finds out which of the tutorial's pages a page is."""

import re

from companion.checking.browser import document, forms, visible
from companion.checking.browser.document import Document, text_of
from companion.checking.pages.form.mistakes import SWALLOWING
from companion.checking.pages.form.wording import likeness
from companion.checking.pages.poem import fields as poem_fields
from companion.checking.site import Page
from companion.checking.step_names import NAMES
from companion.source import webapp
from companion.source.search import ReaderCode

# A kind of page is called like the first step that has one.
TEXT = "hello_wsgi"
HTML = "hello_html"
WELCOME = "welcome_form"
NEAR = {WELCOME: "greet_me", "greet_me": WELCOME, HTML: TEXT}  # may be meant instead

# Words in the code that no other website's page of that kind is likely to have.
GREETING = (
    r"\b(my|your|user|first)[_ ]?name|greet|welcome|sign.?in|\bhi\b|hello"
    r"|hola|hallo|bonjour|ciao"
)
OWN_WORDS = {
    HTML: rf"congrat|web app|{GREETING}",
    WELCOME: GREETING,
    "greet_me": GREETING,
    "poem": r"poe[mt]|noun|verb|adjective|preposition",
}


def is_ours(kind: str, code: ReaderCode) -> bool:
    """Whether the code has words of the tutorial's page of that kind."""
    texts = (file.text for file in code.files)
    return bool(re.search(OWN_WORDS.get(kind, ""), " ".join(texts), re.IGNORECASE))


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
    if len(fields) >= 4 or len(kinds) >= 3:
        return "poem"
    if not fields:
        return HTML
    words = " ".join(f"{c.get('name', '')} {forms.words_at(html, c)}" for c in fields)
    if (
        "cel" in words.lower()
        or "fahrenheit" in text
        or "celsius" in text
        or any(likeness(label, "Convert") > 0.8 for label in buttons)
    ):
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
