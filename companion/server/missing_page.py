"""Shows the reader why a page isn't there; visitors see a plain 404 or 405."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from companion.app_yaml_router.wsgi import Environ, Headers, StartResponse, WSGIApp
from companion.reports.report import report
from companion.running.router import REASON
from companion.server.last_end import is_for_the_reader


def explain_on_page(
    app: WSGIApp, folder: Path, page: Callable[..., WSGIApp]
) -> WSGIApp:
    """Wrap an app so that a page of ours says why a page isn't there.

    page: error_page() with what the server knows. It takes the place of a page that the
    router or webapp2 has made, not of one that the reader's code made.
    """

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
