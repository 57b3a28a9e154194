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
    python_seconds,
    ratio,
    seconds,
)
from companion.app_yaml_router.site import make_app
from companion.running.cgi.scripts import CgiScripts
from companion.running.limits import Limits
from companion.running.router import Router
from companion.running.time_limit import TimeLimit
from companion.server.show_errors import show_error
from tests.support.processes import family, memory_of
from tests.support.project import FIRST_APP
from tests.support.servers import (
    BENCHMARKS,
    FLASK,
    FLASK_DEBUG,
    LOCAL,
    seconds_to_first_page,
    serving,
    serving_google,
    stage,
)

IN_PROCESS_ROUNDS = 31  # each a fraction of a second, so that noise evens out


def in_process(app, other):
    return ratio(lambda: seconds(app), lambda: seconds(other), IN_PROCESS_ROUNDS)


def router_and_app():
    temperature = importlib.import_module("temperature")
    app = make_app(FIRST_APP / "app.yaml", FIRST_APP)
    return in_process(app, temperature.my_app)


def page_and_flask():
    temperature = importlib.import_module("temperature")
    flask_page = importlib.import_module("benchmarks.flask_page")
    return in_process(temperature.my_app, flask_page.app)


def local_router_and_app():
    show = partial(show_error, FIRST_APP)
    limits = Limits(TimeLimit(30, 3, print), CgiScripts(30, 3))
    router = Router(FIRST_APP / "app.yaml", "app.yaml", show, limits)
    try:
        app = router.load(router.settings.read(), "temperature.my_app")
        return in_process(router, app)
    finally:
        router.close()


def throughput(program, other, connections):
    """Compare pages a second; the note tells the CPU time that a page takes in each."""
    with serving(program) as server, serving(other) as rival:
        return throughput_of(server, rival, connections)


def throughput_of(server, rival, connections):
    loads = by_turns(
        lambda: load(server, connections), lambda: load(rival, connections)
    )
    ratios = [mine.pages_a_second / its.pages_a_second for mine, its in loads]
    mine, its = (
        statistics.median(one[side].microseconds_a_page for one in loads)
        for side in (0, 1)
    )
    return statistics.median(ratios), f"CPU a page: {mine:.0f} µs beside {its:.0f} µs"


def local_and_google():
    with serving(LOCAL) as server, serving_google() as google:
        return throughput_of(server, google, 4)


def first_page_and_flask():
    return ratio(lambda: first_page(LOCAL), lambda: first_page(FLASK))


def first_page_and_flask_debug():
    return ratio(lambda: first_page(LOCAL), lambda: first_page(FLASK_DEBUG))


def first_page_and_google():
    return ratio(lambda: first_page(LOCAL), first_page_of_google)


def first_page(program):
    with serving(program) as server:
        return seconds_to_first_page(server)


def first_page_of_google():
    with serving_google() as google:
        return seconds_to_first_page(google)


def imports():
    with tempfile.TemporaryDirectory() as out:
        stage(FIRST_APP, Path(out))
        return ratio(
            lambda: python_seconds("import app_yaml_router.app", out),
            lambda: python_seconds("import flask_page", BENCHMARKS),
            2 * ROUNDS + 1,
        )


def memory():
    return statistics.median(memory_after_many_requests() for _ in range(ROUNDS))


def memory_after_many_requests():
    with serving(LOCAL) as server:
        ask_often(server.port, 1_000)
        before = sum(map(memory_of, family(server.process.pid)))
        ask_often(server.port, 9_000)
        return sum(map(memory_of, family(server.process.pid))) / before


def ask_often(port, times):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for number in range(times):
        connection.request("GET", f"/temperature?cel_temp={number}")
        response = connection.getresponse()
        assert response.status == 200
        response.read()
    connection.close()
