"""How it grows: with app.yaml, with the size of a file, with the words of a poem."""

import importlib
import re
import statistics
import urllib.request
from pathlib import Path

from benchmarks.measuring import ROUNDS, ratio, seconds
from companion.app_yaml_router import routing
from companion.app_yaml_router.routing import UrlRule
from tests.support.processes import family, memory_of
from tests.support.project import copy_of_first_app
from tests.support.servers import local, serving

HANDLERS = [1, 10, 100, 1_000]
FILE_SIZES = {"1 KB": 1_000, "1 MB": 1_000_000, "100 MB": 100_000_000}
WORDS = [10, 250]  # a field takes 1,000 letters


def report():
    print("\nhow it grows")
    for number in HANDLERS:
        figure = ratio(
            lambda n=number: seconds(app_with(n)), lambda: seconds(app_with(1))
        )
        print(f"  {number:6,} handlers, the last of which answers: {figure:7.2f} x one")
    for size, megabytes in files():
        print(f"  a static file of {size:>6}: the server has {megabytes:5.1f} MB more")
    for number in WORDS:
        milliseconds = seconds_for_a_poem(number) * 1000
        print(f"  a poem from {number:6,} words a field: {milliseconds:8.2f} ms")


def app_with(number):
    """The temperature page behind this many handlers."""
    temperature = importlib.import_module("temperature").my_app
    others = [UrlRule(re.compile(f"/page{n}"), "other") for n in range(1, number)]
    handlers = [*others, UrlRule(re.compile("/temperature"), "temperature")]

    def app(environ, start_response):
        answer = routing.find_answer(
            environ, Path(), handlers, lambda script: temperature
        )
        return answer(environ, start_response)

    return app


def files():
    """Give each size of a file, and the MB that the server takes to send it."""
    with copy_of_first_app() as folder:
        for size, length in FILE_SIZES.items():
            (folder / "static/file").write_bytes(b"x" * length)
            with serving(local(folder)) as server:
                server.get("/")
                worker = family(server.process.pid)[-1]
                before = memory_of(worker)
                for _ in range(3):
                    assert download(server.port, "/static/file") == length
                yield size, (memory_of(worker, "VmHWM") - before) / 1000


def download(port, path):
    """Return how many bytes come, a piece at a time."""
    length = 0
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as response:
        while piece := response.read(65_536):
            length += len(piece)
    return length


def seconds_for_a_poem(words):
    app = importlib.import_module("poem").my_app
    field = ",".join(f"w{number}" for number in range(words))
    fields = ("nouns", "verbs", "adjectives", "prepositions", "adverbs")
    query = "&".join(f"{name}={field}" for name in fields)
    requests = max(3, 1_000 // words)
    times = [seconds(app, "/poem", query, requests) / requests for _ in range(ROUNDS)]
    return statistics.median(times)
