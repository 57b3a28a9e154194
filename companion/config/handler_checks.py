"""Checks that a handler in app.yaml is one that App Engine can serve."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from yaml.nodes import MappingNode, Node

from companion.app_yaml_router.names import has
from companion.closest import ask, closest_folder
from companion.config.known_keys import HANDLER_KEYS
from companion.config.scripts import is_cgi, meant_by
from companion.config.yaml_file import error_at, keys, mapping, text
from companion.problem import Problem

KINDS = ("script", "static_dir", "static_files")
STATIC_ONLY = ("mime_type", "expiration", "http_headers", "upload")

SCRIPT = re.compile(r"auto|[^\W\d]\w*(\.[^\W\d]\w*)+")
# How a url can't begin, what is wrong with it, and what to do.
WRONG_URLS = (
    (r"\^", "a url always matches from the start", "remove the ^"),
    ("https?://", "a url is only the path", "remove http:// and the host name"),
    (
        r"(?s).*[\r\n“”‘’]",  # noqa: RUF001
        "curly quotation marks or line breaks in a url",
        "delete them",
    ),
    (r"(?![/.(])\\?(.*)", "a url starts with a slash", r"write /\1"),
)
EXPIRATION = re.compile(r"\s*\d{1,9}[dhms](\s+\d{1,9}[dhms])*\s*", re.ASCII)
MIME_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(\s*;\s*[\w-]+=[\w.\"+-]+)*", re.ASCII)
HEADER_NAME = re.compile(r"[\w!#$%&'*+.^`|~-]+", re.ASCII)  # RFC 9110, 5.6.2, token
# Headers that the server sets on each response.
SERVER_HEADERS = frozenset(
    """connection content-encoding content-length content-range date keep-alive
    proxy-authenticate server te trailer transfer-encoding upgrade""".split()
)
HEADER_VALUE = re.compile(r"[ -~]*")


def check(folder: Path, node: MappingNode) -> Mapping[str, Node]:
    """Return a handler's values by key. Raises Problem for the first mistake."""
    handler = keys(node, HANDLER_KEYS)
    if "url" not in handler:
        raise error_at(node, "a handler without a url", "write `- url: /.*`")
    url = compiled_url(handler["url"])
    kinds = [kind for kind in KINDS if kind in handler]
    if not kinds:
        message = "a handler without a script or static files"
        raise error_at(node, message, "write script, static_dir or static_files")
    if len(kinds) > 1:
        message = f"a handler with {' and '.join(kinds)}"
        raise error_at(node, message, "keep one of them")
    named = handler[kinds[0]]
    name = text(named)
    if name.startswith(("$PYTHON_LIB", "google.appengine.")):
        lines = "both lines" if len(handler) == 2 else f"all {len(handler)} lines"
        hint = f"delete this handler ({lines})"
        raise error_at(named, "this was part of Google's SDK", hint)
    if name and kinds != ["static_dir"] and os.path.isdir(folder / name):
        raise error_at(named, f"{name} is a folder", f"write static_dir: {name}")
    if kinds == ["script"]:
        check_script(folder, handler)
    elif kinds == ["static_dir"]:
        check_static_dir(folder, handler)
    else:
        check_static_files(folder, handler, url)
    check_headers(handler)
    return handler


def compiled_url(node: Node) -> re.Pattern[str]:
    for pattern, message, hint in WRONG_URLS:
        if found := re.match(pattern, text(node)):
            raise error_at(node, message, found.expand(hint))
    return regex(node)


def regex(node: Node) -> re.Pattern[str]:
    try:
        return re.compile(text(node))
    except (re.error, OverflowError, RecursionError) as error:
        message = f"{text(node)!r} isn't a valid regular expression: {error}"
        raise error_at(node, message) from None


def check_script(folder: Path, handler: Mapping[str, Node]) -> None:
    for key in STATIC_ONLY:
        if key in handler:
            raise error_at(handler[key], f"{key} is for static files, not for a script")
    node = handler["script"]
    script = text(node)
    if is_cgi(script):
        check_inside(folder, node)
    elif not SCRIPT.fullmatch(script):
        meant = meant_by(folder, script)
        hint = f"write script: {meant}" if meant else "write one like hello.my_app"
        raise error_at(node, f"{script!r} isn't a script", hint)


def check_static_dir(folder: Path, handler: Mapping[str, Node]) -> None:
    node = handler["static_dir"]
    check_inside(folder, node)
    if (folder / text(node)).resolve() == folder.resolve():
        message = f"static_dir: {text(node)} would show everyone your code"
        hint = "move the files to show into a folder, as in static_dir: static"
        raise error_at(node, message, hint)
    if os.path.isfile(folder / text(node)):  # Path.is_file() fails on a long name
        parent = Path(text(node)).parent.name
        hint = f"write static_dir: {parent}" if parent else "move it into a folder"
        raise error_at(node, f"{text(node)!r} is a file, not a folder", hint)
    if "upload" in handler:
        message = "upload belongs to static_files, not to static_dir"
        raise error_at(handler["upload"], message, "delete it")


def missing_folder(folder: Path, handler: Mapping[str, Node]) -> Problem | None:
    """Return what to say of a static_dir that isn't there, or None."""
    node = handler.get("static_dir")
    if node is None or has(folder, text(node)):
        return None
    path = folder / text(node)
    near = closest_folder(path.name, path.parent)
    in_url = text(handler["url"]).strip("/")
    loose = next((one.name for one in sorted(folder.glob("*.css"))), "")
    hint = f"create it, and move {loose} into it" if loose else "create it"
    if near:
        hint = ask(path.with_name(near).relative_to(folder).as_posix())
    elif in_url and (folder / in_url).is_dir():
        hint = f"write static_dir: {in_url}"
    return error_at(node, f"there is no folder {text(node)!r} next to app.yaml", hint)


def check_inside(folder: Path, node: Node) -> None:
    if text(node).startswith("/"):
        hint = f"write {text(node).lstrip('/')}"
        raise error_at(node, "a path that starts with a slash", hint)
    inside = (folder / text(node)).resolve().is_relative_to(folder.resolve())
    if not text(node) or not inside:
        message = f"{text(node)!r} isn't inside app.yaml's folder"
        raise error_at(node, message, "write a path that is")


def check_static_files(
    folder: Path, handler: Mapping[str, Node], url: re.Pattern[str]
) -> None:
    template = text(handler["static_files"])
    if "upload" not in handler:
        files = re.sub(r"\\\\\d", ".*", re.escape(template))
        hint = f"write `upload: {files}`"
        raise error_at(handler["static_files"], "static_files without upload", hint)
    upload = regex(handler["upload"])
    try:
        # `|` lets the url match "", so that expand() can try every group.
        any_match = re.compile(f"(?:{url.pattern})|").match("")
        any_match and any_match.expand(template)
    except (re.error, IndexError) as error:
        message = f"{template!r} doesn't match the url: {error}"
        raise error_at(handler["static_files"], message) from None
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.py")]):
        found = url.fullmatch(url.pattern.partition("(")[0] + path.name)
        shows = found and found.expand(template) == path.name
        if shows and upload.fullmatch(path.name):
            message = f"this handler would show everyone your {path.name}"
            hint = r"name the files to show, as in url: /(.*\.png)"
            raise error_at(handler["static_files"], message, hint)


def check_headers(handler: Mapping[str, Node]) -> None:
    if "expiration" in handler:
        check_expiration(handler["expiration"])
    mime_type = handler.get("mime_type")
    if mime_type and not MIME_TYPE.fullmatch(text(mime_type)):
        message = f"{text(mime_type)!r} isn't a MIME type"
        raise error_at(mime_type, message, "write one like text/css")
    headers = handler.get("http_headers")
    for name, value in mapping(headers).value if headers else ():
        if not HEADER_NAME.fullmatch(name.value):
            raise error_at(name, f"{name.value!r} isn't a valid header name")
        if name.value.lower() in SERVER_HEADERS:
            message, hint = f"the server sets {name.value} itself", "remove it"
            raise error_at(name, message, hint)
        if not HEADER_VALUE.fullmatch(text(value)):
            message = "a header's value must be one line of ASCII characters"
            raise error_at(value, message)


def check_expiration(node: Node) -> str:
    """Return the node's value. Raises Problem unless it is a time like `4d 5h`."""
    if not EXPIRATION.fullmatch(text(node)):
        hint = "write days and hours like 4d 5h"
        raise error_at(node, f"{text(node)!r} isn't a time", hint)
    return text(node)
