"""Follows the links of a folder's pages, as a visitor who clicks them does."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import parse_qsl

from companion.checking.browser.forms import Request, target
from companion.checking.events import ANSWERS, Result, failed
from companion.checking.folder.survey import MOST_PATHS, Survey
from companion.checking.site import Page
from companion.checking.trouble import of_report
from companion.closest import ask, closest
from companion.problem import NOWHERE

LINKS = ("a", "area", "link", "img", "script")  # what a visitor clicks, or a page needs


def dead_links(survey: Survey, step: str = "") -> Iterator[Result]:
    """Yield the failures of links on the pages so far to pages that don't answer.

    step: while an app isn't finished, a page may still have to be written.
    """
    site = survey.site
    shown = {page.request for page in site.pages if page.status == 200}
    links = {
        asked.path: (asked, href)
        for page in site.pages
        for asked, href in links_on(page)
    }
    for path, (asked, href) in islice(links.items(), MOST_PATHS):
        if asked in shown:
            continue
        page = site.send(asked)
        if page.error:
            yield failed("", f"GET {path}, a link", ANSWERS, of_report(page.error))
            continue
        problem = page.status == 404 and site.explain(page, is_typed=True)
        near = closest(path, [found.path for found in survey.pages])
        if not problem or not (near or step in ("", "finished")):
            continue
        typed = re.escape(href)
        written = (rf"\b(href|src)\W+{typed}\W", rf"[\"']{typed}[\"']")
        found = survey.code.line_matching(*written)
        place = problem.place if found == NOWHERE else found
        edits = place.replacing(href, near) if near else ()
        hint = ask(near) or problem.hint
        told = replace(problem, hint=hint, place=place, edits=edits)
        yield failed("", f"GET {path}, a link", f"a page at {path}", told)


def links_on(page: Page) -> Iterator[tuple[Request, str]]:
    """Yield what an HTML page links to on this website, and how."""
    is_html = page.media_type == "text/html"
    for link in page.html.all(*LINKS) if is_html else ():
        href = (link.get("href") or link.get("src") or "").strip()
        url = target(page.request.path, href)
        if href and not url.scheme and not url.netloc:
            fields = parse_qsl(url.query, keep_blank_values=True)
            yield Request("GET", url.path, tuple(fields)), href
