"""The checks for a page whose CSS is a static file."""

import contextlib
import re
from dataclasses import replace
from functools import cached_property
from urllib.parse import urlsplit

from companion.checking.browser.document import text_of
from companion.checking.browser.forms import target
from companion.checking.pages.visit import Visit, check
from companion.checking.site import Page
from companion.problem import NOWHERE, Place, Problem
from companion.reports import unserved_file
from companion.source import lines
from companion.source.file import File

SECTION = "Bonus: static files like CSS"
LINK = '<link rel="stylesheet" href="/static/style.css">'
# What a browser passes over, with the rule that it is in; and what to write instead.
MISTYPED = (
    (
        r"(?i)[ \t]*</?style\b[^>]*>\n?|<html|<!--",
        "",
        "a style sheet has no tags: remove <style> and </style> from the file",
    ),
    (
        r"(?m)^([ \t]*)(?:#[ \t]|//)[ \t]*(.*)",
        r"\1/* \2 */",
        "a comment in a style sheet is /* ... */",
    ),
    (
        r"(?m)^[^\n:;,{}]*:[^\n;,{}]*(?=\n\s*[\w-]+\s*:[^{}]*[;}])",
        r"\g<0>;",
        "write ; at the end of this line",
    ),
    (
        r"(?m)^([ \t]*[\w-]+)[ \t]*=(?=[^\n;{}]*;)",
        r"\1:",
        "write a colon instead of the =",
    ),
)
RULE = re.compile(r"[^{}]+\{[^{}]*:[^{}]*\}")


class Styled(Visit):
    """A page and its style sheets."""

    @cached_property
    def sheets(self) -> list[str]:
        """The URLs of the style sheets that the page links to, on any website."""
        page = self.html_page
        found = [
            link.get("href", "")
            for link in page.html.all("link")
            if "stylesheet" in link.get("rel", "").lower().split()
        ]
        for style in page.html.all("style"):
            found += re.findall(
                r"""@import\s+(?:url\()?\s*["']?([^"')\s;]+)""", text_of(style)
            )
        return [target(self.path, href).geturl() for href in found if href]

    @property
    def own(self) -> list[str]:
        return [sheet for sheet in self.sheets if not urlsplit(sheet).netloc]


@check(SECTION, "app.yaml", "a static_dir for the CSS")
def check_static(visit: Styled) -> Problem | None:
    settings = visit.site.read_settings()
    if any(unserved_file.static_handlers(settings)):
        return None
    place = visit.site.app_yaml.place(settings.handlers[0].url_line)
    path = "/static/style.css"
    with contextlib.suppress(Problem):  # the page may not be there
        path = urlsplit(visit.own[0]).path if visit.own else path
    hint = unserved_file.how_to_serve(visit.site.folder, settings, path)
    return Problem("no static files", hint, place)


@check(SECTION, "GET {path}", "a style sheet of its own")
def check_link(visit: Styled) -> Problem | None:
    if visit.own:
        return None
    html = visit.html_page.html
    links = [link for link in html.all("link") if "icon" not in link.get("rel", "")]
    got = "a <link> that loads no style sheet" if links else "no style sheet of its own"
    hint = f"write {LINK} in the <head>"
    if visit.sheets:
        got, hint = f"only {visit.sheets[0]}", f"link to your own file: {LINK}"
    return visit.problem(got, hint, r"<link\b", r"<style\b", r"<head\b")


@check(SECTION, "GET {path}", "a style sheet that loads")
def check_sheet(visit: Styled) -> Problem | None:
    found = (check_file(visit, urlsplit(sheet).path) for sheet in visit.own)
    return next(filter(None, found), None)


def check_file(visit: Styled, path: str) -> Problem | None:
    page = visit.site.get(path)
    if page.status != 200 or page.media_type != "text/css":
        return unserved(visit, path, page)
    file = unserved_file.file_like(visit.site.folder, path.rpartition("/")[2]) or path
    # Without its comments, but with their line breaks.
    css = re.sub(r"(?s)/\*.*?\*/", lambda m: "\n" * m[0].count("\n"), page.text)
    for pattern, instead, hint in MISTYPED:
        if found := re.search(pattern, css):
            place = File(file, page.text).place(css.count("\n", 0, found.start()) + 1)
            changed = lines.edits(file, page.text, re.sub(pattern, instead, page.text))
            got = f"{place.source} in {file}"
            return Problem(got, hint, place, edits=tuple(changed))
    css = css.strip()
    if css.count("{") != css.count("}"):
        hint = "each { needs a } after it"
        return Problem(f"{file}: a brace is missing", hint, Place(file))
    if not RULE.search(css) and "@" not in css:
        got = f"no rule in {file}" if css else f"{file} is empty"
        hint = "write rules like body { color: navy; } and save the file"
        return Problem(got, hint, Place(file))
    return None


def unserved(visit: Styled, path: str, page: Page) -> Problem:
    """Say why the style sheet at `path` isn't CSS or isn't there."""
    got = f"{path}: status {page.status}, Content-Type: {page.media_type}"
    name = path.rpartition("/")[2] or path
    link = visit.code.line_matching(re.escape(name))
    if not path.endswith(".css"):
        hint = f"a style sheet's name must end in .css, as in {LINK}"
        return Problem(got, hint, link)
    settings = visit.site.read_settings()
    first = next(iter(settings.matching(path)), None)
    is_static = first and first.rule.static_root
    if is_static and page.status == 200:
        is_mime = visit.site.app_yaml_words("mime_type") != NOWHERE
        key = "mime_type" if is_mime else "Content-Type"
        place = visit.site.app_yaml_words(key)
        edits = place.replacing(page.media_type, "text/css")
        return Problem(got, f"write {key}: text/css", place, edits=edits)
    if is_static:
        found = visit.site.explain(page)
    else:
        found = unserved_file.explain_file(visit.site.folder, settings, path)
    assert found
    near = re.search("(?:^did you mean|^link to|there: link to) `([^`]+)`", found.hint)
    if near:
        old = path if near[1].startswith("/") else name
        return replace(found, place=link, edits=link.replacing(old, near[1]))
    return found if found.place.line else replace(found, place=link)


CHECKS = (check_static, check_link, check_sheet)
