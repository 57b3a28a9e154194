"""Code that only Python 2 can run is told, although no check runs it."""

import pytest

from tests.checking.test_other_app import OTHER

UNRUN = "\n\ndef unrun(s):\n    "
CLASS = "class Tool(object):\n    "
WRONG = [
    ("xrange(5)", "NameError: name 'xrange' is not defined | write range instead of xrange"),
    ("long(s, file=1)", "NameError: name 'long' is not defined | write int instead of long"),
    ("import string; string.letters",
     "AttributeError: module 'string' has no attribute 'letters' | write string.ascii_letters"),
    ("import urllib; urllib.quote(s)", "| write `import urllib.parse` and urllib.parse.quote(...)"),
    ("import sys; print >>sys.stderr, s", "| write `print(s, file=sys.stderr)`"),
    ("print", "print does nothing | write print()"),
    (f"{CLASS}__metaclass__ = Registry",
     "Python 3 ignores __metaclass__ | write class Tool(..., metaclass=...) instead of __metaclass__"),
    (f"{CLASS}def __nonzero__(self): pass", "| write __bool__ instead of __nonzero__"),
    (f"{CLASS}__unicode__ = str", "| write __str__ instead of __unicode__"),
    (f"{CLASS}def __iter__(self): pass\n    def next(self): pass",
     "| write __next__ instead of next"),
]  # fmt: skip
RIGHT = [
    "try: unicode\n    except NameError: pass",
    "import sys\n    if sys.version_info < (3,): unicode(s)",
    "return unicode(s) if PY2 else s",
    "from six.moves import xrange; xrange(5)",
    "from os.path import *\n\n\ndef unrun(s):\n    unicode(s)",
    "def long(file): file(5)\n    long(s)",
    "import io as file; file.open",
    "string = s; string.letters",
    "import string; string.ascii_letters",
    "import os; os.startfile(s)",
    "import msvcrt; msvcrt.getch()",
    "import textwrap; textwrap.indnt(s)",
    "class Page:\n    def next(self): pass",
    f"{CLASS}def __bool__(self): pass\n    __nonzero__ = __bool__",
    "@total_ordering\nclass Tool:\n    def __cmp__(self, other): pass",
]


def text_of(code):
    return (
        OTHER
        + ("\n\n" if code.startswith(("class", "@", "from os")) else UNRUN)
        + code
        + "\n"
    )


@pytest.mark.parametrize(("code", "said"), WRONG)
def test_code_for_python_2_that_is_not_run_is_told(check, copy_of, code, said):
    folder = copy_of("hello_wsgi")
    (folder / "hello.py").write_text(f"Registry = type\n{text_of(code)}")
    checked = check(folder)
    assert said in checked.said
    assert checked.failed[0].source in code
    assert checked.failed[0].asked == f"hello.py, line {checked.failed[0].line}"


@pytest.mark.parametrize("code", RIGHT)
def test_code_for_both_pythons_is_right(check, copy_of, code):
    folder = copy_of("hello_wsgi")
    (folder / "hello.py").write_text(f"total_ordering = str\n{text_of(code)}")
    assert "isn't one of the tutorial's" in check(folder).said


def test_a_step_has_no_code_for_python_2(check, copy_of):
    folder = copy_of("hello_wsgi")
    with (folder / "hello.py").open("a") as file:
        file.write(f"{UNRUN}return unicode(s), unicode(5)\n")
    first, second = check(folder).failed
    assert first.line == second.line
    assert first.expected == "code for Python 3"
    assert first.hint.startswith("write str instead of unicode")


def test_a_module_of_the_readers_own_is_not_taken_for_pythons(check, copy_of):
    folder = copy_of("hello_wsgi")
    (folder / "html.py").write_text("def page(text):\n    return text\n")
    shown = OTHER.replace("self.response.write(", "self.response.write(html.page(")
    text = "import html\n" + shown.replace("</form>')", "</form>'))")
    (folder / "hello.py").write_text(f"{text}{UNRUN}html.page(s)\n")
    (failed,) = check(folder).failed
    assert failed.hint.startswith(
        "rename html.py, for example to my_html.py, and import"
    )


def test_an_error_without_a_hint_comes_after_the_code_for_python_2(check, copy_of):
    folder = copy_of("hello_wsgi")
    broken = OTHER.replace("self.response", "RECIPES['pie']; self.response")
    (folder / "hello.py").write_text(f"{broken}{UNRUN}unicode(s)\n")
    first, second = check(folder).failed
    assert first.hint.startswith("write str instead of unicode")
    assert second.got == "KeyError: 'pie'"
