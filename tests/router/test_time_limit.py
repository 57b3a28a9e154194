"""Code that never ends holds up its own page only, and only for a while."""

import pytest

from companion.running import time_limit

LOOP = "while True: pass"


@pytest.fixture(autouse=True)
def short_limit(monkeypatch):
    monkeypatch.setattr(time_limit.TimeLimit.__init__, "__defaults__", (1.0,))
    monkeypatch.setattr(time_limit, "INTERVAL", 0.1)


def handler(code):
    return f"""
import webapp2

class MainPage(webapp2.RequestHandler):
    def get(self):
        self.response.write("saved")
        {code}

my_app = webapp2.WSGIApplication([("/", MainPage)], debug=True)
"""


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (LOOP, 1),
        (handler(LOOP), 7),
        (
            handler(
                "while True:\n            try: len([])\n            except Exception: pass"
            ),
            None,
        ),
    ],
)
def test_a_loop_is_ended_shown_and_mended_by_the_next_save(folder, serve, text, line):
    (folder / "hello.py").write_text(text)
    app = serve(folder)
    html = app.get("/", status=500).html
    assert html.h1.text.endswith(
        "TimeLimitExceeded: the page took more than 30 seconds"
    )
    assert (
        html.strong.text
        == "Something takes too long here: a loop that never ends, for instance"
    )
    if line:
        assert html.h2.text == f"hello.py, line {line}"
    (folder / "hello.py").write_text(handler("pass"))
    assert app.get("/").text == "saved"


def test_a_loop_that_is_there_at_the_start_is_told(folder, serve):
    (folder / "hello.py").write_text(LOOP)
    router = serve(folder).app
    assert "the page took more than 30 seconds" in router.find_problem("hello.my_app")
    (folder / "hello.py").write_text(handler("pass"))
    assert router.find_problem("hello.my_app") == ""


def test_a_page_within_the_limit_is_left_alone(folder, serve):
    (folder / "hello.py").write_text(handler("import time; time.sleep(0.3)"))
    app = serve(folder)
    app.app.time_limit.seconds = 20.0  # many looks at what runs, and none too late
    for _ in range(3):
        assert app.get("/").text == "saved"


def test_a_page_that_outlives_the_limit_in_one_call_is_ended_after_it(folder, serve):
    (folder / "hello.py").write_text(handler("import time; time.sleep(1.5)"))
    app = serve(folder)
    assert "TimeLimitExceeded" in app.get("/", status=500).html.h1.text
