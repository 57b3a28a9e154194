"""Reads and checks one entry under `handlers:` in app.yaml."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from yaml.nodes import MappingNode, Node

from companion.config.yaml_file import error_at, keys, mapping, text, to_python
from companion.online import main

# The app.yaml reference, "Handlers element".
HANDLER_KEYS = frozenset(
    """api_endpoint application_readable auth_fail_action expiration http_headers login
    mime_type position redirect_http_response_code require_matching_file script secure
    static_dir static_files upload url""".split()
)
KINDS = ("script", "static_dir", "static_files")
STATIC_ONLY = ("mime_type", "expiration", "http_headers", "upload")

SCRIPT = re.compile(r"auto|[^\W\d]\w*(\.[^\W\d]\w*)+")
EXPIRATION = re.compile(r"\s*\d{1,9}[dhms](\s+\d{1,9}[dhms])*\s*", re.ASCII)
MIME_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(\s*;\s*[\w-]+=[\w.\"+-]+)*", re.ASCII)
HEADER_NAME = re.compile(r"[\w!#$%&'*+.^`|~-]+", re.ASCII)  # RFC 9110, 5.6.2, token
# Headers that the server sets on each response.
SERVER_HEADERS = frozenset(
    """connection content-encoding content-length content-range date keep-alive
    proxy-authenticate server te trailer transfer-encoding upgrade""".split()
)
HEADER_VALUE = re.compile(r"[ -~]*")


@dataclass(frozen=True)
class Restriction:
    """A rule about visitors that only App Engine applies, such as `login: admin`."""

    key: str
    value: str
    line: int

    def __str__(self) -> str:
        return f"{self.key}: {self.value}"

    def effect(self, app_engine_apis: bool) -> str:
        """Return one sentence about what the rule does.

        Source: the app.yaml reference, "Handlers element" and "app_engine_apis".
        """
        if self.key == "secure":
            return f"`{self}` redirects to https on App Engine, but not here"
        if app_engine_apis:
            return f"`{self}` keeps visitors out on App Engine, but not here"
        apis = "`app_engine_apis: true`"
        return f"`{self}` keeps nobody out; on App Engine it also needs {apis}"


@dataclass(frozen=True)
class Handler:
    """A handler as main.py routes by it, with its line in app.yaml.

    line: the line of its script, or of its url if it has no script.
    """

    route: main.Handler
    line: int
    restrictions: tuple[Restriction, ...]


def read(folder: Path, node: MappingNode, default_expiration: str) -> Handler:
    """Check a handler and return it.

    folder: where app.yaml is. Raises UserError for the first mistake.
    """
    check(folder, node)
    handler = keys(node, HANDLER_KEYS)
    where = handler.get("script", handler["url"])
    return Handler(
        route=main.read_handler({"expiration": default_expiration, **to_python(node)}),
        line=where.start_mark.line + 1,
        restrictions=tuple(restrictions(handler)),
    )


def check(folder: Path, node: MappingNode) -> None:
    handler = keys(node, HANDLER_KEYS)
    if "url" not in handler:
        raise error_at(node, "a handler without a url", "write `- url: /.*`")
    url = compiled_url(handler["url"])
    kinds = [kind for kind in KINDS if kind in handler]
    if not kinds:
        message = "a handler without a script or static files"
        raise error_at(node, message, "write script, static_dir or static_files")
    if len(kinds) > 1:
        raise error_at(
            node, f"a handler with {' and '.join(kinds)}", "keep one of them"
        )
    if kinds == ["script"]:
        check_script(folder, handler)
        return
    if kinds == ["static_dir"]:
        check_static_dir(folder, handler)
    else:
        check_static_files(node, handler, url)
    check_headers(handler)


def compiled_url(node: Node) -> re.Pattern[str]:
    url = text(node)
    if url.startswith("^"):
        raise error_at(node, "a url always matches from the start", "remove the ^")
    if re.match("https?://", url):
        raise error_at(
            node, "a url is only the path", "remove http:// and the host name"
        )
    if re.search(r"[\r\n“”‘’]", url):  # noqa: RUF001
        message, hint = "curly quotation marks or line breaks in a url", "delete them"
        raise error_at(node, message, hint)
    if not url.startswith(("/", ".", "(")):
        raise error_at(node, "a url starts with a slash", f"write {'/' + url!r}")
    return regex(node)


def regex(node: Node) -> re.Pattern[str]:
    try:
        return re.compile(text(node))
    except (re.error, OverflowError, RecursionError) as error:
        message = f"{text(node)!r} isn't a valid regular expression: {error}"
        raise error_at(node, message) from None


def is_cgi(script: str) -> bool:
    """Whether a handler's script is a file to run rather than a `module.my_app`."""
    return script.endswith(".py") or "/" in script


def script_for(file: str, app: str) -> str:
    """Return the script for an app in a file: `lib.hello.my_app` for lib/hello.py."""
    return f"{file.removesuffix('.py').replace('/', '.')}.{app}"


def check_script(folder: Path, handler: Mapping[str, Node]) -> None:
    for key in STATIC_ONLY:
        if key in handler:
            raise error_at(handler[key], f"{key} is for static files, not for a script")
    node = handler["script"]
    script = text(node)
    if is_cgi(script):
        check_inside(folder, node)
    elif not SCRIPT.fullmatch(script):
        hint = "write module.my_app, as in hello.my_app"
        raise error_at(node, f"{script!r} isn't a script", hint)


def check_static_dir(folder: Path, handler: Mapping[str, Node]) -> None:
    node = handler["static_dir"]
    check_inside(folder, node)
    if not os.path.isdir(folder / text(node)):  # Path.is_dir() fails on a long name
        message, hint = (
            f"there is no folder {text(node)!r} next to app.yaml",
            "create it",
        )
        raise error_at(node, message, hint)
    if "upload" in handler:
        message = "upload belongs to static_files, not to static_dir"
        raise error_at(handler["upload"], message, "delete it")


def check_inside(folder: Path, node: Node) -> None:
    inside = (folder / text(node)).resolve().is_relative_to(folder.resolve())
    if text(node).startswith("/"):
        hint = f"write {text(node).lstrip('/')}"
        raise error_at(node, "a path that starts with a slash", hint)
    if not text(node) or not inside:
        message = f"{text(node)!r} isn't inside app.yaml's folder"
        raise error_at(node, message, "write a path that is")


def check_static_files(
    node: MappingNode, handler: Mapping[str, Node], url: re.Pattern[str]
) -> None:
    if "upload" not in handler:
        hint = "write a regular expression like `upload: static/.*`"
        raise error_at(node, "static_files without upload", hint)
    regex(handler["upload"])
    template = text(handler["static_files"])
    try:
        # `|` lets the url match "", so that expand() can try every group.
        any_match = re.compile(f"(?:{url.pattern})|").match("")
        any_match and any_match.expand(template)
    except (re.error, IndexError) as error:
        message = f"{template!r} doesn't match the url: {error}"
        raise error_at(handler["static_files"], message) from None


def check_headers(handler: Mapping[str, Node]) -> None:
    if "expiration" in handler:
        check_expiration(handler["expiration"])
    if "mime_type" in handler and not MIME_TYPE.fullmatch(text(handler["mime_type"])):
        value = text(handler["mime_type"])
        message = f"{value!r} isn't a MIME type"
        raise error_at(handler["mime_type"], message, "write one like text/css")
    if "http_headers" not in handler:
        return
    for name, value in mapping(handler["http_headers"]).value:
        if not HEADER_NAME.fullmatch(name.value):
            raise error_at(name, f"{name.value!r} isn't a valid header name")
        if name.value.lower() in SERVER_HEADERS:
            message, hint = f"the server sets {name.value} itself", "remove it"
            raise error_at(name, message, hint)
        if not HEADER_VALUE.fullmatch(text(value)):
            raise error_at(
                value, "a header's value must be one line of ASCII characters"
            )


def check_expiration(node: Node) -> None:
    """Raise UserError unless the value is a time like `4d 5h`."""
    if not EXPIRATION.fullmatch(text(node)):
        hint = "write days and hours like 4d 5h"
        raise error_at(node, f"{text(node)!r} isn't a time", hint)


def restrictions(handler: Mapping[str, Node]) -> Iterator[Restriction]:
    for key, demands in (("login", ("required", "admin")), ("secure", ("always",))):
        if key in handler and text(handler[key]) in demands:
            node = handler[key]
            yield Restriction(key, text(node), node.start_mark.line + 1)
