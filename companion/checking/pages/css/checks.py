"""The checks for a page whose CSS is a static file."""

import contextlib
import glob
import re
from urllib.parse import urlsplit

from companion.checking.check import check
from companion.checking.pages.css import unserved
from companion.checking.pages.css.visit import Styled
from companion.checking.site import Page
from companion.problem import Place, Problem
from companion.reports.unserved_file import how_to_serve, static_handlers

SECTION = "Bonus: static files like CSS"
LINK = '<link rel="stylesheet" href="/static/style.css">'
RULE = re.compile(r"[^{}]+\{[^{}]*:[^{}]*\}")


@check(SECTION, "app.yaml", "a static_dir for the CSS")
def check_static(visit: Styled) -> Problem | None:
    settings = visit.site.read_settings()
    if any(static_handlers(settings)):
        return None
    place = visit.site.app_yaml_line(settings.handlers[0].line, "url")
    path = "/static/style.css"
    with contextlib.suppress(Problem):  # the page may not be there
        path = urlsplit(visit.own[0]).path if visit.own else path
    hint = how_to_serve(visit.site.folder, settings, path)
    return Problem("no static files", hint, place)


@check(SECTION, "GET {path}", "a style sheet of its own")
def check_link(visit: Styled) -> Problem | None:
    if visit.own:
        return None
    html = visit.html_page.html
    source = visit.sources
    place = source.words(r"<link\b", r"<style\b", r"<head\b")
    if visit.sheets:
        return Problem(
            f"only {visit.sheets[0]}", f"link to your own file: {LINK}", place
        )
    links = [link for link in html.all("link") if "icon" not in link.get("rel", "")]
    got = "another <link>" if links else "no style sheet of its own"
    return Problem(got, f"write {LINK} in the <head>", place)


@check(SECTION, "GET {path}", "a style sheet that loads")
def check_sheet(visit: Styled) -> Problem | None:
    for sheet in visit.own:
        problem = check_one(visit, urlsplit(sheet).path)
        if problem:
            return problem
    return None


def check_one(visit: Styled, path: str) -> Problem | None:
    page = visit.site.get(path)
    if page.status == 200 and page.media_type == "text/css":
        return check_rules(visit, path, page)
    return unserved.explain(visit, path, page)


def check_rules(visit: Styled, path: str, page: Page) -> Problem | None:
    file = next(iter(visit.files(glob.escape(path.rpartition("/")[2]))), path)
    css = re.sub(r"(?s)/\*.*?\*/", "", page.text).strip()
    tag = re.search(r"(?i)</?style\b[^>]*>|<html|<!--", css)
    if tag:
        hint = "a style sheet has no tags: remove <style> and </style> from the file"
        line = page.text[: page.text.find(tag[0])].count("\n") + 1
        return Problem(f"{tag[0]} in {file}", hint, Place(file, line, tag[0]))
    if not css:
        hint = "add rules like body { color: navy; } and save it"
        return Problem(f"{file} is empty", hint, Place(file))
    if css.count("{") != css.count("}"):
        hint = "each { needs a } after it"
        return Problem(f"{file}: a brace is missing", hint, Place(file))
    if not RULE.search(css) and "@" not in css:
        hint = "write rules like body { color: navy; }"
        return Problem(f"no rule in {file}", hint, Place(file, 1, css.splitlines()[0]))
    return None


CHECKS = (
    check_static,
    check_link,
    check_sheet,
)
