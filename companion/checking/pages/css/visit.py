"""A visit to a page with style sheets."""

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from companion.checking.browser.addresses import target
from companion.checking.browser.document import text_of
from companion.checking.pages.visit import Visit


@dataclass(frozen=True)
class Styled(Visit):
    """A page and its style sheets."""

    @cached_property
    def sheets(self) -> list[str]:
        """The URLs of the style sheets that the page links to, on any website."""
        page = self.html_page
        found = [
            link.get("href", "")
            for link in page.html.all("link")
            if "stylesheet" in link.get("rel", "").lower().split()
        ]
        for style in page.html.all("style"):
            found += re.findall(
                r"""@import\s+(?:url\()?\s*["']?([^"')\s;]+)""", text_of(style)
            )
        return [target(self.path, href).geturl() for href in found if href]

    @property
    def own(self) -> list[str]:
        return [sheet for sheet in self.sheets if not urlsplit(sheet).netloc]

    def files(self, pattern: str) -> list[str]:
        """The folder's files whose names match, as paths relative to app.yaml's."""
        folder = self.site.folder
        found = [path for path in folder.rglob(pattern) if path.is_file()]
        return sorted(path.relative_to(folder).as_posix() for path in found)
