"""Ends a server that holds itself up for good, and says where.

A regular expression that tries for ever runs in C and keeps Python's lock: no other
thread gets a turn, so neither the time limit nor Ctrl-C can end it.
"""

import faulthandler
import threading
import time

LIMIT = 60.0  # seconds


def start(limit: float = LIMIT) -> None:
    """Have a thread take turns from now on.

    If it gets none for `limit` seconds, the place where each thread is goes to the
    console, and the process ends with status 1.
    """
    threading.Thread(target=beat, args=[limit], daemon=True).start()


def beat(limit: float) -> None:
    while True:
        faulthandler.dump_traceback_later(limit, exit=True)
        time.sleep(limit / 20)
