"""What the server does beside answering requests."""

import webbrowser

import pytest

from companion.server.worker import open_browser


@pytest.mark.parametrize(
    ("found", "messages"),
    [
        (True, []),
        (False, ["--open: no browser found; open http://localhost:8080 yourself"]),
    ],
)
def test_only_a_missing_browser_is_mentioned(found, messages, monkeypatch, caplog):
    monkeypatch.setattr(webbrowser, "open", lambda url: found)
    open_browser("http://localhost:8080")
    assert caplog.messages == messages
