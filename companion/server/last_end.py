"""How the last server ended: the parent finds out, and the next server shows it."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from companion.app_yaml_router.wsgi import Environ, StartResponse, WSGIApp
from companion.reports.frames import Frame, frame_from_json
from companion.reports.process_end import (
    NO_END,
    TIMEOUT,
    own_frames,
    report_end,
    report_time_limit,
)
from companion.reports.report import Report, from_json
from companion.reports.text import console_text
from companion.running.automatic_requests import is_automatic
from companion.server import hosts
from companion.server.console import logger
from companion.server.server_process import Server
from companion.server.timeouts import Timeouts
from companion.terminal import tell

OUT_OF_MEMORY = (
    "did it run out of memory? Look for a list or a string that keeps growing"
)


def report_last_end(server: Server, folder: Path, timeouts: Timeouts) -> Report:
    """Return the report of how a server ended by itself, with the line."""
    if server.last_words:
        return from_json(server.last_words)
    dump = ""
    with contextlib.suppress(OSError):  # the folder for temporary files was emptied
        dump = server.handover.stacks.read_text(encoding="utf-8", errors="replace")
    noted = own_frames(dump, folder)
    frames = noted or tuple(map(frame_from_json, server.running))
    if server.silent or dump.startswith(TIMEOUT):
        return report_time_limit(timeouts.page, frames, folder)
    status = server.process.returncode
    killed = status == -9 and not noted  # by the operating system, for instance
    return report_end(status, frames, hint=OUT_OF_MEMORY if killed else NO_END)


def pass_on(report: Report, path: Path) -> None:
    """Write the report to a file for the next server, or else to the console."""
    try:
        path.write_text(report.to_json(), encoding="ascii")
    except OSError:  # the disk is full
        path.unlink(missing_ok=True)
        for line in console_text(report).split("\n"):
            tell(line, error=True)


def show_on_next_page(
    app: WSGIApp, path: Path, folder: Path, page: Callable[..., WSGIApp]
) -> WSGIApp:
    """Wrap an app so that the reader's next page shows how the last server ended.

    path: the file with the report, which may not exist. If one of the lines in the
    report was changed since, the app answers as usual. page: error_page() with what the
    server knows.
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
    """Whether it is a page that somebody opens on this machine.

    Browsers say whether they request a page or something that belongs to one.
    """
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
