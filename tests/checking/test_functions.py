"""Which function is said to return nothing."""

import pytest

from companion.source.file import File
from companion.source.functions import without_return
from companion.source.search import ReaderCode

NONE = "write return at the end of pick(): it returns nothing"
SOME = "write a return for each case in pick(): one has none"


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("words = []", NONE),
        ("return", SOME),
        ("if 1: return 5", SOME),
        ("if 1: return 5\n    else: 6", SOME),
        ("if 1: return 5\n    else: return 6", ""),
        ("try: x = 5\n    except TypeError: return 5", SOME),
        ("try: return 5\n    except TypeError: return 6", ""),
        ("try: x = 5\n    except TypeError: raise\n    else: return 5", ""),
        ("for x in []: print(x)", NONE),
        ("while True: return 5", ""),
        ("match 5:\n        case _: return 5", ""),
        ("yield 5", ""),
        ("return 5", ""),
    ],
)
def test_a_function_whose_result_is_used_has_to_return_one(body, hint):
    file = File("hello.py", f"def pick():\n    {body}\n\n\nword = pick()\n")
    found = without_return(ReaderCode((file,)))
    assert (found.hint if found else "") == hint
