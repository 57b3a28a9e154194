"""Forms and addresses that webapp2 would crash on, or work on for minutes, get 400."""

import io
import time

import pytest
from webob.request import BaseRequest

from companion.app_yaml_router.forms import read_form

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"
PART = b'--x\r\nContent-Disposition: form-data; name="my_name"\r\n'
FILE = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n'
END = b"\r\n--x--\r\n"


@pytest.mark.parametrize(
    "path", ["/%ff", "/%00", "/welcome?my_name=%ff", "/static/%00", "/static/%ff"]
)
def test_a_non_utf_8_url_gets_400(serve, first_app, path):
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
            MULTIPART,
            PART + b"Content-Type: multipart/mixed\r\n\r\nAnn\r\n--x--\r\n",
        ),
        (
            MULTIPART,
            PART + b"Content-Transfer-Encoding: base64\r\n\r\nA\r\n--x--\r\n",
        ),
    ],
)
def test_an_unreadable_form_gets_400(serve, first_app, content_type, body):
    app = serve(first_app)
    app.post("/welcome", body, headers={"Content-Type": content_type}, status=400)


def nested(depth):
    """Forms within forms: each is the only field of the one around it."""
    start = "Content-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed; boundary"
    lines = [f"--x{n}\r\n{start}=x{n + 1}\r\n" for n in range(depth)]
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize("path", ["/welcome", "/", "/static/style.css"])
@pytest.mark.parametrize(
    "body",
    [
        PART + b"Content-Type: multipart/mixed; boundary=y\r\n\r\n"
        b"--y\r\nContent-Type: text/plain\r\n\r\nAnn\r\n--y--" + END,
        PART + b"Content-Type: multipart/mixed\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\nA" + END,
        PART
        + b"Content-Type: text/plain; charset=punycode\r\n\r\n"
        + b"a" * 9999
        + END,
        PART + b"\r\nnever ends",
        PART.replace(b'my_name"', b'my_name"' + b';\\"' * 40_000) + b"\r\nAnn" + END,
        PART + b"X: y\r\n" * 500_000 + b"\r\nAnn" + END,
        (PART + b"\r\nAnn\r\n") * 100_000 + b"--x--",
        PART + b"X: y\r\n" + b" z\r\n" * 100_000 + b"\r\nAnn" + END,
    ],
    ids=[
        "a form within",
        "encoded",
        "charset",
        "cut",
        "quotes",
        "lines",
        "fields",
        "long",
    ],
)
def test_a_multipart_form_that_is_broken_or_takes_long_is_refused_at_once(
    serve, first_app, path, body
):
    app = serve(first_app)
    start = time.process_time()
    response = app.post(path, body, {"Content-Type": MULTIPART}, status="*")
    assert response.status_int == (405 if path.startswith("/static") else 400)
    assert time.process_time() - start < 1  # seconds


def test_a_thousand_forms_within_each_other_are_a_bad_request(serve, first_app):
    headers = {"Content-Type": "multipart/form-data; boundary=x0"}
    serve(first_app).post("/welcome", nested(1000), headers, status=400)


@pytest.mark.parametrize(("letters", "status"), [(260_000, 200), (270_000, 413)])
def test_more_than_256_kilobytes_of_text_are_refused(serve, first_app, letters, status):
    text = b"a" * letters
    app = serve(first_app)
    app.post("/welcome", b"my_name=" + text, status=status)
    app.post(
        "/welcome",
        PART + b"\r\n" + text + END,
        {"Content-Type": MULTIPART},
        status=status,
    )


def test_a_form_that_is_refused_is_told_why(serve, first_app):
    app = serve(first_app)
    in_latin_1 = {"Content-Type": "application/x-www-form-urlencoded; charset=latin-1"}
    for body, headers, why in (
        (
            b"a=" + b"a" * 300_000,
            {},
            "413 Request Entity Too Large: what is typed into a form may",
        ),
        (b"a=1", in_latin_1, "400 Bad Request: a form is sent in UTF-8"),
        (
            b"a=1",
            {"Content-Type": "multipart/form-data"},
            "400 Bad Request: the form can't be",
        ),
    ):
        assert app.post("/welcome", body, headers, status="*").text.startswith(why)


def test_too_many_fields_are_refused(serve, first_app):
    serve(first_app).post("/welcome", b"a&" * 3000, status=400)
    serve(first_app).post("/welcome", b"my_name=" + b"a" * 1024 * 1024, status=413)


def test_a_form_of_more_than_32_megabytes_is_too_large(serve, first_app):
    serve(first_app).post("/welcome", b"a" * (32 * 1024 * 1024 + 1), status=413)


def test_a_form_sent_to_a_static_file_is_not_read(serve, first_app):
    body = b"a" * (32 * 1024 * 1024 + 1)
    serve(first_app).post("/static/style.css", body, status=405)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (MULTIPART, PART + b"\r\nAnn" + END),
        (MULTIPART, PART + b"\r\nA\r\n" + PART + b"\r\nB\r\n" + END),
        (MULTIPART, PART + "\r\nZo\u00eb\r\nand a second line".encode() + END),
        (MULTIPART, PART + b"\r\n" + END),
        (MULTIPART, PART + b"\r\n\xff" + END),
        (MULTIPART, PART + b"Content-Type: text/plain; charset=utf-8\r\n\r\nAnn" + END),
        (MULTIPART, FILE + b"Content-Type: text/csv\r\n\r\n1;2\r\n\xff" + END),
        (MULTIPART, FILE + b"\r\n" + b"long" * 100_000 + END),
        (MULTIPART, FILE.replace(b"a.txt", b"") + b"\r\n" + END),
        (MULTIPART, FILE + b"\r\n1\r\n" + PART + b"\r\nAnn" + END),
        (FORM, b"my_name=Ann&my_name=Bob&empty=&none&%C3%A9=%f0%9f%99%82+a"),
        (FORM, b"my_name=\xff%ff"),
        (FORM, b""),
        (None, b"my_name=Ann"),
    ],
)
def test_a_form_is_read_as_webob_would_read_it(content_type, body):
    environ = {"REQUEST_METHOD": "POST", "wsgi.input": io.BytesIO(body)}
    environ["CONTENT_LENGTH"] = str(len(body))
    if content_type:
        environ["CONTENT_TYPE"] = content_type
    webobs = values({**environ, "wsgi.input": io.BytesIO(body)})
    read_form(environ)
    assert "webob._parsed_post_vars" in environ
    assert values(environ) == webobs


def values(environ):
    """The fields of a form as WebOb hands them on; of a file its name and content."""
    return [
        (name, (value.filename, value.value) if hasattr(value, "file") else value)
        for name, value in BaseRequest(environ).POST.items()
    ]


def test_an_uploaded_file_can_be_read_as_in_older_tutorials(folder, serve):
    (folder / "hello.py").write_text(
        """
import webapp2
from companion.app_yaml_router.forms import read_form

class MainPage(webapp2.RequestHandler):
    def post(self):
        upload = self.request.POST["file"]
        known = [upload.filename, upload.type, upload.headers["Content-Type"]]
        self.response.write(f"{known} {upload.file.read()} {self.request.get('file')}")

my_app = webapp2.WSGIApplication([("/", MainPage)])
"""
    )
    response = serve(folder).post("/", upload_files=[("file", "a.txt", b"Ann")])
    assert response.text == "['a.txt', 'text/plain', 'text/plain'] b'Ann' b'Ann'"


class Stream:
    """A body as other servers than waitress give it: it can be read only once."""

    def __init__(self, content):
        self.read = io.BytesIO(content).read


def test_a_form_is_read_from_a_server_that_cant_rewind():
    environ = {"REQUEST_METHOD": "POST", "CONTENT_TYPE": FORM, "CONTENT_LENGTH": "11"}
    environ["wsgi.input"] = Stream(b"my_name=Ann")
    read_form(environ)
    assert values(environ) == [("my_name", "Ann")]


def test_bytes_in_a_form_that_arent_utf_8_are_shown_as_such(serve, first_app):
    headers = {"Content-Type": FORM}
    response = serve(first_app).post("/welcome", b"my_name=%ff", headers)
    assert "Hi there, \N{REPLACEMENT CHARACTER}!" in response.html.text


@pytest.mark.parametrize("content_type", [FORM, f"{FORM}; charset=utf-8", "text/json"])
def test_the_app_can_still_read_a_form_that_was_checked(folder, serve, content_type):
    (folder / "hello.py").write_text(
        """
def my_app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["wsgi.input"].read()]
"""
    )
    headers = {"Content-Type": content_type}
    assert serve(folder).post("/", b"my_name=Ann", headers).text == "my_name=Ann"


@pytest.mark.parametrize("method", ["PATCH", "TRACE", "OPTIONS"])
def test_a_method_that_no_page_accepts_is_refused(serve, first_app, method):
    assert serve(first_app).request("/", method=method, status="*").status_int in (
        405,
        501,
    )
