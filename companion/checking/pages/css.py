"""The checks for a page whose CSS is a static file."""

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from companion.checking.browser.document import text_of
from companion.checking.finding import Check, Finding, Place
from companion.checking.folder.site import Page
from companion.checking.pages.visit import Visit

SECTION = "Bonus: static files like CSS"
LINK = '<link rel="stylesheet" href="/static/style.css">'
RULE = re.compile(r"[^{}]+\{[^{}]*:[^{}]*\}")


@dataclass(frozen=True)
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
        return [urljoin(self.path, href) for href in found if href]

    @property
    def own(self) -> list[str]:
        return [sheet for sheet in self.sheets if not urlsplit(sheet).netloc]


def checks() -> tuple[Check, ...]:
    return (
        Check(SECTION, "app.yaml", "a static_dir for the CSS", check_static),
        Check(SECTION, "GET {path}", "a style sheet of its own", check_link),
        Check(SECTION, "GET {path}", "a style sheet that loads", check_sheet),
    )


def check_static(visit: Styled) -> Finding | None:
    handlers = visit.site.read_settings().handlers
    if any(handler.route.static_root for handler in handlers):
        return None
    hint = "write - url: /static and static_dir: static, above url: /.*"
    place = visit.site.app_yaml_line(handlers[0].line, "url")
    return Finding("no static files", hint, place)


def check_link(visit: Styled) -> Finding | None:
    if visit.own:
        return None
    html = visit.html_page.html
    source = visit.sources
    place = source.words(r"<link\b", r"<style\b", r"<head\b")
    if visit.sheets:
        return Finding(
            f"only {visit.sheets[0]}", f"link to your own file: {LINK}", place
        )
    got = "no style sheet of its own"
    for link in html.all("link"):
        if link.get("href") and "style" in link.get("rel", "").lower():
            got = f'rel="{link.get("rel")}"'
            return Finding(got, f'write rel="stylesheet": {LINK}', place)
        if link.get("href") and not link.get("rel"):
            return Finding(
                "a <link> without rel", f'add rel="stylesheet": {LINK}', place
            )
        if not link.get("href"):
            other = next((a for a in ("src", "url", "link", "file") if link.get(a)), "")
            got = (
                f"a <link> with {other}= instead of href="
                if other
                else "a <link> without href="
            )
            return Finding(got, f"use href=: {LINK}", place)
    for tag in ("style", "script"):
        if any({"href", "src"} & set(e.attrib) for e in html.all(tag)):
            hint = f"<{tag}> can't load a style sheet: write {LINK} instead"
            return Finding(got, hint, source.words(rf"<{tag}\b"))
    for pattern, hint in (
        (
            r"<!--.*<link",
            f"the link is in a comment: remove <!-- and --> around {LINK}",
        ),
        (r"&lt;link", f"the <link> is escaped: write {LINK} without escaping it"),
    ):
        if re.search(pattern, visit.html_page.text, re.DOTALL):
            return Finding(got, hint, source.words(r"<link\b"))
    return Finding(got, f"write {LINK} in the <head>", place)


def check_sheet(visit: Styled) -> Finding | None:
    for sheet in visit.own:
        finding = check_one(visit, urlsplit(sheet).path)
        if finding:
            return finding
    return None


def check_one(visit: Styled, path: str) -> Finding | None:
    page = visit.site.get(path)
    name = path.rpartition("/")[2]
    place = visit.sources.words(re.escape(name))
    got = f"{path}: status {page.status}, Content-Type: {page.media_type}"
    if page.status == 200 and page.media_type == "text/css":
        return check_rules(visit, path, page)
    taken = taken_by(visit, path)
    if taken:
        return Finding(got, *taken)
    handlers = visit.site.read_settings().handlers
    static = [h for h in handlers if h.route.static_root]
    fits = [h for h in static if h.route.url.fullmatch(path)]
    if page.status == 200 and not name.endswith(".css"):
        hint = f"a style sheet's name must end in .css: rename {name}"
        return Finding(got, hint, place)
    if page.status == 200 and fits:
        key = visit.site.app_yaml_words("mime_type")
        hint = "remove mime_type from app.yaml, or write mime_type: text/css"
        return Finding(got, hint, key)
    here = [
        file.relative_to(visit.site.folder).as_posix()
        for file in visit.site.folder.rglob(name)
    ]
    if not fits and static:
        address = static_address(visit, here)
        hint = f'no url in app.yaml serves {path} as a file: write href="{address}"'
        return Finding(got, hint, place)
    return Finding(got, missing_file(visit, path, name, here), place)


def missing_file(visit: Styled, path: str, name: str, here: list[str]) -> str:
    """Say which file is there instead of the one that `path` names."""
    question = f"is the file that {path} names there?"
    if here:
        return f"{question} {here[0]} is outside the static folder: move it there"
    similar = [
        file.relative_to(visit.site.folder).as_posix()
        for file in sorted(visit.site.folder.rglob("*.css*"))
    ]
    if similar and similar[0].endswith(".css.txt"):
        return f"{question} Rename {similar[0]}: its name must end in .css"
    if similar:
        return f"{question} {similar[0]} is: use that name"
    return f"{question} Save it in the static folder"


def static_address(visit: Styled, here: list[str]) -> str:
    """Return the path at which one of these files is served."""
    served = (
        handler.route.url.pattern.removesuffix("(.*)")
        + file.removeprefix(f"{handler.route.static_root}/")
        for file in here
        for handler in visit.site.read_settings().handlers
        if handler.route.static_root
        and file.startswith(f"{handler.route.static_root}/")
    )
    return next(served, "/static/style.css")


def taken_by(visit: Styled, path: str) -> tuple[str, Place] | None:
    """Say which script above the static files matches this path, if any."""
    handlers = visit.site.read_settings().handlers
    fitting = [h for h in handlers if h.route.url.fullmatch(path)]
    static = [h for h in fitting if h.route.static_root]
    if static and fitting[0].route.script:
        first = visit.site.app_yaml_line(fitting[0].line, "url")
        hint = (
            f"{first.source.lstrip('- ')} comes first and matches every page: "
            "move the static_dir handler above url: /.*"
        )
        return hint, first
    return None


def check_rules(visit: Styled, path: str, page: Page) -> Finding | None:
    files = [f for f in visit.site.folder.rglob(path.rpartition("/")[2]) if f.is_file()]
    file = files[0].relative_to(visit.site.folder).as_posix() if files else path
    css = re.sub(r"(?s)/\*.*?\*/", "", page.text).strip()
    tag = re.search(r"(?i)</?style\b[^>]*>|<html|<!--", css)
    if tag:
        hint = "a style sheet has no tags: remove <style> and </style> from the file"
        line = page.text[: page.text.find(tag[0])].count("\n") + 1
        return Finding(f"{tag[0]} in {file}", hint, Place(file, line, tag[0]))
    if not css:
        hint = "add rules like body { color: navy; } and save it"
        return Finding(f"{file} is empty", hint, Place(file))
    if not RULE.search(css) and "@" not in css:
        hint = "write rules like body { color: navy; }"
        return Finding(f"no rule in {file}", hint, Place(file, 1, css.splitlines()[0]))
    return None
