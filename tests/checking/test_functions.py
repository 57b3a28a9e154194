"""Which function is said to return nothing."""

import pytest

from companion.source.file import File
from companion.source.functions import without_return
from companion.source.search import ReaderCode

HINT = "write a return for each case in pick(): it may end without one"


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("words = []", HINT),
        ("return", HINT),
        ("if 1: return 5", HINT),
        ("if 1: return 5\n    else: 6", HINT),
        ("if 1: return 5\n    else: return 6", ""),
        ("try: x = 5\n    except TypeError: return 5", HINT),
        ("try: return 5\n    except TypeError: return 6", ""),
        ("try: x = 5\n    except TypeError: raise\n    else: return 5", ""),
        ("for x in []: print(x)", HINT),
        ("while True: return 5", ""),
        ("match 5:\n        case _: return 5", ""),
        ("yield 5", ""),
        ("return 5", ""),
    ],
)
def test_a_function_whose_result_is_used_has_to_return_one(body, hint):
    file = File("hello.py", f"def pick():\n    {body}\n\n\nword = pick()\n")
    assert without_return(ReaderCode((file,)))[0] == hint
