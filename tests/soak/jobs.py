"""Runs jobs side by side."""

import threading
import time


def run_until(end, jobs):
    """Do each job over and over in a thread of its own; raise what one raises."""
    failures = []

    def repeat(job):
        while time.monotonic() < end and not failures:
            try:
                job()
            except Exception as error:
                failures.append(error)

    threads = [threading.Thread(target=repeat, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
