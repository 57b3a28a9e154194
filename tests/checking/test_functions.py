"""Which function is said to return nothing."""

import pytest

from companion.source.file import File
from companion.source.functions import without_return
from companion.source.search import ReaderCode


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("words = []", "pick() returns nothing: add a return at its end"),
        ("return", "pick() returns nothing: add a return at its end"),
        ("yield 5", ""),
        ("return 5", ""),
    ],
)
def test_a_function_whose_result_is_used_has_to_return_one(body, hint):
    file = File("hello.py", f"def pick():\n    {body}\n\n\nword = pick()\n")
    assert without_return(ReaderCode((file,)))[0] == hint
