"""Shows the reader what goes wrong, on the console and instead of their page."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from companion.app_yaml_router.wsgi import Environ, Headers, StartResponse, WSGIApp
from companion.reports.frames import Frame
from companion.reports.report import from_json, report
from companion.reports.text import console_text
from companion.running.automatic_requests import is_automatic
from companion.running.router import REASON
from companion.server import hosts
from companion.server.console import logger

Page = Callable[..., WSGIApp]  # error_page() with what the server knows


def show_error(folder: Path, page: Page, error: BaseException) -> WSGIApp:
    """Return an app that shows an error on the console and in the browser."""
    found = report(error, folder)

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not is_automatic(environ):
            logger.error("%s", console_text(found))
        return page(found)(environ, start_response)

    return answer


def explain_on_page(app: WSGIApp, folder: Path, page: Page) -> WSGIApp:
    """Say why a page isn't there, unless the reader's code has a page of its own."""

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        statuses: list[str] = []

        def start(status: str, headers: Headers, *exc_info: Any) -> Any:
            if REASON in environ and is_for_the_reader(environ):
                statuses.append(status)
                return lambda data: None
            return start_response(status, headers, *exc_info)

        body = app(environ, start)
        if not statuses:
            return body
        getattr(body, "close", lambda: None)()
        found = report(environ[REASON], folder)
        return page(found, status=statuses[-1])(environ, start_response)

    return answer


def show_on_next_page(app: WSGIApp, path: Path, folder: Path, page: Page) -> WSGIApp:
    """Show on the reader's next page how the last server ended, if `path` says so.

    If one of the lines in that report was changed since, the app answers as usual.
    """
    if not path.exists():
        return app
    unseen = [from_json(path.read_text(encoding="ascii"))]
    logger.error("%s", console_text(unseen[0]))
    logger.warning("The server was restarted")

    def shown_once(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if unseen and is_for_the_reader(environ):
            last_end = unseen.pop()
            if not any(is_changed(frame, folder) for frame in last_end.frames):
                return page(last_end, earlier=True)(environ, start_response)
        return app(environ, start_response)

    return shown_once


def is_for_the_reader(environ: Environ) -> bool:
    """Whether somebody opens a page, and not what belongs to one, on this machine."""
    return (
        environ.get("HTTP_SEC_FETCH_DEST", "document") == "document"
        and environ["REQUEST_METHOD"] != "HEAD"
        and not is_automatic(environ)
        and hosts.is_local(environ)
    )


def is_changed(frame: Frame, folder: Path) -> bool:
    """Whether the file no longer has the lines that the frame shows."""
    try:
        text = (folder / frame.file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True
    lines = dict(enumerate(text.split("\n"), start=1))
    return any(lines.get(n, "").rstrip() != line for n, line in frame.source)
