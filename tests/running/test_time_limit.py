"""Code that never ends holds up its own page only, and only for a while."""

import threading
import time

import pytest

from companion.reports.report import report

LOOP = "while True: pass"


def handler(code):
    return f"""
import webapp2

class MainPage(webapp2.RequestHandler):
    def get(self):
        self.response.write("saved")
        {code}

my_app = webapp2.WSGIApplication([("/", MainPage)], debug=True)
"""


STUBBORN = "while True:\n            try: len([])\n            except Exception: pass"


ANY_LOOP = "look for a loop that never ends, or a long wait"
NO_WAY_OUT = "this loop never ends: it needs a break or a return"


def loop(condition, body):
    return handler(f"words, i = [], 0\n        while {condition}: {body}")


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        (LOOP, "line 1", NO_WAY_OUT),
        (handler(LOOP), "line 7, in get", NO_WAY_OUT),
        (handler(STUBBORN), None, NO_WAY_OUT),
        (loop("i < len(words) + 1", "j = len(words)"), "line 8, in get",
         "nothing in the loop changes `i` or `words`, so that it never ends"),
        (loop("i < 1", "i = 0"), "line 8, in get", ANY_LOOP),
        (loop("not words", "words[:] = []"), "line 8, in get", ANY_LOOP),
        (loop("not words", "words.sort()"), "line 8, in get", ANY_LOOP),
        (loop("not words", "handler_of(words)\n\ndef handler_of(words): return words"),
         None, ANY_LOOP),
        (loop("True", "\n            if i: break"), None, ANY_LOOP),
        (handler("for i in iter(int, 1): pass"), "line 7, in get", ANY_LOOP),
    ],
)  # fmt: skip
def test_a_loop_is_ended_and_shown_and_the_next_save_is_served(
    folder, serve, text, place, hint
):
    (folder / "hello.py").write_text(text)
    app = serve(folder, seconds=0.2)
    html = app.get("/", status=500).html
    assert html.h1.text == "TimeLimitExceeded: took more than 0.2 seconds"
    assert html.strong.text == (hint[0].upper() + hint[1:]).replace("`", "")
    if place:
        assert html.h2.text == f"hello.py, {place}"
    (folder / "hello.py").write_text(handler("pass"))
    assert app.get("/").text == "saved"


CONVERTS = handler("""\
try:
            while True: pass
        except BaseException as error:
            raise ValueError("of a library") from error""")


def test_an_exception_that_a_library_has_converted_is_still_the_limits(
    folder, serve, monkeypatch
):
    def slow(*arguments):
        end = time.monotonic() + 0.4
        while time.monotonic() < end:
            pass  # the page that shows the error has time of its own
        return report(*arguments)

    monkeypatch.setattr("companion.server.show_errors.report", slow)
    (folder / "hello.py").write_text(CONVERTS)
    html = serve(folder, seconds=0.5).get("/", status=500).html
    assert html.h1.text == "TimeLimitExceeded: took more than 0.5 seconds"
    # Of the loop, or of `raise`: it depends on Python's version.
    assert html.h2.text in (f"hello.py, line {number}, in get" for number in (8, 10))


def test_a_loop_in_a_module_is_known_before_the_first_visit(folder, serve):
    (folder / "hello.py").write_text(LOOP)
    router = serve(folder, seconds=0.5).router
    assert "took more than 0.5 seconds" in router.find_problem("hello.my_app")
    (folder / "hello.py").write_text(handler("pass"))
    assert router.find_problem("hello.my_app") == ""


def test_a_page_within_the_limit_is_left_alone(folder, serve):
    (folder / "hello.py").write_text(handler("import time; time.sleep(0.3)"))
    app = serve(folder, seconds=2.0)
    for _ in range(3):
        assert app.get("/").text == "saved"


@pytest.mark.parametrize("platform", ["Linux", "another"])
def test_a_page_that_waits_again_and_again_is_ended_too(
    folder, serve, monkeypatch, platform
):
    if platform == "another":  # does not tell a thread's processor time
        monkeypatch.delattr(time, "pthread_getcpuclockid", raising=False)
    (folder / "hello.py").write_text(
        handler("import time\n        while True: time.sleep(0.01)")
    )
    app = serve(folder, seconds=0.5)
    assert "TimeLimitExceeded" in app.get("/", status=500).html.h1.text


@pytest.mark.parametrize(
    "code",
    [
        "time.sleep(1000)",
        "lock = threading.Lock(); lock.acquire(); lock.acquire()",
        "while True:\n            try: time.sleep(0.1)\n            except: pass",
    ],
)
def test_a_wait_that_nothing_ends_is_reported_with_its_line(folder, serve, code):
    (folder / "hello.py").write_text("import threading, time" + handler(code))
    stuck = []

    def note(frame):
        while frame.f_code.co_filename != str(folder / "hello.py"):
            frame = frame.f_back
        stuck.append(frame.f_lineno)

    app = serve(folder, seconds=0.2, grace=0.2, on_stuck=note)
    threading.Thread(target=app.get, args=["/"], daemon=True).start()
    end = time.monotonic() + 20
    while not stuck and time.monotonic() < end:
        time.sleep(0.01)
    assert stuck[0] in (7, 8, 9)
