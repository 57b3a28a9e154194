"""Says what app.yaml needs to serve a static file."""

import glob
import re
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from companion.config.app_yaml import AppYaml
from companion.config.handlers import Handler
from companion.own_code import is_own
from companion.problem import Place, Problem
from companion.source.file import read_yaml

SUFFIXES = frozenset(".css .gif .jpeg .jpg .js .png .svg .webp".split())
PLAIN = re.compile(r"(/[\w-]+)+(?=/)")
MOVE = "put the file in a folder, and add a handler with static_dir to app.yaml"


def explain_file(folder: Path, settings: AppYaml, path: str) -> Problem | None:
    """Return why no handler serves the file at a path; None if it isn't a file's."""
    wanted = PurePosixPath(path)
    if wanted.suffix not in SUFFIXES:
        return None
    message = f"no url serves the file {quote(path)}"
    file = read_yaml(settings.path, settings.name)
    for handler in settings.handlers:
        root = static_dir_of(handler)
        if root and handler.route.url.fullmatch(path):
            hint = "move this handler above the url that matches every page"
            return Problem(message, hint, file.key_above(handler.line, "url"))
        if root and (folder / root / wanted.name).is_file():
            hint = f"did you mean `{url_of(handler)}/{wanted.name}`?"
            if names_files(handler):
                hint = f"write `url: {url_of(handler)}`"
            return Problem(message, hint, file.key_above(handler.line, "url"))
    url, static_dir = new_handler(path, file_in(folder, wanted.name)) or ("", "")
    hint = f"add `- url: {url}` with `static_dir: {static_dir}` above the other urls"
    return Problem(message, hint if url else MOVE, Place(settings.name))


def file_in(folder: Path, name: str) -> str:
    """Return the path of the reader's file with this name, below app.yaml's folder."""
    found = sorted(folder.rglob(f"*/{glob.escape(name)}"))
    own = (
        one.relative_to(folder).as_posix() for one in found if is_own(str(one), folder)
    )
    return next(own, "")


def new_handler(path: str, file: str) -> tuple[str, str] | None:
    """Return the url and static_dir that serve a file at a path, if any can.

    file: relative to app.yaml's folder; empty if it isn't there yet.
    """
    url, static_dir = PurePosixPath(path), PurePosixPath(file or path.lstrip("/"))
    while url.name == static_dir.name and len(url.parts) > 2 and static_dir.parts[1:]:
        url, static_dir = url.parent, static_dir.parent
    return None if url == PurePosixPath(path) else (str(url), str(static_dir))


def static_dir_of(handler: Handler) -> str:
    """Return a handler's static_dir, or an empty string if it has none."""
    root = handler.route.static_root
    return "" if root == "." else root  # static_files has "."


def url_of(handler: Handler) -> str:
    """Return the plain start of a static handler's url, or what it should be."""
    plain = PLAIN.match(handler.route.url.pattern)
    return plain[0] if plain else f"/{static_dir_of(handler)}"


def names_files(handler: Handler) -> bool:
    """Whether a static_dir's url ends in .* or in a file, rather than in a folder."""
    plain = f"{url_of(handler)}/(.*)"
    return bool(static_dir_of(handler)) and handler.route.url.pattern != plain
