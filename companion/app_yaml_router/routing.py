"""Finds the handler in app.yaml that answers a request."""

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from webob import exc

from .forms import read_form
from .names import has
from .static_files import serve_file
from .wsgi import Environ, WSGIApp, refused

AUTO = "main.app"  # what `script: auto` means unless entrypoint names another app
# As in `gunicorn -b :$PORT main:app`, where localhost:8080 would be no app.
APP = re.compile(r"""[\s='"]([^\W\d][\w.]*):([^\W\d]\w*)(?=['"\s]|$)""")
# YAML 1.1, "Boolean Language-Independent Type": the spellings that people use.
TRUE = ("true", "yes", "on")
FALSE = ("false", "no", "off")
LOGINS = ("required", "admin")
SECONDS = {"d": 86400, "h": 3600, "m": 60, "s": 1}

# Returns what answers a visitor who may not see a handler with this `login`, or None.
KeepOut = Callable[[Environ, str], WSGIApp | None]


@dataclass(frozen=True)
class UrlRule:
    """An entry under `handlers:`, see "Handlers element" in the app.yaml reference."""

    url: re.Pattern[str]
    script: str = ""
    static_root: str = ""  # a folder; nothing outside it is ever served
    static_file: str = ""  # a path under static_root; \1 is the url's first group
    upload: re.Pattern[str] | None = None
    mime_type: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    login: str = ""  # one of LOGINS, if not everybody may see it


def named_app(entrypoint: str) -> str:
    """Return the app that an entrypoint starts, as `script:` names it, or nothing."""
    found = APP.search(entrypoint)
    return f"{found[1]}.{found[2]}" if found else ""


def rest(folder: Path, runtime: str, auto: str, rules: list[UrlRule]) -> list[UrlRule]:
    """Return what Python 3 answers by if no url matches; nothing beside other apps."""
    module = auto.rpartition(".")[0].replace(".", "/")
    is_there = has(folder, f"{module}.py") or has(folder, f"{module}/__init__.py")
    is_last = runtime != "python27" and {rule.script for rule in rules} <= {"", auto}
    return [UrlRule(re.compile("/.*"), auto)] if is_last and is_there else []


def read_rule(entry: Mapping[str, Any], auto: str) -> UrlRule:
    """Return the handler for an entry as YAML has it, with each value a string."""
    # A url always matches the whole path, with or without a $ at its end.
    url = re.sub(r"(?<!\\)\$$", "", entry["url"])
    login = next((one for one in LOGINS if one == entry.get("login")), "")
    if "script" in entry:
        script = auto if entry["script"] == "auto" else entry["script"]
        return UrlRule(re.compile(url), script, login=login)
    if "static_dir" in entry:
        # The rest of the path names the file: one more group, after the url's own.
        url = url.rstrip("/") + "/(.*)"
        root, file = entry["static_dir"], rf"\g<{re.compile(url).groups}>"
    else:
        root, file = ".", entry["static_files"]
    cache = "no-cache"  # keep a copy, but ask each time
    if entry["expiration"]:
        cache = f"public, max-age={seconds(entry['expiration'])}"
    return UrlRule(
        re.compile(url),
        static_root=root,
        static_file=file,
        upload=re.compile(entry["upload"]) if "upload" in entry else None,
        mime_type=entry.get("mime_type", ""),
        headers={"Cache-Control": cache, **entry.get("http_headers", {})},
        login=login,
    )


def seconds(expiration: str) -> int:
    """Add up an expiration like `1d 12h`."""
    return sum(int(part[:-1]) * SECONDS[part[-1]] for part in expiration.split())


def find_answer(
    environ: Environ,
    folder: Path,
    handlers: Iterable[UrlRule],
    get_app: Callable[[str], WSGIApp],
    keep_out: KeepOut | None = None,
) -> WSGIApp:
    """Return what answers a request: the first handler whose url matches the path.

    get_app: returns the app that a handler's script names. keep_out: see KeepOut.
    """
    try:
        path = read_path(environ)
        for handler in handlers:
            if match := handler.url.fullmatch(path):
                barred = keep_out and handler.login and keep_out(environ, handler.login)
                if barred:
                    return barred
                if handler.script:
                    read_form(environ)
                    return get_app(handler.script)
                name = match.expand(handler.static_file)
                if handler.upload and not handler.upload.fullmatch(name):
                    break
                if not has(folder, posixpath.join(handler.static_root, name)):
                    break
                root = folder / handler.static_root
                answer = serve_file(environ, root, name, handler.mime_type)
                answer.headers.update(handler.headers.items())
                return answer
        return refused(exc.HTTPNotFound)
    except exc.HTTPError as error:
        return error


def read_path(environ: Environ) -> str:
    """Return the request's path, decoded. Raises HTTPError if it or the query can't be.

    Servers decode the bytes of both as Latin-1 (PEP 3333, "Unicode Issues").
    """
    # waitress turns several slashes at the start of a path into one.
    if slashes := re.match("//+", environ.get("REQUEST_URI", "")):
        environ["PATH_INFO"] = slashes[0] + environ["PATH_INFO"].lstrip("/")
    try:
        path: str = environ.get("PATH_INFO", "").encode("latin-1").decode()
        query: str = environ.get("QUERY_STRING", "")
        unquote_to_bytes(query.encode("latin-1")).decode()
    except ValueError:
        raise refused(exc.HTTPBadRequest) from None
    if "\0" in path:
        raise refused(exc.HTTPBadRequest)
    return path
