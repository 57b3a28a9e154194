"""Ends the server together with the program that started it."""

import _thread
import os
import signal
import threading

SIZE = 4096  # bytes


def stop_with_it() -> None:
    """Have this process get SIGTERM once its standard input closes.

    The other end is a pipe of the program that started it, and closes however that
    program ends. The server itself gets an empty standard input, so that breakpoint()
    doesn't wait for it.
    """
    pipe = os.dup(0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)

    def wait() -> None:
        while os.read(pipe, SIZE):
            pass
        _thread.interrupt_main(signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()
