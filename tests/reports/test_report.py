"""A report can always be made, whatever the reader's exception does."""

import json

import pytest

from companion.reports.report import from_json, report
from companion.reports.text import console_text, plain_text

CIRCLE = """
first, second = ValueError('first'), KeyError('second')
first.__cause__, second.__cause__ = second, first
raise first
"""
OWN = """
class Own(ValueError):
    def {method}: {does}
raise Own('why')
"""
STRANGE_VALUES = """
class Strange:
    def __repr__(self): raise SystemExit
    __eq__ = __hash__ = __bool__ = __len__ = __dir__ = __repr__
class Text(str):
    __repr__ = Strange.__repr__
strange, text, listed, half = Strange(), Text('x'), [Text('x')], '\\udc80'
strange.nam
"""


def failed(code, folder):
    """The report of what this code raises in hello.py."""
    path = folder / "hello.py"
    path.write_text(code, encoding="utf-8", errors="surrogatepass")
    try:
        exec(compile(code, path, "exec"), {"__name__": "hello"})
    except BaseException as error:
        return report(error, folder)
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize(
    ("code", "headline"),
    [
        ("raise SyntaxError('a', ('x.py', 'b', 2, 3))", "SyntaxError: a"),
        ("raise SyntaxError('a', (None, 'b', [], 3))", "SyntaxError: a"),
        ("raise SyntaxError", "SyntaxError"),
        (OWN.format(method="__str__(self)", does="1 / 0"), "hello.Own"),
        (OWN.format(method="__str__(self)", does="exit()"), "hello.Own"),
        (OWN.format(method="__str__(self)", does="return 5"), "hello.Own"),
        (OWN.format(method="__getattribute__(self, name)", does="1 / 0"), "hello.Own"),
        (CIRCLE, "ValueError: first"),
        (STRANGE_VALUES, "AttributeError: 'Strange' object has no attribute 'nam'"),
        ("e = KeyError(1); e.__notes__ = [b'x', 5]; raise e", "KeyError: 1"),
        ("e = KeyError(1); e.__notes__ = 5; raise e", "KeyError: 1"),
        ("e = NameError('x'); e.name = 5; raise e", "NameError: x"),
        ("e = AttributeError('x', name='xyz'); raise e", "AttributeError: x"),
        ("raise ModuleNotFoundError('x', name='a.b')", "ModuleNotFoundError: x"),
        ("raise ImportError('x')", "ImportError: x"),
        ("raise ValueError('\\udc80')", "ValueError: \udc80"),
    ],
)
def test_any_exception_gets_a_report(tmp_path, code, headline):
    found = failed(code, tmp_path)
    assert found.headline.startswith(headline)
    assert console_text(found) and plain_text(found)
    assert from_json(found.to_json()) == found


def test_a_circular_chain_of_causes_is_shown_once(tmp_path):
    causes = failed(CIRCLE, tmp_path).causes
    assert [cause.headline for cause in causes] == ["KeyError: 'second'"]


def test_a_long_chain_of_causes_is_shortened(tmp_path):
    code = "error = None\n" + "".join(
        f"new = ValueError({n}); new.__cause__ = error; error = new\n"
        for n in range(50)
    )
    assert len(failed(code + "raise error", tmp_path).causes) == 5


def test_a_suppressed_cause_is_not_shown(tmp_path):
    code = "try:\n    1 / 0\nexcept ZeroDivisionError:\n    raise KeyError(1) from None"
    assert failed(code, tmp_path).causes == ()


def test_the_cause_is_shown_in_the_console(tmp_path):
    code = "try:\n    [1 / 0]\nexcept ZeroDivisionError as e:\n    raise KeyError(1) from e"
    lines = console_text(failed(code, tmp_path)).split("\n")
    cause = lines.index("raised from ZeroDivisionError: division by zero")
    assert lines[cause + 1 : cause + 3] == ["  hello.py, line 2", "    [1 / 0]"]
    assert lines[-1] == "KeyError: 1"


def test_an_error_in_a_library_shows_its_traceback_in_the_console(tmp_path):
    try:
        json.loads("{")
    except ValueError as error:
        text = console_text(report(error, tmp_path))
    assert text.startswith("Traceback (most recent call last):")


def test_variables_may_change_while_they_are_shown(tmp_path):
    class Changing(dict):
        def items(self):
            raise RuntimeError("dictionary changed size during iteration")

    from companion.reports.values import simple_values

    with pytest.raises(RuntimeError):
        simple_values(Changing(), "")
