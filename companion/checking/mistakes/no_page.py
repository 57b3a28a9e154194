"""Says why there is no page: another status than 200, or nothing written."""

from companion.checking.finding import Finding
from companion.checking.folder.site import Page, Site
from companion.source.search import Sources

DEBUG = "write debug=True after routes to see the error"


def no_page(site: Site, sources: Sources, page: Page) -> Finding:
    """Say why a page's status isn't 200 OK, or why it is empty."""
    problem = site.explain(page) if page.status in (200, 404, 405) else None
    if problem:
        return Finding(problem.message, problem.hint, problem.place, blocks=True)
    if page.status == 200:
        return Finding("an empty page", blocks=True)
    if page.status == 500:
        return Finding("status 500", DEBUG, sources.call("WSGIApplication"), "", True)
    if 300 <= page.status < 400:
        got = f"status {page.status} to {page.location}"
        path = page.request.path
        hint = f"the class for {path} should write the page instead of redirecting"
        return Finding(got, hint, sources.call("redirect"))
    return Finding(f"status {page.status}", blocks=True)
