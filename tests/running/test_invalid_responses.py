"""A response that no server can send is explained, with the reader's own line."""

import pytest

WEBAPP2 = """\
import webapp2


class MainPage(webapp2.RequestHandler):
    def get(self):
        {}


my_app = webapp2.WSGIApplication([("/", MainPage)], debug=True)
"""
WSGI = """\
def my_app(environ, start_response):
    {}
"""
OK = 'start_response("200 OK", []); '


@pytest.mark.parametrize(
    ("code", "message", "hint"),
    [
        (
            'self.response.headers["X-Count"] = 5',
            "hello.py:6: the header X-Count is 5, not a string",
            'Write "5"',
        ),
        (
            'self.response.headers["x-count"] = None',
            "hello.py:6: the header x-count is None, not a string",
            'Write "None"',
        ),
        (
            'self.response.headers["X-Price"] = "5 €"',
            "hello.py:6: the header X-Price contains '€', which isn't allowed",
            "Remove it, or encode it with urllib.parse.quote(...)",
        ),
        (
            'self.response.headers["X Y"] = "1"',
            "hello.py:6: 'X Y' isn't a valid header name",
            "Use letters, digits and hyphens",
        ),
        (
            'self.response.headers["text/html"] = "Content-Type"',
            "hello.py:6: 'text/html' isn't a valid header name",
            "Name and value are swapped: write headers['Content-Type'] = 'text/html'",
        ),
    ],
)
def test_an_invalid_header_is_reported(folder, serve, code, message, hint):
    (folder / "hello.py").write_text(WEBAPP2.format(code))
    (folder / "broken.py").write_text("oops(")  # another file, which nothing imports
    html = serve(folder).get("/", status=500).html
    assert html.h1.text == message
    assert html.strong.text == hint
    assert html.mark.text == f"   6          {code}"


def test_a_header_whose_name_is_put_together_has_no_line(folder, serve):
    code = 'self.response.headers["X-" + "Count"] = 5'
    (folder / "hello.py").write_text(WEBAPP2.format(code))
    html = serve(folder).get("/", status=500).html
    assert html.h1.text == "the header X-Count is 5, not a string"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("start_response(200, []); return []", "the status is 200, not a string"),
        (
            "start_response('', []); return []",
            "hello.py:2: '' isn't a valid status",
        ),
        (
            "start_response('404 In Łódź', []); return []",
            "hello.py:2: '404 In Łódź' isn't a valid status",
        ),
        (
            "start_response('404 ' + 'In Łódź', []); return []",
            "hello.py:2: '404 In Łódź' isn't a valid status",
        ),
        (
            f"{OK}return None",
            "hello.py:2: the app returned None instead of a list of bytes",
        ),
        (OK, "hello.py:1: the app returned None instead of a list of bytes"),
        (
            f'{OK}return ["text"]',
            "hello.py:2: the app's response has str instead of bytes",
        ),
        (
            f'{OK}return "text"',
            "hello.py:2: the app's response has str instead of bytes",
        ),
        (
            f'{OK}\n    yield "text"',
            "hello.py:3: the app's response has str instead of bytes",
        ),
        (
            f"{OK}return iter([1])",
            "hello.py:2: the app's response has int instead of bytes",
        ),
        (
            'start_response("200 OK", [(1, "a")]); return []',
            "hello.py:2: 1 isn't a valid header name",
        ),
        ("return []", "hello.py:2: hello.my_app didn't call start_response"),
        (
            "pass\nclass App:\n    def __call__(self, environ, start_response):\n"
            "        return []\nmy_app = App()",
            "hello.py:5: hello.my_app didn't call start_response",
        ),
        (
            "pass\nimport functools\nmy_app = functools.partial(lambda *_: [])",
            "hello.my_app didn't call start_response",
        ),
    ],
)
def test_an_invalid_wsgi_response_is_reported(folder, serve, code, message):
    (folder / "hello.py").write_text(WSGI.format(code))
    assert serve(folder).get("/", status=500).html.h1.text == message


def test_a_body_that_is_made_part_by_part_is_sent_and_closed(folder, serve):
    (folder / "hello.py").write_text(
        """
closed = []

class Body:
    def __iter__(self): return iter([b"one ", b"two"])
    def close(self): closed.append(1)

def my_app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return Body() if environ["PATH_INFO"] == "/" else [str(closed).encode()]
"""
    )
    app = serve(folder)
    assert app.get("/").text == "one two"
    assert app.get("/closed").text == "[1]"


def test_a_body_that_fails_when_it_is_closed_is_sent_whole(folder, serve, caplog):
    (folder / "hello.py").write_text(
        """
class Body:
    def __iter__(self): return iter([b"one ", b"two"])
    def close(self): raise BaseException("enough")

def my_app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return Body()
"""
    )
    assert serve(folder).get("/").text == "one two"
    assert "BaseException: enough" in caplog.text


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ('while True: yield b"more "', 4),
        ("return __import__('itertools').repeat(b'more ')", None),
    ],
)
def test_a_body_that_goes_on_for_ever_is_ended_with_its_line(
    folder, serve, caplog, code, line
):
    (folder / "hello.py").write_text(
        f"""
def my_app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    {code}
"""
    )
    assert serve(folder, seconds=0.2).get("/").text.startswith("more more")
    assert "took more than 0.2 seconds" in caplog.text
    assert line is None or f"hello.py, line {line}, in my_app" in caplog.text


@pytest.mark.parametrize(
    "wrong", ["1 / 0", 'yield "text"', "exit()", "raise BaseException"]
)
def test_an_error_after_the_first_part_ends_the_page_and_is_in_the_console(
    folder, serve, caplog, wrong
):
    (folder / "hello.py").write_text(
        f"""
def my_app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"begun"
    {wrong}
"""
    )
    assert serve(folder).get("/").text == "begun"
    assert caplog.text.startswith("ERROR")
