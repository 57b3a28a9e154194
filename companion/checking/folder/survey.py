"""Finds a folder's pages, whatever their paths in app.yaml and routes."""

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from companion.attempt import attempt
from companion.checking.folder import kinds
from companion.checking.site import Page, Site
from companion.config.handlers import Handler
from companion.config.scripts import app_script, is_cgi
from companion.problem import Problem
from companion.source.file import read
from companion.source.search import ReaderCode

MOST_PATHS = 20  # paths to request
MUCH_OLDER = 60.0  # seconds


@dataclass(frozen=True)
class Found:
    """A page: its path, the script that makes it, and its kind."""

    path: str
    script: str
    kind: str
    page: Page


class Survey:
    """A folder's pages and their sources."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def handlers(self) -> tuple[Handler, ...]:
        with contextlib.suppress(Problem):  # see first_problem()
            return self.site.read_settings().handlers
        return ()

    @cached_property
    def scripts(self) -> list[str]:
        """The scripts that app.yaml names, without duplicates."""
        named = (handler.rule.script for handler in self.handlers)
        return list(dict.fromkeys(script for script in named if script))

    @cached_property
    def is_static(self) -> bool:
        """Whether app.yaml means to have files alone, rather than forgot a script."""
        shows = any(handler.rule.url.fullmatch("/") for handler in self.handlers)
        if self.scripts or not shows:
            return False
        is_alone = not any(self.site.folder.glob("*.py"))
        return is_alone or self.site.get("/").status == 200

    @cached_property
    def forgotten(self) -> dict[str, str]:
        """The apps that app.yaml forgot and their kinds, unless they are much older."""
        folder = self.site.folder
        codes = map(self.site.code_of, self.scripts)
        files = (file for code in codes for file in code.files)
        used = {file.name for file in files if file.name.endswith(".py")}
        newest = max((saved(folder / name) for name in used), default=0.0)
        found = {}
        for path in sorted(folder.glob("*.py")):
            if path.name in used or not path.stem.isidentifier():
                continue
            script = app_script(folder, path.name)
            file = read(folder, path.name) if script else None
            if file and saved(path) > newest - MUCH_OLDER:
                found[script] = kinds.of_source(script, ReaderCode((file,)))
        return found

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds of page that the folder's code makes, by its source."""
        named = [kinds.of_source(one, self.site.code_of(one)) for one in self.scripts]
        return [*named, *self.forgotten.values()]

    @cached_property
    def codes(self) -> list[ReaderCode]:
        return [*map(self.site.code_of, (*self.scripts, *self.forgotten))]

    @cached_property
    def code(self) -> ReaderCode:
        """The files behind all the scripts."""
        files = (file for code in self.codes for file in code.files)
        return ReaderCode(tuple(dict.fromkeys(files)))

    @cached_property
    def is_cgi(self) -> bool:
        """Whether app.yaml names a script that prints its page: it makes no app."""
        files = filter(is_cgi, self.scripts)
        return not all(app_script(self.site.folder, file) for file in files)

    @cached_property
    def pages(self) -> list[Found]:
        """The pages that a visitor can open by their address."""
        found = []
        for path in list(dict.fromkeys(["/", *self.paths()]))[:MOST_PATHS]:
            script = self.script_at(path)
            if not script or is_cgi(script):
                continue
            page = self.site.get(path)
            if page.error or page.status in (200, 405):
                kind = kinds.of_page(page, script, self.site.code_of(script))
                found.append(Found(path, script, kind, page))
        return found

    def paths(self) -> Iterator[str]:
        """Yield paths that the handlers and routes match."""
        for handler in self.handlers:
            if not handler.rule.script or is_cgi(handler.rule.script):
                continue
            yield from samples(handler.rule.url.pattern)
            app, _ = self.site.load(handler.rule.script)
            router = getattr(app, "router", None)  # webapp2's
            for route in attempt(getattr, router, "match_routes", None) or ():
                # It is a class, if a pair is swapped.
                template = str(getattr(route, "template", ""))
                yield from samples(re.sub(r"<[^>]*>", "1", template))

    def script_at(self, path: str) -> str:
        """Return the script that answers a path, or an empty string if none does."""
        matching = (one for one in self.handlers if one.rule.url.fullmatch(path))
        return next((one.rule.script for one in matching), "")

    def of_kind(self, wanted: str) -> Found | None:
        """Return a page of this kind, preferably one that works."""
        fitting = [found for found in self.pages if found.kind == wanted]
        working = [found for found in fitting if found.page.status == 200]
        return next(iter(working or fitting), None)


def saved(path: Path) -> float:
    """Return when a file was last saved, in seconds; 0 if it can't be read."""
    return attempt(lambda: path.stat().st_mtime) or 0.0


def samples(pattern: str) -> Iterable[str]:
    """Return paths that match a simple regular expression."""
    plain = re.sub(
        r"\(\?:|^\^|(?<!\\)\$$", lambda m: "(" if m[0] == "(?:" else "", pattern
    )
    tries = [plain]
    while re.search(r"\([^()]*\)", tries[0]):  # each alternative of each group
        tries = [
            each.replace(match[0], choice, 1)
            for each in tries
            for match in [re.search(r"\(([^()]*)\)\??", each)]
            if match
            for choice in match[1].split("|")
        ][:MOST_PATHS]
    found = []
    for each in [part for text in tries for part in text.split("|")]:
        path = re.sub(r"(\.|\\?\w|\[[^]]*\])\*|[^\\]\?$", "", each)
        path = re.sub(r"\.\+|\\[wd]\+?|\[[^]]*\]\+?", "1", path).replace("\\", "")
        found.append(path)
    paths = [path for path in found if path.startswith("/")]
    return [path for path in paths if attempt(re.fullmatch, pattern, path)]
