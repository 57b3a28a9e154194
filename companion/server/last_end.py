"""How the last server ended: the parent finds out, and tells the next server."""

import contextlib
from pathlib import Path

from companion.reports import process_end
from companion.reports.frames import read_frame
from companion.reports.report import Report, from_json
from companion.reports.text import console_text
from companion.server.handover import Timeouts
from companion.server.server_process import Server
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
    noted = process_end.own_frames(dump, folder)
    frames = noted or tuple(map(read_frame, server.running))
    if server.silent or dump.startswith(process_end.TIMEOUT):
        return process_end.report_time_limit(timeouts.page, frames, folder)
    status = server.process.returncode
    killed = status == -9 and not noted  # by the operating system, for instance
    hint = OUT_OF_MEMORY if killed else process_end.NO_END
    return process_end.report_end(status, frames, hint=hint)


def pass_on(report: Report, path: Path) -> None:
    """Write the report to a file for the next server, or else to the console."""
    try:
        path.write_text(report.to_json(), encoding="ascii")
    except OSError:  # the disk is full
        path.unlink(missing_ok=True)
        for line in console_text(report).split("\n"):
            tell(line, error=True)
