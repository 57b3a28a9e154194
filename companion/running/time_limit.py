"""Stops a page that takes too long, as App Engine does."""

import contextlib
import ctypes
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from time import monotonic, sleep  # the reader's code may replace time.sleep
from traceback import walk_stack
from types import FrameType

from companion.errors import TimeLimitExceeded

DEBUGGER_DEPTH = 50  # the debugger is among the innermost 50 calls while it waits

OnStuck = Callable[[FrameType | None], object]


@dataclass
class Running:
    """A thread that runs the reader's code.

    seconds: how long it has run. busy: its CPU time at the last look.
    """

    thread: int
    seconds: float = 0.0
    busy: float = 0.0
    interrupted: bool = False

    def is_waiting(self) -> bool:
        """Whether it has used no CPU time since the last look."""
        if sys.platform == "win32" or not hasattr(time, "pthread_getcpuclockid"):
            return False  # not known on Windows and macOS
        busy = time.clock_gettime(time.pthread_getcpuclockid(self.thread))
        waiting = busy == self.busy
        self.busy = busy
        return waiting


class TimeLimit:
    """Raises TimeLimitExceeded in threads that stay in `limited` for too long.

    seconds: the limit. on_stuck: called with a thread's frame if it still runs `grace`
    seconds later, because of a sleep or a deadlock, for example.
    """

    def __init__(self, seconds: float, grace: float, on_stuck: OnStuck) -> None:
        self.seconds = seconds
        self.grace = grace
        self.interval = min(0.5, seconds / 4)  # seconds between two looks
        self.on_stuck = on_stuck
        self.running: dict[int, Running] = {}  # by the thread's number
        self.lock = threading.Lock()
        self.watching = False

    @contextlib.contextmanager
    def limited(self) -> Iterator[None]:
        """Limit what the calling thread does inside the `with` block."""
        entry = Running(threading.get_ident())
        with self.lock:
            self.running[entry.thread] = entry
            if not self.watching:
                self.watching = True
                threading.Thread(target=self.watch, daemon=True).start()
        try:
            yield
        except TimeLimitExceeded as error:
            error.seconds = self.seconds
            raise
        except Exception as error:
            if not entry.interrupted:
                raise
            # A library has raised it in place of the limit's own.
            limit = TimeLimitExceeded(self.seconds)
            raise limit.with_traceback(error.__traceback__) from None
        finally:
            self.leave(entry)

    def leave(self, entry: Running) -> None:
        """Remove the thread, and swallow an exception that was raised just too late."""
        while entry.thread in self.running:
            with contextlib.suppress(TimeLimitExceeded), self.lock:
                self.running.pop(entry.thread)
        if entry.interrupted:
            with contextlib.suppress(TimeLimitExceeded):
                sleep(0.001)

    def watch(self) -> None:
        """Check the threads for as long as one is in `limited`."""
        last_look = monotonic()
        while True:
            sleep(self.interval)
            now = monotonic()
            # Limited, because the machine or this process may have been suspended.
            passed = min(now - last_look, 2 * self.interval)
            last_look = now
            with self.lock:
                if not self.running:
                    self.watching = False
                    return
                frames = sys._current_frames()
                for entry in self.running.values():
                    self.look_at(entry, passed, frames.get(entry.thread))

    def look_at(self, entry: Running, passed: float, frame: FrameType | None) -> None:
        if is_in_debugger(frame):
            entry.seconds = 0.0
            return
        entry.seconds += passed
        # A waiting thread would raise the exception too late, and until then Python
        # would check for it at each step of all other threads.
        waiting = entry.is_waiting()
        if entry.seconds > self.seconds + self.grace:
            self.on_stuck(frame)
        elif entry.seconds > self.seconds and not waiting:
            entry.interrupted = True
            raise_in(entry.thread, TimeLimitExceeded)

    def frames(self) -> list[FrameType]:
        """Return the frame of each thread that is in `limited` now."""
        frames = sys._current_frames()
        return [frames[thread] for thread in list(self.running) if thread in frames]


def is_in_debugger(frame: FrameType | None) -> bool:
    """Whether a thread waits for input at a breakpoint()."""
    calls = islice(walk_stack(frame), DEBUGGER_DEPTH) if frame else ()
    return any(call.f_globals.get("__name__") == "bdb" for call, _ in calls)


def raise_in(thread: int, error: type[BaseException]) -> None:
    """Raise an error in another thread, at its next line of Python.

    Source: the C API's PyThreadState_SetAsyncExc. It doesn't interrupt a sleep.
    """
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), ctypes.py_object(error)
    )
