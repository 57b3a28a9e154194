"""Says why a style sheet that a page links to doesn't load."""

import re
from dataclasses import replace

from companion.checking.pages.css.visit import Styled
from companion.checking.site import Page
from companion.problem import NOWHERE, Problem
from companion.reports.unserved_file import explain_file


def explain(visit: Styled, path: str, page: Page) -> Problem:
    """Say why the style sheet at `path` isn't CSS or isn't there."""
    name = path.rpartition("/")[2]
    got = f"{path}: status {page.status}, Content-Type: {page.media_type}"
    if not name:
        hint = f'{path} is a folder: write href="{path}style.css"'
        return Problem(got, hint, visit.sources.words(re.escape(path)))
    link = visit.sources.words(re.escape(name))
    if not name.endswith(".css"):
        hint = f"a style sheet's name must end in .css: rename {name}"
        return Problem(got, hint, link)
    settings = visit.site.read_settings()
    first = next(iter(settings.matching(path)), None)
    if first and first.route.static_root and page.status == 200:
        key = visit.site.app_yaml_words("mime_type")
        if key == NOWHERE:
            key = visit.site.app_yaml_words("Content-Type")
            return Problem(got, "write Content-Type: text/css", key)
        return Problem(got, "write mime_type: text/css", key)
    if first and first.route.static_root:
        found = visit.site.explain(page)
    else:
        found = explain_file(visit.site.folder, settings, path)
    assert found
    return found if found.place.line else replace(found, place=link)
