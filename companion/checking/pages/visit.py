"""A visit to a page, what is wrong if the page isn't there, and a check of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from companion.checking import trouble
from companion.checking.events import ANSWERS
from companion.checking.site import Page, Site
from companion.config.scripts import is_cgi
from companion.problem import Problem
from companion.source.search import ReaderCode

NOTHING = "nothing to read"  # got from a page without words


@dataclass(frozen=True)
class Visit:
    """A visit to a page of a folder: its path, and the script that answers it."""

    site: Site
    path: str
    script: str

    @cached_property
    def code(self) -> ReaderCode:
        return self.site.code_of(self.script)

    @cached_property
    def page(self) -> Page:
        """The page at the first visit. Raises Problem if there is none."""
        return self.answered(self.site.get(self.path))

    @cached_property
    def html_page(self) -> Page:
        return self.answered_html(self.page)

    def problem(self, got: str, hint: str, *patterns: str, **rest: Any) -> Problem:
        """Return the problem at the first line of the code that matches a pattern.

        got: what a visitor reads, if anything. rest: see Problem.
        """
        place = self.code.line_matching(*patterns)
        return Problem(got or NOTHING, hint, place, **rest)

    def explain_error(self, page: Page) -> Problem:
        """Say what the error page says, with a better hint if the source has one."""
        assert page.error
        return trouble.of_report(page.error)

    def answered(self, page: Page) -> Page:
        """Return the page. Raises Problem, with the cause, unless it is one."""
        if page.error:
            raise replace(self.explain_error(page), expected=ANSWERS)
        if page.status != 200 or not page.text.strip():
            raise replace(self.explain_missing(page), expected=ANSWERS)
        return page

    def explain_missing(self, page: Page) -> Problem:
        """Say why a page's status isn't 200 OK, or why it is empty."""
        if page.location or (page.redirected_by and page.status != 200):
            return self.explain_redirect(page)
        found = page.status in (200, 404, 405) and self.site.explain(page)
        if found:
            return replace(found, blocks=True)
        if page.status == 200:
            return Problem("an empty page", blocks=True)
        return Problem(f"status {page.status}", blocks=True)

    def explain_redirect(self, page: Page) -> Problem:
        """Say why no page comes of a redirect."""
        path, to = page.redirected_by or page.request.path, page.location
        hint = f"the class for {path} should write the page instead of redirecting"
        got = f"status {page.status} to {to}"
        if page.redirected_by and to:
            hint = f"{path} sends the browser to itself, without end: remove it"
        elif page.redirected_by:
            got = page.after_redirect
        return Problem(got, hint, self.code.call("redirect"), blocks=True)

    def answered_html(self, page: Page) -> Page:
        wrong = self.wrong_type(self.answered(page), "text/html")
        if wrong:
            raise wrong
        return page

    def wrong_type(self, page: Page, wanted: str) -> Problem | None:
        """Say what to write if a page has another Content-Type than the one wanted."""
        if page.media_type == wanted:
            return None
        write = f'write self.response.headers["Content-Type"] = "{wanted}"'
        if is_cgi(self.script):
            write = f'write print("Content-Type: {wanted}") first, then print("")'
            if page.text.lower().startswith("content-type"):
                write = "remove the empty line above this one: it ends the headers"
        return self.problem(
            f"Content-Type: {page.media_type}",
            write,
            rf"content[-_]type.*{re.escape(page.media_type)}",
            r"content[-_]type",
            expected=f"Content-Type: {wanted}",
            blocks=wanted == "text/html",
        )


@dataclass(frozen=True)
class Check:
    """Something that the tutorial says a visitor gets.

    section: the section of the tutorial. asked: the request, for messages. expected:
    the expected result, for messages. judge: takes the visit and returns the problem,
    or None if the check passes; it may raise it as well.
    """

    section: str
    asked: str
    expected: str
    judge: Callable[[Any], Problem | None]


def check(
    section: str, asked: str, expected: str
) -> Callable[[Callable[[Any], Problem | None]], Check]:
    """Make a check of the function that judges the visit; see Check."""
    return partial(Check, section, asked, expected)
