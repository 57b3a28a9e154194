"""Reads an entry under `handlers:` in app.yaml."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from yaml.nodes import MappingNode, Node

from companion.app_yaml_router import routing
from companion.config.handler_checks import check, missing_folder
from companion.config.yaml_file import error_at, text, to_python
from companion.problem import Problem

FILES = re.compile(r"(\.\*\)?|\.\w+)/\(\.\*\)$")  # see read_rule()
PLAIN = re.compile(r"(/[\w-]+)+(?=/)")
# Rules about visitors: the values that ask nothing of them, those that do, and what
# these do here. Source: the app.yaml reference, "Handlers element" and
# "app_engine_apis".
RESTRICTIONS = {
    "login": (
        ("optional",),
        routing.LOGINS,
        "keeps nobody out without `app_engine_apis: true`",
    ),
    "secure": (
        ("optional", "never"),
        ("always",),
        "redirects to https only on App Engine",
    ),
}


@dataclass(frozen=True)
class Handler:
    """A handler as it is routed by, with its line in app.yaml."""

    rule: routing.UrlRule
    line: int  # of its script, or of its url if it has no script
    url_line: int
    url: str  # as it is written
    restrictions: Mapping[str, Problem]  # what to say of them, by RESTRICTIONS' keys
    missing_folder: Problem | None  # if there is no folder at its static_dir

    @property
    def matches_every_page(self) -> bool:
        return bool(self.rule.script and self.rule.url.fullmatch("/any/page.css"))

    @property
    def static_dir(self) -> str:
        """The folder of its static files; empty if it names single files or none."""
        root = self.rule.static_root
        return "" if root == "." else root  # static_files has "."

    @property
    def folder_url(self) -> str:
        """The plain start of a static handler's url, or what it should be."""
        plain = PLAIN.match(self.rule.url.pattern)
        return plain[0] if plain else f"/{self.static_dir}"

    @property
    def hint_for_url(self) -> str:
        """What to write if a static_dir's url ends in .* or in a file; else empty."""
        if not (self.static_dir and FILES.search(self.rule.url.pattern)):
            return ""
        return f"write `url: {self.folder_url}`: static_dir needs a folder's url"


def move_above(handler: Handler, other: Handler) -> str:
    there = f"`- url: {other.url}` on line {other.url_line}"
    return f"move `- url: {handler.url}` above {there}"


def read(
    folder: Path, node: MappingNode, expiration: str, auto: str, auto_at: Node | None
) -> Handler:
    """Check and return a handler. auto: what `script: auto` means; auto_at says it."""
    handler = check(folder, node)
    where = handler.get("script", handler["url"])
    if auto_at and where.value == "auto":
        where = auto_at
    return Handler(
        rule=routing.read_rule({"expiration": expiration, **to_python(node)}, auto),
        line=where.start_mark.line + 1,
        url_line=handler["url"].start_mark.line + 1,
        url=text(handler["url"]),
        restrictions=dict(restrictions(handler)),
        missing_folder=missing_folder(folder, handler),
    )


def restrictions(handler: Mapping[str, Node]) -> Iterator[tuple[str, Problem]]:
    for key, (others, demands, effect) in RESTRICTIONS.items():
        value = text(handler[key]) if key in handler else others[0]
        if value in demands:
            yield key, error_at(handler[key], f"`{key}: {value}` {effect}")
        elif value not in others:
            *most, last = (*others, *demands)
            hint = f"write {', '.join(most)} or {last}"
            raise error_at(handler[key], f"{key} can't be {value!r}", hint)
