"""Ends a request that takes too long, as App Engine does, so that a loop ends."""

import contextlib
import ctypes
import threading
import time
from collections.abc import Iterator

TIME_LIMIT = 30.0  # seconds
INTERVAL = 0.5  # seconds between two looks at what runs


class TimeLimitExceeded(BaseException):
    """Not an Exception, so that a handler's `except Exception` does not stop it."""

    __module__ = "builtins"  # a traceback then calls it by its name alone

    def __str__(self) -> str:
        return f"the page took more than {TIME_LIMIT:.0f} seconds"


class TimeLimit:
    """Raises TimeLimitExceeded in threads that stay too long in `limited`."""

    def __init__(self, seconds: float = TIME_LIMIT) -> None:
        self.seconds = seconds
        self.started: dict[int, float] = {}  # by the thread's number
        self.late: set[int] = set()
        self.lock = threading.Lock()
        self.watching = False

    @contextlib.contextmanager
    def limited(self) -> Iterator[None]:
        thread = threading.get_ident()
        with self.lock:
            self.started[thread] = time.monotonic()
            if not self.watching:
                self.watching = True
                threading.Thread(target=self.watch, daemon=True).start()
        try:
            yield
        finally:
            self.leave(thread)

    def leave(self, thread: int) -> None:
        """Forget the thread, and meet here what was raised in it a moment too late."""
        while thread in self.started:
            with contextlib.suppress(TimeLimitExceeded), self.lock:
                self.started.pop(thread)
        if thread in self.late:
            with contextlib.suppress(TimeLimitExceeded):
                time.sleep(0.001)
            self.late.discard(thread)

    def watch(self) -> None:
        """Look after the threads for as long as any is in `limited`."""
        while True:
            time.sleep(INTERVAL)
            with self.lock:
                if not self.started:
                    self.watching = False
                    return
                for thread, started in self.started.items():
                    if time.monotonic() - started > self.seconds:
                        self.late.add(thread)
                        raise_in(thread)


def raise_in(thread: int) -> None:
    """Raise TimeLimitExceeded in another thread, at its next line of Python.

    Source: the C API's PyThreadState_SetAsyncExc. A sleep is not ended by it.
    """
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), ctypes.py_object(TimeLimitExceeded)
    )
