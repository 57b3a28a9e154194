"""Says why a static file isn't served, and what to write instead."""

import glob
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from companion.config.app_yaml import AppYaml
from companion.config.handlers import Handler, move_above
from companion.problem import Place, Problem
from companion.reports.missing_script import files_in
from companion.source.file import read_yaml

SUFFIXES = frozenset(".css .gif .jpeg .jpg .js .png .svg .webp".split())


def explain_file(folder: Path, settings: AppYaml, path: str) -> Problem | None:
    """Return why no handler serves the file at a path; None if it isn't a file's."""
    message = f"no url serves the file {quote(path)}"
    app_yaml = read_yaml(settings.path, settings.name)
    matching = settings.matching(path)
    below = next((one for one in matching if one.rule.static_root), None)
    if below:
        edits = app_yaml.moving_handler(below.url_line, matching[0].url_line)
        hint = move_above(below, matching[0])
        message = f"`- url: {matching[0].url}` comes first, and takes {quote(path)}"
        return Problem(message, hint, app_yaml.place(below.url_line), edits=edits)
    if PurePosixPath(path).suffix not in SUFFIXES:
        return None
    for handler in static_handlers(settings):
        if handler.hint_for_url:
            place = app_yaml.place(handler.url_line)
            return Problem(message, handler.hint_for_url, place)
    return Problem(message, how_to_serve(folder, settings, path), Place(settings.name))


def how_to_serve(folder: Path, settings: AppYaml, path: str) -> str:
    """Say how to have a file served that no handler matches."""
    name = PurePosixPath(path).name
    file = file_like(folder, name)
    served = address_of(settings, file, PurePosixPath(name).suffix)
    if served:
        return f"link to `{served}` instead"
    roots = [one for one in static_handlers(settings) if one.static_dir]
    is_loose = "/" not in file
    if roots and is_loose:
        root, url = roots[0].static_dir, roots[0].folder_url
        move = f"move {file} into" if file else f"save {name} in"
        return f"{move} the folder {root}, and link to `{url}/{file or name}` instead"
    found = new_handler(path, file)
    if found:
        return add_handler(*found)
    if is_loose:
        add = add_handler("/static", "static")
        move = f"move {file}" if file else f"save {name}"
        return f"create a folder called static, {move} into it, and {add}"
    top = PurePosixPath(file).parts[0]
    return f"{add_handler(f'/{top}', top)}, and link to `/{file}` instead"


def add_handler(url: str, static_dir: str) -> str:
    return f"add `- url: {url}` with `static_dir: {static_dir}` above the other urls"


def where_it_is(folder: Path, settings: AppYaml, wanted: str) -> str:
    """Say which file is there instead of the one that a handler serves, if any.

    wanted: relative to app.yaml's folder.
    """
    path = PurePosixPath(wanted)
    file = file_like(folder, path.name)
    served = address_of(settings, file, path.suffix)
    if served:
        return f"{file} is there: link to `{served}` instead"
    if "/" in file and not (folder / path.parts[0]).is_dir():
        return f"write static_dir: {PurePosixPath(file).parts[0]}"
    same_folder = PurePosixPath(file).parent == path.parent
    move = f"rename it to {path.name}" if same_folder else f"move it to {wanted}"
    return f"{file} is the file: {move}" if file else ""


def file_like(folder: Path, name: str) -> str:
    """Return the reader's file that a name means, relative to app.yaml's folder.

    It has this name, perhaps with one more suffix, or is another style sheet, or "".
    """
    plain = glob.escape(name)
    for pattern in (plain, f"{plain}.*", "*.css" if name.endswith(".css") else plain):
        for found in files_in(folder, pattern):
            return found.relative_to(folder).as_posix()
    return ""


def static_handlers(settings: AppYaml) -> Iterable[Handler]:
    return (handler for handler in settings.handlers if handler.rule.static_root)


def address_of(settings: AppYaml, file: str, suffix: str) -> str:
    """Return the path at which a file is served, if its name ends so."""
    for handler in static_handlers(settings):
        root = handler.static_dir
        if root and file.startswith(f"{root}/") and file.endswith(suffix):
            return handler.folder_url + file.removeprefix(root)
    return ""


def new_handler(path: str, file: str) -> tuple[str, str] | None:
    """Return the url and static_dir that serve a file at a path, if any can.

    file: relative to app.yaml's folder; empty if it isn't there yet.
    """
    url, static_dir = PurePosixPath(path), PurePosixPath(file or path.lstrip("/"))
    while url.name == static_dir.name and len(url.parts) > 2 and static_dir.parts[1:]:
        url, static_dir = url.parent, static_dir.parent
    return None if url == PurePosixPath(path) else (str(url), str(static_dir))
