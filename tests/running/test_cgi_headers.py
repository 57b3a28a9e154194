"""The headers that a script prints are the response's."""

import re
from pathlib import Path

import pytest

from companion.problem import Problem
from companion.running.cgi.response import parse


@pytest.mark.parametrize(
    ("printed", "status", "header"),
    [
        ("Status: 404\n\n", "404 Not Found", None),
        ("Status: 404 Nope\n\n", "404 Not Found", None),
        ("Location: /x\n\n", "302 Found", ("Location", "/x")),
        ("X-A: 1\r\n\r\n", "200 OK", ("X-A", "1")),
        (
            "content-type: text/css\n\n",
            "200 OK",
            ("Content-Type", "text/css; charset=utf-8"),
        ),
        (
            "Content-Type: text/css; Charset=latin-1\n\n",
            "200 OK",
            ("Content-Type", "text/css; Charset=latin-1"),
        ),
        (
            "Content-Type: image/png\n\n",
            "200 OK",
            ("Content-Type", "image/png"),
        ),
        ("\n<p>", "200 OK", ("Content-Type", "text/html; charset=utf-8")),
        ("Connection: close\nX-A: 1\n\n", "200 OK", ("Connection", None)),
        ("Content-Length: 99\n\nab", "200 OK", ("Content-Length", "2")),
        ("Set-Cookie: a=1\nSet-Cookie: b=2\n\n", "200 OK", ("Set-Cookie", "b=2")),
    ],
)
def test_the_printed_headers_are_the_responses(printed, status, header):
    sent, headers, _ = parse(Path(), "hello.py", printed.encode())
    assert sent == status
    if header:
        name, value = header
        assert value in ([v for n, v in headers if n == name] or [None])


@pytest.mark.parametrize(
    ("printed", "complaint"),
    [
        ("A: b\nthere", "prints no blank line between headers and page"),
        ("Hi\nthere", "prints 'Hi', which isn't a header"),
        ("A B: c\n\n", "prints 'A B: c', which isn't a header"),
        ("A: \0\n\n", "prints 'A: \\x00', which isn't a header"),
        ("Status: fine\n\n", "prints an invalid Status: fine"),
        ("Status: 101\n\n", "prints an invalid Status: 101"),
    ],
)
def test_what_isnt_a_header_is_quoted(printed, complaint):
    with pytest.raises(Problem, match=re.escape(f"hello.py: {complaint}")):
        parse(Path(), "hello.py", printed.encode())
