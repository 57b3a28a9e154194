"""Stops a page that takes too long, where there are no threads to watch it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sys import monitoring
from time import monotonic
from types import CodeType

from companion.errors import TimeLimitExceeded
from companion.own_code import is_own

NEVER = float("inf")
TOOL = monitoring.PROFILER_ID
EVENTS = monitoring.events


class MonitoredLimit:
    """Looks at the clock whenever the reader's code begins another round of a loop.

    A call that itself never returns, such as time.sleep(), is left to the page, which
    ends this Python. folder: the reader's. seconds: the limit.
    """

    def __init__(self, folder: Path, seconds: float) -> None:
        self.folder = folder
        self.seconds = seconds
        self.end = NEVER
        if not monitoring.get_tool(TOOL):
            monitoring.use_tool_id(TOOL, "time limit")
        monitoring.register_callback(TOOL, EVENTS.PY_START, self.on_start)
        monitoring.register_callback(TOOL, EVENTS.JUMP, self.on_jump)
        monitoring.set_events(TOOL, EVENTS.PY_START)

    @contextmanager
    def limited(self) -> Iterator[None]:
        """Limit what is done inside the `with` block."""
        before, self.end = self.end, monotonic() + self.seconds
        try:
            yield
        finally:
            self.end = before

    # Python doesn't trace what it calls while it monitors, so coverage doesn't see it.
    def on_start(self, code: CodeType, offset: int) -> object:  # pragma: no cover
        """Watch the loops of the reader's functions; others cost nothing."""
        if is_own(code.co_filename, self.folder):
            monitoring.set_local_events(TOOL, code, EVENTS.JUMP)
        return monitoring.DISABLE  # here, until this function is compiled again

    def on_jump(self, code: CodeType, offset: int, to: int) -> None:  # pragma: no cover
        if monotonic() > self.end:
            raise TimeLimitExceeded(self.seconds)
