"""What is held against what."""

import http.client
import importlib
import statistics
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.measuring import (
    ROUNDS,
    by_turns,
    load,
    memory_of,
    python_seconds,
    ratio,
    seconds,
)
from companion.running.router import make_router
from companion.running.time_limit import TimeLimit
from companion.server.worker import show_error
from tests.conftest import ROOT
from tests.everywhere.google import GoogleServer
from tests.serving import FLASK, FLASK_DEBUG, LOCAL, serving
from tests.soak.figures import family

IN_PROCESS_ROUNDS = 31  # each a fraction of a second, so that noise evens out


def in_process(app, other):
    return ratio(lambda: seconds(app), lambda: seconds(other), IN_PROCESS_ROUNDS)


def router_and_app():
    temperature = importlib.import_module("temperature")
    return in_process(importlib.import_module("main").app, temperature.my_app)


def page_and_flask():
    temperature = importlib.import_module("temperature")
    flask_page = importlib.import_module("benchmarks.flask_page")
    return in_process(temperature.my_app, flask_page.app)


def local_router_and_app():
    folder = ROOT / "first_app"
    show = partial(show_error, folder)
    time_limit = TimeLimit(30, 3, print)
    router = make_router(folder / "app.yaml", "app.yaml", show, time_limit)
    try:
        app = router.load(router.settings.read(), "temperature.my_app")
        return in_process(router, app)
    finally:
        router.close()


def throughput(server, other, connections):
    """Compare pages a second; the note tells the CPU time that a page takes in each."""
    with (
        serving(server) as (port, process, _),
        serving(other) as (other_port, rival, _),
    ):
        return throughput_of((port, process), (other_port, rival), connections)


def throughput_of(server, other, connections):
    loads = by_turns(
        lambda: load(server, connections), lambda: load(other, connections)
    )
    ratios = [mine.pages_a_second / its.pages_a_second for mine, its in loads]
    mine, its = (
        statistics.median(one[side].microseconds_a_page for one in loads)
        for side in (0, 1)
    )
    return statistics.median(ratios), f"CPU a page: {mine:.0f} µs beside {its:.0f} µs"


def local_and_google():
    with tempfile.TemporaryDirectory() as folder, serving(LOCAL) as (port, process, _):
        google = GoogleServer(Path(folder))
        try:
            return throughput_of((port, process), (google.port, google.process), 4)
        finally:
            google.stop()


def first_page_and_flask():
    return ratio(lambda: first_page(LOCAL), lambda: first_page(FLASK))


def first_page_and_flask_debug():
    return ratio(lambda: first_page(LOCAL), lambda: first_page(FLASK_DEBUG))


def first_page_and_google():
    return ratio(lambda: first_page(LOCAL), first_page_of_google)


def first_page(server):
    with serving(server) as (_, _, seconds_to_first_page):
        return seconds_to_first_page


def first_page_of_google():
    with tempfile.TemporaryDirectory() as folder:
        google = GoogleServer(Path(folder))
        google.stop()
        return google.seconds_to_first_page


def imports():
    return ratio(
        lambda: python_seconds("import main", ROOT / "first_app"),
        lambda: python_seconds("import flask_page", ROOT / "benchmarks"),
        2 * ROUNDS + 1,
    )


def memory():
    return statistics.median(memory_after_many_requests() for _ in range(ROUNDS))


def memory_after_many_requests():
    with serving(LOCAL) as (port, process, _):
        ask_often(port, 1_000)
        before = sum(map(memory_of, family(process.pid)))
        ask_often(port, 9_000)
        return sum(map(memory_of, family(process.pid))) / before


def ask_often(port, times):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for number in range(times):
        connection.request("GET", f"/temperature?cel_temp={number}")
        response = connection.getresponse()
        assert response.status == 200
        response.read()
    connection.close()
