"""Follows the links of a folder's pages, as a visitor who clicks them does."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from companion.checking.browser.forms import Request, target
from companion.checking.events import Result, failed
from companion.checking.folder.survey import MOST_PATHS, Survey
from companion.checking.site import Page
from companion.closest import ask, closest
from companion.problem import NOWHERE

LINKS = ("a", "area", "link", "img", "script")  # what a visitor clicks, or a page needs


def dead_links(survey: Survey, step: str = "") -> Iterator[Result]:
    """Yield the failures of links on the pages so far to pages that aren't there.

    step: while an app isn't finished, a page may still have to be written.
    """
    site = survey.site
    shown = {page.request for page in site.pages if page.status == 200}
    links = dict(chain.from_iterable(map(links_on, site.pages)))
    for path, href in islice(links.items(), MOST_PATHS):
        asked = Request("GET", path, ())
        if asked in shown:
            continue
        page = site.send(asked)
        problem = page.status == 404 and site.explain(page, is_typed=True)
        near = closest(path, [found.path for found in survey.pages])
        if not problem or not (near or step in ("", "finished")):
            continue
        typed = re.escape(href)
        written = (rf"\b(href|src)\W+{typed}\W", rf"[\"']{typed}[\"']")
        places = [code.line_matching(*written) for code in survey.codes]
        place = next((one for one in places if one != NOWHERE), problem.place)
        edits = place.replacing(href, near) if near else ()
        hint = ask(near) or problem.hint
        told = replace(problem, hint=hint, place=place, edits=edits)
        yield failed("", f"GET {path}, a link", f"a page at {path}", told)


def links_on(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the paths on this website that an HTML page links to, and how."""
    is_html = page.media_type == "text/html"
    for link in page.html.all(*LINKS) if is_html else ():
        href = (link.get("href") or link.get("src") or "").strip()
        url = target(page.request.path, href)
        if href and not url.scheme and not url.netloc:
            yield url.path, href
