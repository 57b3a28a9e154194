"""Google's own local server gives the same pages, straight from app.yaml.

Run by `make test-google`.
"""

import os

import pytest

from tests.support.servers import seconds_to_first_page, serving_google

pytestmark = pytest.mark.google

# What Google's server answers otherwise, and why that is right for a server of its kind.
OWN_ANSWERS = {
    "GET /%ff ": "it hands on bytes that are no UTF-8 as a letter that no page has",
    "GET /static/missing.css ": "its 404 for a static file has no body",
    "POST /static/style.css {'a': 'b'}": "its static files take any method",
}


# The headers that are Google's own. Static files are its business from end to end; it
# leaves out the charset, that a part can be asked for, and nosniff. To an answer that
# does not say how long it may be kept, it adds that it may not.
OF_STATIC_FILES = {
    *("accept-ranges", "cache-control", "content-type"),
    *("etag", "expires", "x-content-type-options"),
}
OWN_HEADERS = {
    "GET /temperature?cel_temp=%ff ": {"cache-control", "expires"},
    "GET /favicon.ico ": OF_STATIC_FILES - {"content-type"},  # which app.yaml names
    "GET /static/style.css ": OF_STATIC_FILES,
    "HEAD /static/style.css ": OF_STATIC_FILES,
}


@pytest.fixture
def google_first_app():
    """first_app on Google's dev_appserver.py."""
    with serving_google() as server:
        seconds_to_first_page(server)
        yield server


def test_googles_server_answers_as_the_online_one_does(
    answers, google_first_app, online_first_app
):
    assert os.environ["BESIDE_GOOGLE"] == "in a namespace"
    google = answers(google_first_app.port)
    hosted = answers(online_first_app.port)
    different = [
        request
        for request, answer in hosted.items()
        if any(
            google[request][fact] != answer[fact]
            for fact in ("status", "media_type", "body")
        )
    ]
    assert different == list(OWN_ANSWERS), [
        (google[request], hosted[request]) for request in different
    ]
    assert {
        request: names
        for request in hosted
        if request not in OWN_ANSWERS
        and (names := different_headers(google[request], hosted[request]))
    } == OWN_HEADERS


def different_headers(google, hosted):
    """The names of the headers that only one has, or that say something else."""
    pairs = set(google["headers"].items()) ^ set(hosted["headers"].items())
    names = {name for name, _ in pairs}
    # Each poem has another length.
    return names - {"content-length"} if "a poem" in hosted["body"] else names
