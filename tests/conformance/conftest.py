"""The requests that every way of serving first_app has to answer alike."""

from urllib.parse import urlencode

import pytest

from tests.support.project import WORDS
from tests.support.servers import ask

# method, path, form
REQUESTS = [
    ("GET", "/", {}),
    ("HEAD", "/", {}),
    ("POST", "/", {"a": "b"}),
    ("GET", "/?a=1", {}),
    ("GET", "/greeting", {}),
    ("HEAD", "/greeting", {}),
    ("GET", "/welcome", {}),
    ("POST", "/welcome", {"my_name": "Ann"}),
    ("POST", "/welcome", {"my_name": '<b>"Zoë" 🙂</b>'}),
    ("POST", "/welcome", {"my_name": "  "}),
    ("POST", "/welcome", {"my_name": "x" * 20_000}),
    ("POST", "/welcome", {}),
    ("GET", "/temperature", {}),
    ("GET", "/temperature?cel_temp=30", {}),
    ("GET", "/temperature?cel_temp=%C3%A9%22%3E", {}),
    ("GET", "/temperature?cel_temp=%ff", {}),
    ("HEAD", "/temperature?cel_temp=30", {}),
    ("DELETE", "/temperature", {}),
    ("GET", "/poem", {}),
    ("GET", "/poem?" + urlencode({**WORDS, "keep": "yes"}), {}),
    ("GET", "/poem?" + urlencode({**WORDS, "nouns": "owl, owl"}), {}),
    ("GET", "/favicon.ico", {}),
    ("GET", "/static/style.css", {}),
    ("HEAD", "/static/style.css", {}),
    ("GET", "/nope", {}),
    ("GET", "/Greeting", {}),
    ("GET", "/greeting/", {}),
    ("GET", "/%3Cb%3E", {}),
    ("GET", "/%ff", {}),
    ("GET", "//", {}),
    ("GET", "/static/missing.css", {}),
    ("POST", "/static/style.css", {"a": "b"}),
]

# Headers that are a server's own matter.
OF_THE_SERVER = {"connection", "date", "server", "transfer-encoding", "via"}


@pytest.fixture
def answers():
    """Ask a server everything: answers(port)["GET /"] is status, type, body, headers."""

    def answers(port):
        return {
            f"{method} {path} {form or ''}"[:99]: facts(port, method, path, form)
            for method, path, form in REQUESTS
        }

    return answers


def facts(port, method, path, form):
    headers = {"X-Forwarded-For": "203.0.113.9"}  # the reader sees why there is no page
    if form:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    response = ask(port, method, path, body=urlencode(form) or None, headers=headers)
    return {
        "status": response.status,
        "media_type": response.getheader("Content-Type", "").partition(";")[0],
        "body": response.text,
        "headers": {
            name.lower(): value
            for name, value in response.getheaders()
            if name.lower() not in OF_THE_SERVER
        },
    }
