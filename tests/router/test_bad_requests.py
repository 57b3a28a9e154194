"""Requests that webapp2 would answer with a crash are told that they are wrong."""

import pytest

FORM = "application/x-www-form-urlencoded"
PART = b'--x\r\nContent-Disposition: form-data; name="my_name"\r\n'


@pytest.mark.parametrize(
    "path", ["/%ff", "/%00", "/welcome?my_name=%ff", "/static/%00", "/static/%ff"]
)
def test_a_url_that_is_no_utf_8_is_a_bad_request(serve, first_app, path):
    serve(first_app).get(path, status=400)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (f"{FORM}; charset=klingon", b"my_name=Ann"),
        (f"{FORM}; charset=latin-1", b"my_name=%e9"),
        (f"{FORM}; charset=rot13", b"my_name=Ann"),
        ("multipart/form-data", b"my_name=Ann"),
        ("multipart/form-data; boundary=", b"my_name=Ann"),
        (
            "multipart/form-data; boundary=x",
            PART + b"Content-Type: multipart/mixed\r\n\r\nAnn\r\n--x--\r\n",
        ),
        (
            "multipart/form-data; boundary=x",
            PART + b"Content-Transfer-Encoding: base64\r\n\r\nA\r\n--x--\r\n",
        ),
    ],
)
def test_a_form_that_can_not_be_read_is_a_bad_request(
    serve, first_app, content_type, body
):
    app = serve(first_app)
    app.post("/welcome", body, headers={"Content-Type": content_type}, status=400)


def test_a_form_within_a_form_is_a_bad_request(serve, first_app):
    body = (
        PART + b"Content-Type: multipart/mixed; boundary=y\r\n\r\n"
        b"--y\r\nContent-Type: text/plain\r\n\r\nAnn\r\n--y--\r\n--x--\r\n"
    )
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    serve(first_app).post("/welcome", body, headers, status=400)


def test_a_form_of_more_than_32_megabytes_is_too_large(serve, first_app):
    serve(first_app).post("/welcome", b"a" * (32 * 1024 * 1024 + 1), status=413)


def test_a_form_sent_to_a_static_file_is_not_read(serve, first_app):
    body = b"a" * (32 * 1024 * 1024 + 1)
    serve(first_app).post("/static/style.css", body, status=405)


def test_a_multipart_form_is_read(serve, first_app):
    body = PART + b"\r\nAnn\r\n--x--\r\n"
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    response = serve(first_app).post("/welcome", body, headers)
    assert "Hi there, Ann!" in response.html.text


def test_bytes_in_a_form_that_are_no_utf_8_are_shown_as_such(serve, first_app):
    headers = {"Content-Type": FORM}
    response = serve(first_app).post("/welcome", b"my_name=%ff", headers)
    assert "Hi there, \N{REPLACEMENT CHARACTER}!" in response.html.text


def test_another_app_can_still_read_a_form_that_was_looked_at(folder, serve):
    (folder / "hello.py").write_text(
        """
def my_app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["wsgi.input"].read()]
"""
    )
    headers = {"Content-Type": f"{FORM}; charset=utf-8"}
    assert serve(folder).post("/", b"my_name=Ann", headers).text == "my_name=Ann"


@pytest.mark.parametrize("method", ["PATCH", "TRACE", "OPTIONS"])
def test_a_method_that_no_page_takes_is_refused(serve, first_app, method):
    assert serve(first_app).request("/", method=method, status="*").status_int in (
        405,
        501,
    )
