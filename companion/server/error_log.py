"""Logs what goes wrong with a request, and shows it to the reader."""

from collections.abc import Callable, Iterable
from pathlib import Path

from companion.app_yaml_router.wsgi import Environ, StartResponse, WSGIApp
from companion.reports.report import Report, report
from companion.reports.text import console_text
from companion.running.automatic_requests import is_automatic
from companion.server.console import logger


def show_error(
    folder: Path, page: Callable[[Report], WSGIApp], error: BaseException
) -> WSGIApp:
    """Return an app that shows an error on the console and in the browser.

    page: error_page() with what the server knows.
    """
    found = report(error, folder)

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not is_automatic(environ):
            logger.error("%s", console_text(found))
        return page(found)(environ, start_response)

    return answer
