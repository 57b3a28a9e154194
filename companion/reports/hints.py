"""One line on what to write instead, for the errors that the tutorial leads to."""

import os
import re
import sys
from pathlib import Path

# (The last line of the traceback, what to write instead.) The first that fits
# is given; \1 in the advice stands for the pattern's group.
HINTS = [
    (
        r"TimeLimitExceeded",
        "This line didn't end in time: is it a loop that never ends, or a long wait?",
    ),
    (r"SystemExit", "Leave out exit(): a page ends when its method does"),
    (
        r"EOFError: EOF when reading a line",
        "A page can't ask with input(): give it a form",
    ),
    (
        r"SyntaxError: Missing parentheses in call to 'print'",
        'Python 3 prints with parentheses: print("...")',
    ),
    (
        r"SyntaxError: Missing parentheses in call to '(\w+)'",
        r"Python 3 wants parentheses: \1(...)",
    ),
    (
        r"SyntaxError: multiple exception types must be parenthesized",
        "Write `except (KeyError, ValueError):` for two errors; "
        "`except ValueError as error:` to give one a name",
    ),
    (
        r"SyntaxError: leading zeros in decimal integer literals",
        "Python 3 writes octal numbers with 0o: 0o17",
    ),
    (
        r"SyntaxError: .*(?:Non-UTF-8|unicode error|can't decode|null byte)",
        "Save the file as UTF-8",
    ),
    (
        r"TabError",
        "Indent with spaces only: replace every tab by four spaces",
    ),
    (
        r"IndentationError: expected an indented block",
        "Indent this line by four spaces more than the line above it",
    ),
    (
        r"IndentationError",
        "Line this line up with the ones above, in steps of four spaces",
    ),
    (
        r"AttributeError: module 'cgi' has no attribute 'escape'",
        "Write `import html` and html.escape(...): "
        "cgi.escape left Python with version 3.8",
    ),
    (
        r"AttributeError: module 'string' has no attribute '(join|lower|upper|split)'",
        r"Python 3 has these as methods of a string: text.\1(...)",
    ),
    (
        r"AttributeError: module 'urllib' has no attribute '(urlopen|urlretrieve)'",
        r"Write `import urllib.request` and urllib.request.\1(...)",
    ),
    (
        r"AttributeError: module 'urllib' has no attribute '(\w+)'",
        r"Write `import urllib.parse` and urllib.parse.\1(...)",
    ),
    (
        r"AttributeError: 'dict' object has no attribute 'has_key'",
        "Write `key in the_dict`",
    ),
    (
        r"AttributeError: 'dict' object has no attribute 'iter(\w+)'",
        r"Write the_dict.\1()",
    ),
    (
        r"AttributeError: 'str' object has no attribute 'decode'",
        "Leave out .decode(...): a Python 3 string holds any letter as it is",
    ),
    (
        r"TypeError: (?:\w+\.)?(get|post)\(\) takes 0 positional arguments",
        r"Write `def \1(self):`",
    ),
    (
        r"TypeError: (\w+)\(\) takes no arguments",
        r"Write `class \1(webapp2.RequestHandler):`",
    ),
    (
        r"TypeError: '(?:str|bytes|tuple|list|dict)' object is not callable",
        "If a method returns its page, have it self.response.write(...) it instead",
    ),
    (
        r"NameError: name 'unicode' is not defined",
        "Write str: a Python 3 string holds any letter",
    ),
    (
        r"NameError: name 'raw_input' is not defined",
        "A page can't ask with raw_input(): give it a form",
    ),
    (r"NameError: name 'xrange' is not defined", "Write range(...)"),
    (
        r"NameError: name '(basestring|long|unichr)' is not defined",
        r"Python 3 has no \1: write str for basestring, int for long, chr for unichr",
    ),
    (
        r"NameError: name 'cgi' is",
        "Write `import html` and html.escape(...): "
        "cgi.escape left Python with version 3.8",
    ),
    (
        r"NameError: name '(html|json|math|os|random|re|string|sys|webapp2)' is",
        r"Write `import \1` at the top of the file",
    ),
    (
        r"No module named 'google(\.|')",
        "The App Engine SDK is gone; webapp2 comes by itself: write `import webapp2`",
    ),
    (r"No module named '(ConfigParser|Queue)'", r"Python 3 writes it in small letters"),
    (r"No module named 'c?StringIO'", "Write `import io` and io.StringIO(...)"),
    (r"No module named 'cPickle'", "Write `import pickle`"),
    (r"No module named '(httplib|urllib2)'", "Write `import urllib.request`"),
    (r"No module named 'urlparse'", "Write `import urllib.parse`"),
    (
        r"TypeError: unsupported operand type\(s\) for >>: 'builtin_function",
        "Write print(..., file=sys.stderr) for `print >>sys.stderr, ...`",
    ),
]


def hint_for(last_line: str, folder: Path) -> str:
    """Say what to write instead, or return an empty string.

    `last_line` is a traceback's; `folder` is the reader's, whose own modules
    may have taken the names of Python's.
    """
    module = re.search(r"(?:module|from) '(\w+)'", last_line)
    if module and is_hidden(module[1], folder):
        return rename(module[1])
    for pattern, advice in HINTS:
        match = re.search(pattern, last_line)
        if match:
            return match.expand(advice)
    return ""


def rename(module: str) -> str:
    return (
        f"Rename {module}.py, to my_{module}.py for instance: "
        "Python finds another module of that name first"
    )


def is_hidden(module: str, folder: Path) -> bool:
    """Whether Python finds another module before the folder's own of that name."""
    found = getattr(sys.modules.get(module), "__file__", None) or ""
    own = found.startswith(f"{folder}{os.sep}")
    if own and module not in sys.stdlib_module_names:
        return False
    return (folder / f"{module}.py").is_file() and (
        bool(found) or module in sys.stdlib_module_names
    )
