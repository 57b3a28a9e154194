"""Which of a frame's variables are shown, and how."""

import pytest

from companion.reports.values import simple_values, written


class Text(str):
    pass


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Zoë\n", r"'Zoë\n'"),
        ("x" * 81, repr("x" * 80) + "..."),
        (True, "True"),
        (1.5, "1.5"),
        (None, "None"),
        (12, "12"),
        (2**300, None),
        ([], "[]"),
        ((1,), "(1,)"),
        ((1, 2), "(1, 2)"),
        ({"a": [1]}, "{'a': [1]}"),
        (list(range(10)), "[0, 1, 2, 3, 4, 5, 6, 7, ...]"),
        ([[[[1]]]], "[[[...]]]"),
        ([Text("x")], None),
        ({"a": Text("x")}, None),
        ({Text("x"): 1}, None),
        (Text("x"), None),
        (object(), None),
        ({1, 2}, None),
    ],
)
def test_a_simple_value_is_shown_as_in_python(value, text):
    assert written(value) == text


def test_a_list_that_contains_itself_is_shortened():
    endless = []
    endless.append(endless)
    assert written(endless) == "[[[...]]]"


def test_the_lines_variables_come_first_and_are_limited():
    variables = {"__name__": "hello", **{f"v{n}": n for n in range(20)}}
    found = simple_values(variables, "print(v15 + v7)")
    assert [name for name, _ in found[:3]] == ["v7", "v15", "v0"]
    assert len(found) == 12


def test_a_long_value_is_shortened():
    ((_, text),) = simple_values({"words": ["x" * 80] * 8}, "")
    assert len(text) < 210 and text.endswith(" ...")
