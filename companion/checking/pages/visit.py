"""A visit to a page, and what is wrong if the page isn't there."""

from dataclasses import dataclass, replace
from functools import cached_property

from companion.checking import trouble
from companion.checking.pages import content_type
from companion.checking.pages.no_page import no_page
from companion.checking.site import Page, Site
from companion.problem import Problem
from companion.source.search import Sources


@dataclass(frozen=True)
class Visit:
    """A visit to a page of a folder: its path, and the source files behind it."""

    site: Site
    path: str
    sources: Sources

    @cached_property
    def page(self) -> Page:
        """The page at the first visit. Raises Problem if there is none."""
        return self.answered(self.site.get(self.path))

    @cached_property
    def html_page(self) -> Page:
        return self.answered_html(self.page)

    def explain_error(self, page: Page) -> Problem:
        """Say what the error page says, with a better hint if the source has one."""
        assert page.error
        return trouble.of_report(page.error)

    def answered(self, page: Page) -> Page:
        """Return the page. Raises Problem, with the cause, unless it is one."""
        problem = self.problem(page)
        if problem:
            raise replace(problem, expected="a page")
        return page

    def problem(self, page: Page) -> Problem | None:
        """Say why there is no page, if there is none."""
        if page.error:
            return self.explain_error(page)
        if page.status == 200 and page.text.strip():
            return None
        return no_page(self.site, self.sources, page)

    def answered_html(self, page: Page) -> Page:
        if self.answered(page).media_type != "text/html":
            raise self.wrong_type(page, "text/html")
        return page

    def wrong_type(self, page: Page, wanted: str) -> Problem:
        return content_type.wrong(self.sources, page.media_type, wanted)
