"""Asks a folder for its pages and tells what a visitor gets."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode

from bs4 import BeautifulSoup
from bs4.element import Tag
from webob import exc
from webtest import TestApp

from companion.config.app_yaml import AppYaml
from companion.main import WSGIApp
from companion.reports.report import Report, report
from companion.router import make_router
from companion.running.time_limit import TimeLimit

# What a browser shows apart: "30<br>86" is two numbers.
BLOCKS = "br dd div dt form h1 h2 h3 input label li p pre table td th tr".split()


@dataclass(frozen=True)
class Page:
    """A response; `error` is what failed in the reader's code, if anything did."""

    request: str
    status: int
    media_type: str
    text: str
    error: Report | None

    @cached_property
    def html(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "html.parser")

    @cached_property
    def visible_text(self) -> str:
        """What a visitor reads, every run of white space as one space."""
        soup = BeautifulSoup(self.text, "html.parser")
        for hidden in soup(["head", "title", "script", "style", "textarea"]):
            hidden.decompose()
        for block in soup(BLOCKS):
            block.insert_before(" ")
            block.insert_after(" ")
        return " ".join(soup.get_text().split())

    def form_with(self, field: str) -> Tag | None:
        """Return the form that has a field of this name."""
        found = self.field(field)
        return found.find_parent("form") if found else None

    def field(self, name: str) -> Tag | None:
        return self.html.find(["input", "textarea"], attrs={"name": name})

    def text_fields(self) -> list[Tag]:
        """Return the fields to type into, of whichever form has the most of them."""
        forms = [
            [
                field
                for field in form(["input", "textarea"])
                if field.get("name") and field.get("type", "text") in ("text", "search")
            ]
            for form in self.html("form")
        ]
        return max(forms, key=len, default=[])

    def has_button(self, label: str) -> bool:
        """Whether there is a button that says `label`."""
        return any(
            label in (button.get("value"), button.get_text(strip=True))
            for button in self.html(["input", "button"])
        )


class Site:
    """A folder behind the local server's own router, asked in-process.

    seconds: how long a page may take.
    """

    def __init__(
        self,
        path: Path,
        name: str = "app.yaml",
        seconds: float = 30.0,
        own_group: bool = True,
    ) -> None:
        self.error: Report | None = None
        self.router = make_router(
            path, name, self.note_error, TimeLimit(seconds, 3.0, print), own_group
        )
        self.app = TestApp(self.router, lint=False)

    def close(self) -> None:
        self.router.close()

    def note_error(self, error: BaseException) -> WSGIApp:
        self.error = report(error, self.router.folder)
        return exc.HTTPInternalServerError()

    def read_settings(self) -> AppYaml:
        """Return what app.yaml says. Raises UserError if it is wrong."""
        return self.router.settings.read()

    def get(self, path: str, **fields: str) -> Page:
        url = f"{path}?{urlencode(fields)}" if fields else path
        return self.ask("GET", url, None)

    def post(self, path: str, **fields: str) -> Page:
        return self.ask("POST", path, fields)

    def ask(self, method: str, url: str, fields: dict[str, str] | None) -> Page:
        self.error = None
        ask = self.app.post if method == "POST" else self.app.get
        request = f"{method} {url}"
        try:
            response = ask(url, fields, status="*")
            text = response.body.decode(response.charset or "utf-8", errors="replace")
        except Exception as error:  # what no server could make a response of
            return Page(request, 0, "", "", report(error, self.router.folder))
        return Page(
            request=request,
            status=response.status_int,
            media_type=response.content_type or "",
            text=text,
            error=self.error,
        )
