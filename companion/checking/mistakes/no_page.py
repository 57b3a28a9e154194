"""Says why there is no page: another status than 200, or nothing written."""

from companion.checking.finding import Finding
from companion.checking.folder.site import Page, Site
from companion.closest import closest
from companion.config.handlers import Handler
from companion.problem import NOWHERE, Place
from companion.source import webapp
from companion.source.search import Sources


def unanswered(site: Site, sources: Sources, page: Page) -> Finding:
    """Say why a page's status isn't 200 OK."""
    method, path = page.request.method.lower(), page.request.path
    if page.status == 404:
        return not_found(site, sources, path, method)
    if page.status == 405:
        return wrong_method(site, sources, path, method)
    if page.status == 500:
        hint = "write debug=True after routes to see the error"
        place = sources.call("WSGIApplication")
        return Finding("status 500", hint, place, blocks=True)
    if 300 <= page.status < 400:
        place = sources.call("redirect")
        hint = f"the class for {path} should write the page instead of redirecting"
        return Finding(f"status {page.status} to {page.location}", hint, place)
    return Finding(f"status {page.status}", blocks=True)


def wrong_method(site: Site, sources: Sources, path: str, method: str) -> Finding:
    """Say why the class for a path has no such method."""
    outside = sources.function(method)
    if outside != NOWHERE:
        hint = f"{method}() isn't in the class: indent it and its lines by four spaces"
        return Finding("status 405", hint, outside, blocks=True)
    class_name = webapp.route_classes(sources).get(path, "the class for this page")
    other = other_page(site, sources, path, class_name, method)
    if other:
        return other
    replaced, place = webapp.misspelt(sources, class_name, method)
    if not replaced:
        replaced = "get" if method == "post" else "post"
        place = webapp.method(sources, class_name, replaced)
    hint = f"add a method to {class_name}: def {method}(self)"
    if f"def {replaced}" in place.source:
        hint = f"write def {method}(self) instead of def {replaced}(self)"
    return Finding(f"status 405: no {method}() for {path}", hint, place, "", True)


def other_page(
    site: Site, sources: Sources, path: str, class_name: str, method: str
) -> Finding | None:
    """Say that another route has the class with this method, if there is one."""
    for route in webapp.routes(sources):
        if route.path == path or route.class_name == class_name:
            continue
        if not webapp.has_method(sources, route.class_name, method):
            continue
        if not matching(site, route.path):
            return not_reached(site, path, route.path)
        hint = (
            f"two classes may be swapped in routes: {route.class_name} has "
            f"{method}(), so write ('{path}', {route.class_name})"
        )
        got = f"status 405: {class_name} has no {method}()"
        return Finding(got, hint, route.place, blocks=True)
    return unrouted(sources, path, class_name, method)


def unrouted(
    sources: Sources, path: str, class_name: str, method: str
) -> Finding | None:
    """Say that a class without a route has the method, if there is one."""
    routes = webapp.routes(sources)
    routed = {route.class_name for route in routes}
    able = class_for(sources, method)
    place = next((route.place for route in routes if route.path == path), NOWHERE)
    if able in routed or not webapp.has_method(sources, able, method):
        return None
    got = f"status 405: {class_name} has no {method}()"
    return Finding(got, f"write ('{path}', {able}) in routes", place, blocks=True)


def matching(site: Site, path: str) -> list[Handler]:
    """Return the handlers in app.yaml that match a path."""
    handlers = site.read_settings().handlers
    return [handler for handler in handlers if handler.route.url.fullmatch(path)]


def not_reached(site: Site, path: str, wanted: str) -> Finding:
    """Say that app.yaml only matches `path` although `wanted` is in routes too."""
    place = site.app_yaml_line(matching(site, path)[0].line, "url")
    got = f"no url in app.yaml matches {wanted}"
    hint = "write url: /.* to match any page"
    return Finding(got, hint, place, blocks=True, section="YAML Config")


def not_found(site: Site, sources: Sources, path: str, method: str) -> Finding:
    got = f"status 404: there is no page {path}"
    if not matching(site, path):
        handlers = site.read_settings().handlers
        urls = [h for h in handlers if h.route.script] or list(handlers)
        hint = f"no url in app.yaml matches {path}: write url: /.* to match any page"
        place = site.app_yaml_line(urls[0].line, "url")
        return Finding(got, hint, place, blocks=True)
    return Finding(got, *not_routed(sources, path, method), blocks=True)


def not_routed(sources: Sources, path: str, method: str) -> tuple[str, Place]:
    """Return what to write in routes, and where."""
    routes = webapp.routes(sources)
    for route in routes:
        if f"/{route.path}" == path:
            hint = f"write the route with a slash: ('{path}', {route.class_name})"
            return hint, route.place
    near = closest(path, [route.path for route in routes])
    for route in routes:
        if route.path == near:
            return f"write '{path}' instead of '{near}'", route.place
    place = routes[0].place if routes else sources.words(r"\broutes\b")
    class_name = class_for(sources, method)
    return f"routes has no {path}: add ('{path}', {class_name}) to routes", place


def class_for(sources: Sources, method: str) -> str:
    """Return the class to answer a request, preferably one without a route."""
    routed = [route.class_name for route in webapp.routes(sources)]
    classes = [name for name in webapp.handler_classes(sources) if name not in routed]
    known = [*classes, *routed, "MainPage"]
    able = [name for name in known if webapp.has_method(sources, name, method)]
    return (able or known)[0]


def empty(sources: Sources, page: Page) -> Finding:
    """Say why a page is empty."""
    method = page.request.method.lower()
    class_name = webapp.route_classes(sources).get(page.request.path, "")
    for place, hint in (
        (
            sources.assigned("write"),
            'call write() with parentheses: self.response.write("...")',
        ),
        (
            sources.uncalled("write"),
            "call write() with parentheses: self.response.write(...)",
        ),
        (
            sources.call("print"),
            "print() writes to the console; self.response.write() writes the page",
        ),
        (
            webapp.first_return(sources),
            "return doesn't send the page: use self.response.write(...) instead",
        ),
    ):
        if place != NOWHERE:
            return Finding("an empty page", hint, place, blocks=True)
    if not webapp.writes(sources, class_name, method):
        place = webapp.method(sources, class_name, method)
        hint = f"{method}() never writes anything: call self.response.write(...)"
        return Finding("an empty page", hint, place, blocks=True)
    if sources.has_call("write"):
        return Finding("an empty page", blocks=True)
    hint = "write the page with self.response.write(...)"
    return Finding("an empty page", hint, blocks=True)
