"""Says why there is no page: another status than 200, or nothing written."""

from dataclasses import replace

from companion.checking.site import Page, Site
from companion.problem import Problem
from companion.source.search import Sources

DEBUG = "write debug=True after routes to see the error"


def no_page(site: Site, sources: Sources, page: Page) -> Problem:
    """Say why a page's status isn't 200 OK, or why it is empty."""
    problem = site.explain(page) if page.status in (200, 404, 405) else None
    if problem:
        return replace(problem, blocks=True)
    if page.status == 200:
        return Problem("an empty page", blocks=True)
    if page.status == 500:
        return Problem("status 500", DEBUG, sources.call("WSGIApplication"), "", True)
    if 300 <= page.status < 400:
        got = f"status {page.status} to {page.location}"
        path = page.request.path
        hint = f"the class for {path} should write the page instead of redirecting"
        return Problem(got, hint, sources.call("redirect"))
    return Problem(f"status {page.status}", blocks=True)
