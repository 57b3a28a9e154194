"""Whatever an app does, a visitor gets a response, and a correct one."""

import pytest
from webob.request import BaseRequest

from companion.app_yaml_router.conformance import conform


def ask(app, method="GET", **environ):
    """Ask a plain WSGI app for a page, as a server would."""
    request = BaseRequest.blank("/page", method=method, environ=environ)
    return request.send(conform(app), catch_exc_info=True)


class Closing:
    """A body that notes whether it is closed, and may raise then."""

    def __init__(self, parts, error=None):
        self.parts, self.error, self.closed = iter(parts), error, False

    def __iter__(self):
        return self.parts

    def close(self):
        self.closed = True
        if self.error:
            raise self.error


@pytest.mark.parametrize(
    "error",
    [SystemExit(), SystemExit("bye"), KeyboardInterrupt(), GeneratorExit(), OSError()],
)
@pytest.mark.parametrize("started", [False, True])
def test_whatever_a_page_raises_is_answered_and_logged(error, started, caplog):
    def app(environ, start_response):
        if started:
            start_response("200 OK", [("Content-Type", "text/html")])
        raise error

    response = ask(app)
    assert (response.status_int, response.text) == (500, "500 Internal Server Error\n")
    assert response.content_type == "text/plain"
    assert "/page failed" in caplog.text
    assert type(error).__name__ in caplog.text


def test_an_exit_in_the_middle_of_a_page_is_an_ordinary_error():
    def app(environ, start_response):
        start_response("200 OK", [])
        yield b"half"
        raise SystemExit

    environ = BaseRequest.blank("/page").environ
    body = conform(app)(environ, lambda *response: None)
    assert next(body) == b"half"
    with pytest.raises(RuntimeError, match="the app raised SystemExit"):
        next(body)


def test_a_body_is_closed_and_an_exit_then_is_an_ordinary_error():
    bodies = [Closing([b"whole"]), Closing([b"whole"], SystemExit())]

    def app(environ, start_response):
        start_response("200 OK", [])
        return environ["body"]

    ask(app, body=bodies[0]).app_iter.close()
    with pytest.raises(RuntimeError, match="SystemExit"):
        ask(app, body=bodies[1]).app_iter.close()
    assert [body.closed for body in bodies] == [True, True]


def generator(environ, start_response):
    start_response("200 OK", [("Content-Length", "5")])
    yield b"hello"


def a_list(environ, start_response):
    start_response("200 OK", [("Content-Length", "5")])
    return [b"hello"]


def by_write(environ, start_response):
    start_response("200 OK", [("Content-Length", "5")])(b"hello")
    return []


@pytest.mark.parametrize("app", [generator, a_list, by_write])
def test_head_has_the_headers_and_no_body(app):
    head = ask(app, "HEAD")
    assert (head.body, head.headers["Content-Length"]) == (b"", "5")
    assert ask(app).body == b"hello"


@pytest.mark.parametrize("lengths", [["5", "6"], ["5", "5"], ["-5"], ["x"], [""]])
def test_a_length_that_is_not_clear_is_an_error(lengths, caplog):
    def app(environ, start_response):
        start_response("200 OK", [("content-length", length) for length in lengths])
        return [b"hello"]

    assert ask(app).status_int == 500
    assert f"ValueError: Content-Length: {', '.join(lengths)}" in caplog.text


def test_the_body_that_head_drops_is_closed():
    body = Closing([b"hello"])

    def app(environ, start_response):
        start_response("200 OK", [])
        return body

    ask(app, "HEAD")
    assert body.closed


@pytest.mark.parametrize(
    ("location", "sent"),
    [
        ("http://evil.example/there?a=b#c", "/there?a=b#c"),
        ("http://evil.example", "/"),
        ("http://evil.example?a=b", "/?a=b"),
        ("http://evil.example//other.example/", "/.//other.example/"),
        ("http://evil.example.com/", "http://evil.example.com/"),
        ("https://evil.example/", "https://evil.example/"),
        ("http://other.example/", "http://other.example/"),
        ("/there", "/there"),
    ],
)
def test_a_redirect_within_the_site_does_not_repeat_a_forged_host(location, sent):
    def app(environ, start_response):
        start_response("302 Found", [("location", location)])
        return [b""]

    response = ask(app, HTTP_HOST="evil.example")
    assert dict(response.headerlist)["location"] == sent


def test_a_browser_is_told_once_not_to_guess_a_type():
    def app(environ, start_response):
        start_response("200 OK", [("X-Content-Type-Options", "nosniff")])
        return [b""]

    assert ask(app).headers.getall("X-Content-Type-Options") == ["nosniff"]
