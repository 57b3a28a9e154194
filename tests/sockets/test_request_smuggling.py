"""A body whose length is told in two ways: no byte of it is taken for a request.

A front end might go by one length and the server behind it by the other. Then what one
visitor sends could be answered to another (RFC 9112, sections 6.3 and 11.2).
"""

import re

import pytest

from tests.support.servers import send

SECOND = "GET /temperature?cel_temp=30 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
FORM = "Host: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"


def answers(port, text):
    """Send it on one connection; return the statuses that come back, and all of it."""
    answer = send(port, text.encode()).decode()
    return re.findall(r"^HTTP/1\.\d (\d+)", answer, re.MULTILINE), answer


@pytest.mark.parametrize(
    ("version", "lengths"),
    [
        ("1.1", "Content-Length: 5\r\nTransfer-Encoding: chunked"),
        ("1.1", "Transfer-Encoding: chunked\r\nContent-Length: 500"),
        ("1.1", "transfer-encoding:\tchunked\r\ncontent-length:0"),
        ("1.1", "Content-Length: 5\r\nContent-Length: 5"),
        ("1.1", "Content-Length: 5\r\nContent-Length: 500"),
        ("1.1", "Content-Length: 5, 5"),
        ("1.1", "Content-Length: +5"),
        ("1.0", "Connection: keep-alive\r\nTransfer-Encoding: chunked"),
    ],
)
def test_two_lengths_are_refused_and_nothing_more_is_read(
    any_first_app, version, lengths
):
    first = f"POST /welcome HTTP/{version}\r\n{FORM}{lengths}\r\n\r\n0\r\n\r\n"
    statuses, answer = answers(any_first_app.port, first + SECOND)
    assert statuses == ["400"]
    assert "86.0" not in answer


@pytest.mark.parametrize(
    ("length", "body"),
    [
        ("Content-Length: 11", "my_name=Ann"),
        ("Transfer-Encoding: chunked", "b\r\nmy_name=Ann\r\n0\r\n\r\n"),
    ],
)
def test_a_single_length_is_accepted(any_first_app, length, body):
    first = f"POST /welcome HTTP/1.1\r\n{FORM}{length}\r\n\r\n{body}"
    statuses, answer = answers(any_first_app.port, first + SECOND)
    assert statuses == ["200", "200"]
    assert "Hi there, Ann" in answer
    assert "86.0" in answer
