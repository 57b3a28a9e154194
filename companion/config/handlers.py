"""Checks one entry under `handlers:` in app.yaml."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from yaml.nodes import MappingNode, Node

from companion.config.yaml_file import complaint, keys, mapping, text

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
# What the server says of each response by itself.
NOT_TO_BE_SET = frozenset(
    """connection content-encoding content-length content-range date keep-alive
    proxy-authenticate server te trailer transfer-encoding upgrade""".split()
)
HEADER_VALUE = re.compile(r"[ -~]*")


def check(folder: Path, node: MappingNode) -> None:
    """Raise UserError for the first thing wrong in the handler.

    `folder` is where app.yaml lies.
    """
    handler = keys(node, HANDLER_KEYS)
    if "url" not in handler:
        raise complaint(node, "a handler without url; write `- url: /.*`")
    url = compiled_url(handler["url"])
    kinds = [kind for kind in KINDS if kind in handler]
    if not kinds:
        message = f"a handler without {', '.join(KINDS[:2])} or {KINDS[2]}; write one"
        raise complaint(node, message)
    if len(kinds) > 1:
        raise complaint(node, f"a handler with {' and '.join(kinds)}; keep one of them")
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
        raise complaint(node, "a url matches from its start anyway; leave out the ^")
    if re.match("https?://", url):
        raise complaint(node, "a url is the path alone; leave out http:// and the name")
    if re.search(r"[\r\n“”‘’]", url):  # noqa: RUF001
        message = "a url is one line, without curly quotation marks; delete them"
        raise complaint(node, message)
    if not url.startswith(("/", ".", "(")):
        raise complaint(node, f"a url starts with a slash; write {'/' + url!r}")
    return regex(node)


def regex(node: Node) -> re.Pattern[str]:
    try:
        return re.compile(text(node))
    except (re.error, OverflowError, RecursionError) as error:
        message = f"{text(node)!r} is no regular expression: {error}"
        raise complaint(node, message) from None


def is_cgi(script: str) -> bool:
    """Whether a handler's script is a file to run, and not a `module.my_app`."""
    return script.endswith(".py") or "/" in script


def check_script(folder: Path, handler: Mapping[str, Node]) -> None:
    for key in STATIC_ONLY:
        if key in handler:
            raise complaint(
                handler[key], f"{key} is for static files, not for a script"
            )
    node = handler["script"]
    script = text(node)
    if is_cgi(script):
        check_inside(folder, node)
    elif not SCRIPT.fullmatch(script):
        message = f"{script!r} is no script; write module.my_app, as in hello.my_app"
        raise complaint(node, message)


def check_static_dir(folder: Path, handler: Mapping[str, Node]) -> None:
    node = handler["static_dir"]
    check_inside(folder, node)
    if not os.path.isdir(folder / text(node)):  # Path's own fails on a long name
        message = f"there is no folder {text(node)!r} beside app.yaml; make it"
        raise complaint(node, message)
    if "upload" in handler:
        message = "upload is for static_files; a static_dir is uploaded as it is"
        raise complaint(handler["upload"], message)


def check_inside(folder: Path, node: Node) -> None:
    inside = (folder / text(node)).resolve().is_relative_to(folder.resolve())
    if text(node).startswith("/"):
        message = f"leave out the slash at the start; write {text(node).lstrip('/')}"
        raise complaint(node, message)
    if not text(node) or not inside:
        message = f"{text(node)!r} isn't in app.yaml's folder; only what is can be used"
        raise complaint(node, message)


def check_static_files(
    node: MappingNode, handler: Mapping[str, Node], url: re.Pattern[str]
) -> None:
    if "upload" not in handler:
        message = r"static_files without upload; write a regex like `upload: static/.*`"
        raise complaint(node, message)
    regex(handler["upload"])
    template = text(handler["static_files"])
    try:
        # `|` lets the url match nothing, so that every group it has can be tried.
        any_match = re.compile(f"(?:{url.pattern})|").match("")
        any_match and any_match.expand(template)
    except (re.error, IndexError) as error:
        message = f"{template!r} doesn't fit the url: {error}"
        raise complaint(handler["static_files"], message) from None


def check_headers(handler: Mapping[str, Node]) -> None:
    if "expiration" in handler:
        check_expiration(handler["expiration"])
    if "mime_type" in handler and not MIME_TYPE.fullmatch(text(handler["mime_type"])):
        message = "a mime_type is written like text/css"
        raise complaint(handler["mime_type"], message)
    if "http_headers" not in handler:
        return
    for name, value in mapping(handler["http_headers"]).value:
        if not HEADER_NAME.fullmatch(name.value):
            raise complaint(name, f"{name.value!r} can't be a header's name")
        if name.value.lower() in NOT_TO_BE_SET:
            message = f"{name.value} is for the server to say; leave it out"
            raise complaint(name, message)
        if not HEADER_VALUE.fullmatch(text(value)):
            raise complaint(value, "a header's value is one line of ASCII characters")


def check_expiration(node: Node) -> None:
    """Raise UserError unless the value is a time like `4d 5h`."""
    if not EXPIRATION.fullmatch(text(node)):
        message = f"{text(node)!r} is no time; write days, hours, ... like 4d 5h"
        raise complaint(node, message)


def not_enforced(node: MappingNode) -> Iterator[tuple[int, str]]:
    """Give line and text of what keeps visitors out on App Engine, but not here."""
    handler = keys(node, HANDLER_KEYS)
    for key, demands in (("login", ("required", "admin")), ("secure", ("always",))):
        if key in handler and text(handler[key]) in demands:
            yield handler[key].start_mark.line + 1, f"{key}: {text(handler[key])}"
