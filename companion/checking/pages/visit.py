"""A visit to a page, and what is wrong if the page isn't there."""

from dataclasses import dataclass
from functools import cached_property

from companion.checking.finding import NOWHERE, CheckFailed, Finding
from companion.checking.folder.site import Page, Site
from companion.checking.source import trouble, webapp
from companion.checking.source.search import Sources


@dataclass(frozen=True)
class Visit:
    """A visit to a page of a folder: its path, and the source files behind it."""

    site: Site
    path: str
    sources: Sources

    @cached_property
    def page(self) -> Page:
        """The page at the first visit. Raises CheckFailed if there is none."""
        return self.answered(self.site.get(self.path))

    @cached_property
    def html_page(self) -> Page:
        return self.answered_html(self.page)

    def explain_error(self, page: Page) -> Finding:
        """Say what the error page says, with a better hint if the source has one."""
        assert page.error
        return trouble.of_report(page.error, self.sources)

    def answered(self, page: Page) -> Page:
        """Return the page. Raises CheckFailed, with the cause, unless it is one."""
        if page.error:
            raise CheckFailed(self.explain_error(page))
        if page.status != 200:
            raise CheckFailed(self.unanswered(page))
        if not page.text.strip():
            raise CheckFailed(self.empty(page))
        return page

    def answered_html(self, page: Page) -> Page:
        if self.answered(page).media_type != "text/html":
            raise CheckFailed(self.wrong_type(page, "text/html"))
        return page

    def wrong_type(self, page: Page, wanted: str) -> Finding:
        place = self.sources.words(r"content[-_]type")
        hint = f'write "{wanted}" instead of "{page.media_type}"'
        if place == NOWHERE:
            hint = f'write self.response.headers["Content-Type"] = "{wanted}"'
        elif page.media_type not in place.source:
            hint = (
                f'write "{wanted}" there: self.response.headers["Content-Type"] = ...'
            )
        return Finding(
            f"Content-Type: {page.media_type}",
            hint,
            place,
            expected=f"Content-Type: {wanted}",
            blocks=wanted == "text/html",
        )

    def unanswered(self, page: Page) -> Finding:
        """Say why a page's status isn't 200 OK."""
        method, path = page.request.method.lower(), page.request.path
        outside = self.sources.function(method)
        if page.status == 404:
            return self.not_found(path)
        if page.status == 405 and outside != NOWHERE:
            hint = (
                f"{method}() isn't in the class: indent it and its lines by four spaces"
            )
            return Finding("status 405", hint, outside, blocks=True)
        if page.status == 405:
            class_name = webapp.route_classes(self.sources).get(
                path, "the class for this page"
            )
            swapped = self.swapped(path, class_name, method)
            if swapped:
                return swapped
            other, place = webapp.misspelt(self.sources, class_name, method)
            if not other:
                other = "get" if method == "post" else "post"
                place = webapp.method(self.sources, class_name, other)
            hint = f"add a method to {class_name}: def {method}(self)"
            if f"def {other}" in place.source:
                hint = f"write def {method}(self) instead of def {other}(self)"
            return Finding(
                f"status 405: no {method}() for {path}", hint, place, "", True
            )
        if page.status == 500:
            hint = "write debug=True after routes to see the error"
            place = self.sources.call("WSGIApplication")
            return Finding("status 500", hint, place, blocks=True)
        if 300 <= page.status < 400:
            place = self.sources.call("redirect")
            hint = f"the class for {path} should write the page instead of redirecting"
            return Finding(f"status {page.status} to {page.location}", hint, place)
        return Finding(f"status {page.status}", blocks=True)

    def swapped(self, path: str, class_name: str, method: str) -> Finding | None:
        """Say that two classes are swapped in routes, if they are."""
        classes = webapp.handler_classes(self.sources)
        for route in webapp.routes(self.sources):
            has_method = webapp.method_in(classes.get(route.class_name), method)
            if has_method and route.path != path and route.class_name != class_name:
                hint = (
                    f"two classes may be swapped in routes: {route.class_name} has "
                    f"{method}(), so write ('{path}', {route.class_name})"
                )
                got = f"status 405: {class_name} has no {method}()"
                return Finding(got, hint, route.place, blocks=True)
        return None

    def not_found(self, path: str) -> Finding:
        got = f"status 404: there is no page {path}"
        handlers = self.site.read_settings().handlers
        if not any(handler.route.url.fullmatch(path) for handler in handlers):
            urls = [h for h in handlers if h.route.script] or list(handlers)
            hint = (
                f"no url in app.yaml matches {path}: write url: /.* to match any page"
            )
            place = self.site.app_yaml_line(urls[0].line, "url")
            return Finding(got, hint, place, blocks=True)
        routes = webapp.routes(self.sources)
        slashless = next((r for r in routes if f"/{r.path}" == path), None)
        if slashless:
            hint = f"write the route with a slash: ('{path}', {slashless.class_name})"
            return Finding(got, hint, slashless.place, blocks=True)
        place = routes[0].place if routes else self.sources.words(r"\broutes\b")
        unused = [
            name
            for name in webapp.handler_classes(self.sources)
            if name not in {route.class_name for route in routes}
        ]
        known = [*unused, *(route.class_name for route in routes), "MainPage"]
        class_name = known[0]
        hint = f"routes has no {path}: add ('{path}', {class_name}) to routes"
        return Finding(got, hint, place, blocks=True)

    def empty(self, page: Page) -> Finding:
        """Say why a page is empty."""
        source = self.sources
        method = page.request.method.lower()
        class_name = webapp.route_classes(source).get(page.request.path, "")
        for place, hint in (
            (
                source.assigned("write"),
                'call write() with parentheses: self.response.write("...")',
            ),
            (
                source.uncalled("write"),
                "call write() with parentheses: self.response.write(...)",
            ),
            (
                source.call("print"),
                "print() writes to the console; self.response.write() writes the page",
            ),
            (
                webapp.first_return(source),
                "return doesn't send the page: use self.response.write(...) instead",
            ),
        ):
            if place != NOWHERE:
                return Finding("an empty page", hint, place, blocks=True)
        if not webapp.writes(source, class_name, method):
            place = webapp.method(source, class_name, method)
            hint = f"{method}() never writes anything: call self.response.write(...)"
            return Finding("an empty page", hint, place, blocks=True)
        if source.has_call("write"):
            return Finding("an empty page", blocks=True)
        hint = "write the page with self.response.write(...)"
        return Finding("an empty page", hint, blocks=True)
