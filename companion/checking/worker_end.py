"""What check.py says if its worker ends before the checks do."""

import os
from pathlib import Path

from companion.checking.events import Asked, Result, Task, failed
from companion.checking.trouble import of_report
from companion.reports.process_end import (
    NO_END,
    TIMEOUT,
    own_frames,
    report_end,
    report_time_limit,
)
from companion.reports.report import Report

OWN_FAILURE = 70  # the worker's exit status after an exception in check.py itself


def failure(
    task: Task, asked: Asked, status: int, dump: str, timed_out: bool
) -> Result:
    """Return the failure of what the worker asked for last.

    status: the worker's Popen.returncode. dump: what its stack_notes.py wrote.
    timed_out: whether check.py had to end it.
    """
    folder = Path(os.path.realpath(task.path.parent))
    frames = own_frames(dump, folder)
    if timed_out or dump.startswith(TIMEOUT):
        ended = report_time_limit(task.page_limit, frames, folder)
    elif status == OWN_FAILURE:
        ended = Report("", "check.py itself failed; see the traceback above")
    else:
        ended = report_end(status, frames, hint=NO_END)
    return failed("", asked.asked, asked.expected, of_report(ended))
