"""Reads an entry under `handlers:` in app.yaml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from yaml.nodes import MappingNode, Node

from companion.app_yaml_router import routing
from companion.config.handler_checks import check, missing_folder
from companion.config.yaml_file import text, to_python
from companion.problem import Problem


@dataclass(frozen=True)
class Restriction:
    """A rule about visitors that the server may not apply, such as `login: admin`."""

    key: str
    value: str
    line: int

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"

    @property
    def effect(self) -> str:
        """One sentence about what the rule does without app_engine_apis.

        Source: the app.yaml reference, "Handlers element" and "app_engine_apis".
        """
        if self.key == "secure":
            return f"`{self}` redirects to https only on App Engine"
        return f"`{self}` keeps nobody out without `app_engine_apis: true`"


@dataclass(frozen=True)
class Handler:
    """A handler as it is routed by, with its line in app.yaml.

    line: the line of its script, or of its url if it has no script. missing_folder: the
    error if there is no folder at its static_dir.
    """

    rule: routing.UrlRule
    line: int
    restrictions: tuple[Restriction, ...]
    missing_folder: Problem | None


def read(folder: Path, node: MappingNode, default_expiration: str) -> Handler:
    """Check a handler and return it.

    folder: where app.yaml is. Raises Problem for the first mistake.
    """
    handler = check(folder, node)
    where = handler.get("script", handler["url"])
    return Handler(
        rule=routing.read_rule({"expiration": default_expiration, **to_python(node)}),
        line=where.start_mark.line + 1,
        restrictions=tuple(restrictions(handler)),
        missing_folder=missing_folder(folder, handler),
    )


def restrictions(handler: Mapping[str, Node]) -> Iterator[Restriction]:
    for key, demands in (("login", routing.LOGINS), ("secure", ("always",))):
        if key in handler and text(handler[key]) in demands:
            node = handler[key]
            yield Restriction(key, text(node), node.start_mark.line + 1)
