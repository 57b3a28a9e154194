"""A process that a page forks doesn't answer the visitor too."""

import os

import pytest

from companion.server.http import end_forks


@pytest.mark.parametrize(("forked", "ended"), [(False, []), (True, [0])])
def test_only_a_forked_process_ends_after_the_page(monkeypatch, forked, ended):
    statuses = []
    app = end_forks(lambda environ, start_response: [b"page"], statuses.append)
    if forked:
        monkeypatch.setattr(os, "getpid", lambda: -1)
    assert app({}, None) == [b"page"]
    assert statuses == ended
