"""How much longer a request takes that comes right after a save."""

import http.client
import statistics
import time

from tests.support.project import copy_of_first_app
from tests.support.servers import local, serving

TRIALS = 200
TEXT = "Congratulations, it's a web app!"


def extra_milliseconds_after_a_save():
    """The slowest of the requests after a save, less the median of those without one.

    Raises if any of them gets an old page, or is refused.
    """
    with copy_of_first_app() as folder, serving(local(folder)) as server:
        server.get("/")
        hello = folder / "hello.py"
        source = hello.read_text()
        usual, after_a_save = [], []
        for trial in range(TRIALS):
            text = f"Save number {trial:05}"
            usual.append(timed(server.port)[0])
            hello.write_text(source.replace(TEXT, text))
            milliseconds, body = timed(server.port)
            assert body == text, (body, text)
            after_a_save.append(milliseconds)
        return max(after_a_save) - statistics.median(usual)


def timed(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    start = time.perf_counter()
    connection.request("GET", "/")
    body = connection.getresponse().read().decode()
    milliseconds = (time.perf_counter() - start) * 1000
    connection.close()
    return milliseconds, body
