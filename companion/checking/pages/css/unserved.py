"""Says why a style sheet that a page links to doesn't load."""

import contextlib
import glob
import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from companion.checking.pages.css.visit import Styled
from companion.checking.site import Page
from companion.config.handlers import Handler
from companion.problem import NOWHERE, Place, Problem
from companion.reports import unserved_file
from companion.reports.unserved_file import names_files, static_dir_of, url_of

STATIC = ("/static", "static")  # the url and the folder


def explain(visit: Styled, path: str, page: Page) -> Problem:
    """Say why the style sheet at `path` isn't CSS or isn't there."""
    name = path.rpartition("/")[2]
    place = visit.sources.words(re.escape(name))
    got = f"{path}: status {page.status}, Content-Type: {page.media_type}"
    if not name:
        hint = f'{path} is a folder: write href="{path}style.css"'
        return Problem(got, hint, visit.sources.words(re.escape(path)))
    taken = taken_by(visit, path)
    if taken:
        return Problem(got, *taken)
    fits = [h for h in static_handlers(visit) if h.route.url.fullmatch(path)]
    if page.status == 200 and not name.endswith(".css"):
        hint = f"a style sheet's name must end in .css: rename {name}"
        return Problem(got, hint, place)
    if page.status == 200 and fits:
        key = visit.site.app_yaml_words("mime_type")
        hint = "write mime_type: text/css"
        if key == NOWHERE:
            key = visit.site.app_yaml_words("Content-Type")
            hint = "write Content-Type: text/css"
        return Problem(got, hint, key)
    if fits:
        return Problem(
            got, missing_file(visit, name, wanted_file(fits[0], path)), place
        )
    for handler in static_handlers(visit):
        if names_files(handler):
            line = visit.site.app_yaml_line(handler.line, "url")
            hint = f"static_dir needs the url of a folder: write url: {url_of(handler)}"
            return Problem(got, hint, line)
    return Problem(got, not_served(visit, path), place)


def static_handlers(visit: Styled) -> list[Handler]:
    handlers = visit.site.read_settings().handlers
    return [handler for handler in handlers if handler.route.static_root]


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


def address(visit: Styled, file: str) -> str:
    """Return the path at which a CSS file is served, or an empty string."""
    for handler in static_handlers(visit):
        root = static_dir_of(handler)
        if root and file.startswith(f"{root}/") and file.endswith(".css"):
            return url_of(handler) + file.removeprefix(root)
    return ""


def not_served(visit: Styled, path: str) -> str:
    """Say what to write if no url in app.yaml serves a path as a file."""
    name = path.rpartition("/")[2]
    files = [*visit.files(glob.escape(name)), *visit.css_files]
    addresses = [found for file in files if (found := address(visit, file))]
    if addresses:
        href = f'href="{addresses[0]}"'
        return f"no url in app.yaml serves {path} as a file: write {href}"
    folders = [h for h in static_handlers(visit) if static_dir_of(h)]
    if folders and not any("/" in file for file in files):
        file, root = (files or ["style.css"])[0], static_dir_of(folders[0])
        move = f"move {file} into" if files else f"save {file} in"
        href = f'href="{url_of(folders[0])}/{file}"'
        return f"{move} the folder {root}, and write {href}"
    return new_handler(visit)


def wanted_file(handler: Handler, path: str) -> str:
    """Return the file that a path names, relative to app.yaml's folder."""
    found = handler.route.url.fullmatch(path)
    assert found
    file = found.expand(handler.route.static_file)
    return (PurePosixPath(handler.route.static_root) / file).as_posix()


def missing_file(visit: Styled, name: str, wanted: str) -> str:
    """Say which file is there instead of the one that is wanted."""
    here = [*visit.files(glob.escape(name)), *visit.css_files, *visit.files("*.css.*")]
    if not here:
        return f"there is no file {wanted}: save your style sheet there"
    file = PurePosixPath(here[0])
    served = address(visit, here[0])
    if served:
        return f'{wanted} isn\'t there, but {file} is: write href="{served}"'
    same_folder = file.parent == PurePosixPath(wanted).parent
    move = f"rename it to {name}" if same_folder else f"move it to {wanted}"
    return f"the style sheet is the file {file}: {move}"


def new_handler(visit: Styled) -> str:
    """Say which handler to write, and which file to move first, if any."""
    files = visit.css_files
    loose = [file for file in files if "/" not in file]
    move = ""
    if loose and len(loose) == len(files):
        move = f"create a folder called static, move {loose[0]} into it, and "
    url, folder = STATIC if move else url_and_folder(visit, files)
    return f"{move}write - url: {url} and static_dir: {folder}, above url: /.*"


def url_and_folder(visit: Styled, files: list[str]) -> tuple[str, str]:
    """Return a handler's url and static_dir that make the page's link work."""
    with contextlib.suppress(Problem):
        for path in (urlsplit(sheet).path for sheet in visit.own):
            same = [file for file in files if file.endswith(path[path.rfind("/") :])]
            found = unserved_file.new_handler(path, same[0]) if same else None
            if found:
                return found
    folder = files[0].partition("/")[0] if files else STATIC[1]
    return f"/{folder}", folder
