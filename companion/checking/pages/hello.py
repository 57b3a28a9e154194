"""The checks for the pages that say "Congratulations, it's a web app!"."""

import re
from dataclasses import replace

from companion.checking.pages.form import mistakes, values
from companion.checking.pages.visit import Visit, check
from companion.checking.site import Page
from companion.config.scripts import file_of, is_cgi, script_for
from companion.problem import Problem
from companion.source import webapp

SETUP = "Project Setup"
WORDS = "Congratulations, it's a web app!"
# What a visitor can see on a page without words.
WORDLESS = ("img", "video", "canvas", "svg", "input", "textarea", "button")
JUST_AS = f'use exactly the same words as the tutorial: "{WORDS}"'


@check("YAML Config", "app.yaml", "script: hello.py")
def check_script_is_a_file(visit: Visit) -> Problem | None:
    name = visit.script
    return None if is_cgi(name) else wrong_script(visit, file_of(name))


@check("WSGI Application", "app.yaml", "script: hello.my_app")
def check_script_is_an_app(visit: Visit) -> Problem | None:
    name = visit.script
    return wrong_script(visit, script_for(name, "my_app")) if is_cgi(name) else None


def wrong_script(visit: Visit, right: str) -> Problem:
    place = visit.site.script_place(visit.script)
    return Problem(
        f"script: {visit.script}", f"write script: {right} in app.yaml", place
    )


@check("WSGI Application", "GET {path}", "Content-Type: text/plain")
def check_text_type(visit: Visit) -> Problem | None:
    return visit.wrong_type(visit.page, "text/plain")


@check("WSGI Application", "GET {path}", WORDS)
def check_words(visit: Visit) -> Problem | None:
    return compare(visit, visit.page)


def compare(visit: Visit, page: Page) -> Problem | None:
    text = " ".join(page.text.split())
    if text == WORDS:
        return None
    return visit.problem(text, JUST_AS, r"congrat|web app", r"\b(write|print)\(")


@check("WSGI Application", "GET {path}", WORDS)
def check_words_on_page(visit: Visit) -> Problem | None:
    """Like check_words, but the finished app's front page may be HTML and say more."""
    text = visit.page.visible_text
    if WORDS in text or (
        visit.page.media_type == "text/html" and visit.page.html.all("a")
    ):
        return None
    return visit.problem(text, JUST_AS, r"congrat|web app")


@check("YAML Config", "GET /any/page", "the same page")
def check_words_anywhere(visit: Visit) -> Problem | None:
    return compare(visit, visit.answered(visit.site.get("/any/page")))


@check("WSGI Application", "GET /nope", "status 404")
def check_no_other_page(visit: Visit) -> Problem | None:
    page = visit.site.get("/nope")
    if page.status == 404:
        return None
    if page.error:
        visit.answered(page)
    hint = "routes should only have ('/', MainPage)"
    others = (one for one in webapp.routes(visit.code) if one.path != "/")
    place = next((one.place for one in others), visit.code.line_matching(r"\broutes\b"))
    return Problem(page.visible_text or f"status {page.status}", hint, place)


@check("Review Exercises", "GET {path}", "Content-Type: text/html")
def check_html_type(visit: Visit) -> Problem | None:
    return visit.wrong_type(visit.page, "text/html")


@check("Review Exercises", "GET {path}", "an HTML page: <html> and words")
def check_html(visit: Visit) -> Problem | None:
    page = visit.page
    if "<" not in page.text:
        hint = "the page has no tags: write the HTML from <html> to </html>"
        return Problem(page.text.strip(), hint, visit.code.call("write"))
    if re.search(r"\[['\"]<", page.text):
        hint = 'write the texts in it as one text: "".join(...)'
        return Problem("a list as Python shows it", hint, visit.code.call("write"))
    found = mistakes.swallowed(visit, page)
    found = found or values.shown_object(visit.code, page.text)
    if not page.visible_text:
        found = found or values.unfilled(visit, page.text, "")
    if found or page.visible_text:
        return found
    if "<!--" in page.text:
        hint = "the page is in a comment: end it with -->, or remove <!--"
        return visit.problem("", hint, "<!--")
    if not page.html.all(*WORDLESS):
        hint = "write some words between <body> and </body>"
        return visit.problem("", hint, r"<body|<html")
    return None


PRINTED = (
    check_script_is_a_file,
    replace(check_text_type, section=SETUP),
    replace(check_words, section=SETUP),
    check_words_anywhere,
)
WRITTEN = (check_script_is_an_app, check_text_type, check_words, check_no_other_page)
HTML = (check_html_type, check_html)
FRONT_PAGE = (check_words_on_page,)
