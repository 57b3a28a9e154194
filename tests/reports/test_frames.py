"""The places of an error in the reader's code, where Python tells little."""

import sys
from types import SimpleNamespace

import pytest

from companion.reports.frames import call_columns, frames_of
from companion.reports.handler_frame import find_line, handler_frame
from companion.reports.process_end import how_it_ended
from companion.reports.text import console_text, plain_text
from tests.reports.mistakes.code import app, handler
from tests.reports.test_report import failed


def trace_with(positions):
    code = SimpleNamespace(co_positions=lambda: [positions])
    if positions is None:
        del code.co_positions
    return SimpleNamespace(
        tb_frame=SimpleNamespace(f_code=code), tb_lasti=0, tb_lineno=2
    )


@pytest.mark.parametrize(
    ("positions", "columns"),
    [
        (None, None),  # Python 3.10
        ((2, 2, 8, 11), (6, 9)),  # bytes are counted, and each \u00eb is two
        ((2, 3, 8, 2), (6, 9)),
        ((1, 2, 8, 11), None),
        ((2, 2, None, None), None),
    ],
)
def test_the_columns_of_a_failed_call_are_found(positions, columns):
    assert call_columns(trace_with(positions), "\u00eb\u00eb = nope \n") == columns


def test_a_syntax_error_without_a_line_is_shown_at_the_first(tmp_path):
    path = tmp_path / "hello.py"
    path.write_text("a = 1\n")
    (frame,) = frames_of(SyntaxError("why", (str(path), None, None, None)), tmp_path)
    assert (frame.line, frame.columns) == (1, None)


def test_a_missing_line_is_not_shown(tmp_path):
    (tmp_path / "hello.py").write_text("a = 1\n")
    error = SyntaxError("why", (str(tmp_path / "hello.py"), 99, 1, ""))
    assert frames_of(error, tmp_path) == ()


def test_an_empty_line_is_not_repeated_as_text(tmp_path):
    (tmp_path / "hello.py").write_text("a = 1\n\n")
    found = failed(
        f"\n\nraise SyntaxError('why', ({str(tmp_path / 'hello.py')!r}, 2, 1, ''))",
        tmp_path,
    )
    assert found.frames[0].text == ""
    assert console_text(found).startswith("hello.py, line 2\ncalled from hello.py")


def test_an_error_outside_a_request_has_no_handler(tmp_path, monkeypatch):
    assert handler_frame(ValueError(), tmp_path) is None
    monkeypatch.delitem(sys.modules, "webapp2", raising=False)
    assert handler_frame(ValueError(), tmp_path) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (app("get = 5\n    def post(self)", "def get(self)"), "hello.py, line 4"),
        (app("'/', 'NoSuch'", "'/', MainPage"), "hello.py, line 9"),
        (
            handler("x = 1\nif x:\n    return 'x'\nreturn 'y'"),
            "hello.py, line 8, in get",
        ),
    ],
)
def test_the_readers_line_for_an_error_in_webapp2(folder, serve, text, place):
    (folder / "hello.py").write_text(text)
    assert serve(folder).get("/", status=500).html.h2.text == place


def test_a_very_long_message_is_shortened(tmp_path):
    assert len(plain_text(failed("raise ValueError('x' * 99_999)", tmp_path))) < 150_000
    assert len(failed("raise ValueError('x' * 99_999)", tmp_path).message) < 10_010


def test_a_line_that_isnt_found_has_no_frame(folder):
    assert find_line(folder, "no such line") is None


def test_a_signal_without_a_name_is_shown_by_number():
    assert how_it_ended(-200) == "Python was killed by signal 200"
