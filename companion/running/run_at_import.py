"""Says what to remove if a module runs its own app, as a CGI script does.

At the import there is no request: webapp2 would log a KeyError and print an error page.
"""

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from wsgiref.handlers import CGIHandler

from companion.problem import Place, Problem
from companion.reports.frames import stack


@contextlib.contextmanager
def no_run_at_import(folder: Path, warn: Callable[[Problem], object]) -> Iterator[None]:
    """Have app.run() and CGIHandler().run(app) only warn, in one line."""

    def run(handler: CGIHandler, app: object) -> None:
        for frame in stack(sys._getframe(), folder)[:1]:
            line = frame.text.strip()
            message = f"remove {line}: the server runs the app that app.yaml names"
            warn(Problem(message, place=Place(frame.file, frame.line, line)))

    before = CGIHandler.run
    CGIHandler.run = run  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        CGIHandler.run = before  # type: ignore[method-assign]
