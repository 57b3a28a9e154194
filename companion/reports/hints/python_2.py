"""Hints about Python 2 code, such as the tutorial's."""

from companion.reports.hints.hint import Hint

HTML_ESCAPE = "write `import html` and html.escape(...): Python 3.8 removed cgi.escape"
NO_TUPLES = "use one parameter and unpack it in the function: `a, b = pair`"

PYTHON_2 = (
    # print, exec, raise, except
    Hint(
        "SyntaxError",
        "Missing parentheses in call to 'print'",
        'write print with parentheses: print("...")',
    ),
    Hint(
        "SyntaxError",
        r"Missing parentheses in call to '(\w+)'",
        r"write it with parentheses: \1(...)",
    ),
    Hint(
        "TypeError",
        r"unsupported operand type\(s\) for >>: 'builtin_function",
        "write print(..., file=sys.stderr) instead of `print >>sys.stderr, ...`",
    ),
    Hint(
        "SyntaxError",
        "multiple exception types must be parenthesized",
        "write `except KIND as VALUE:`",
        code=r"^\s*except\s+(?P<kind>[\w.]+)\s*,\s*(?P<value>[a-z]\w*)\s*:",
    ),
    Hint(
        "SyntaxError",
        "multiple exception types must be parenthesized",
        "write parentheses around the types: `except (KeyError, ValueError):`",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        'write the message in parentheses: raise ValueError("...")',
        code=r"^\s*raise\s+[\w.]+\s*,",
    ),
    # Syntax
    Hint(
        "SyntaxError",
        "invalid syntax",
        "remove VALUE at the beginning of this line: it is Python's prompt",
        code=r"^\s*(?P<value>>>>|\.\.\.)(\s|$)",
    ),
    Hint(
        "IndentationError",
        "",
        "remove VALUE at the beginning of this line: it is Python's prompt",
        code=r"^\s*(?P<value>>>>|\.\.\.)(\s|$)",
    ),
    Hint("SyntaxError", "invalid syntax", "write != instead of <>", code="<>"),
    Hint(
        "SyntaxError",
        "invalid syntax",
        "delete this line: it marks code in Markdown",
        code=r"^\s*```",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        "write str(...) or repr(...) instead of `...`",
        "`",
    ),
    Hint(
        "SyntaxError",
        "leading zeros in decimal integer literals",
        "write an octal number with 0o: 0o17 instead of 017",
    ),
    Hint(
        "SyntaxError",
        "invalid (decimal|hexadecimal) literal",
        "remove the L: in Python 3 an int can have any size",
        code=r"\b(0[xX][\da-fA-F]+|\d+)[lL]\b",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        'remove the u: write r"..."',
        code=r"\b[uU][rR]['\"]",
    ),
    Hint("SyntaxError", "Function parameters cannot be parenthesized", NO_TUPLES),
    Hint(
        "SyntaxError",
        "Lambda expression parameters cannot be parenthesized",
        NO_TUPLES,
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        NO_TUPLES,
        code=r"\bdef \w+\(\(|\blambda \(",
    ),
    # Functions that were removed or renamed
    Hint(
        "NameError",
        r"name '(unicode|basestring)' is not defined",
        r"write str instead of \1: a Python 3 string can contain any character",
    ),
    Hint("NameError", "name 'long' is not defined", "write int instead of long"),
    Hint("NameError", "name 'unichr' is not defined", "write chr instead of unichr"),
    Hint("NameError", "name 'xrange' is not defined", "write range instead of xrange"),
    Hint(
        "NameError",
        "name 'file' is not defined",
        "write open(...) instead of file(...)",
    ),
    Hint(
        "NameError",
        "name 'reduce' is not defined",
        "write `from functools import reduce` at the top of the file",
    ),
    Hint(
        "NameError",
        "name 'reload' is not defined",
        "remove reload(...): the server reads a saved file again by itself",
    ),
    Hint(
        "NameError",
        "name 'apply' is not defined",
        "write function(*arguments) instead of apply(function, arguments)",
    ),
    Hint(
        "NameError",
        "name 'cmp' is not defined",
        "compare with <, == and >; sort with key=",
    ),
    Hint(
        "NameError",
        "name 'execfile' is not defined",
        "import the file, or write exec(open(...).read())",
    ),
    Hint(
        "NameError",
        "name 'raw_input' is not defined",
        "use a form: raw_input() can't ask a visitor",
    ),
    Hint(
        "TypeError",
        r"'cmp' is an invalid keyword|unexpected keyword argument 'cmp'"
        r"|sort\(\) takes no positional arguments",
        "write key= instead of cmp=, with a function that returns what to sort by",
    ),
    # Strings and bytes
    Hint(
        "AttributeError",
        "'str' object has no attribute 'decode'",
        "remove .decode(...): a Python 3 string can contain any character",
    ),
    Hint(
        "TypeError",
        r'can only concatenate str \(not "bytes"\) to str|can\'t concat str to bytes',
        'remove the b before "..." or the .encode(...): '
        "a string can't be joined with bytes",
    ),
    # Methods that no longer return a list
    Hint(
        "AttributeError",
        "'dict' object has no attribute 'has_key'",
        "write `key in the_dict` instead of the_dict.has_key(key)",
    ),
    Hint(
        "AttributeError",
        r"'dict' object has no attribute 'iter(\w+)'",
        r"write .\1() instead of .iter\1()",
    ),
    Hint(
        "AttributeError",
        r"'dict_(keys|values|items)' object has no attribute 'sort'",
        r"write sorted(...): `names = sorted(the_dict.\1())`",
    ),
    Hint(
        "TypeError",
        r"'dict_(keys|values|items)' object is not subscriptable",
        r"write list(...) around it: `list(the_dict.\1())[0]`",
    ),
    Hint(
        "TypeError",
        r"'(map|filter|zip)' object is not subscriptable",
        r"write list(...) around it: `list(\1(...))[0]`",
    ),
    Hint(
        "TypeError",
        r"object of type '(map|filter|zip)' has no len\(\)",
        r"write list(...) around it: `len(list(\1(...)))`",
    ),
    Hint(
        "AttributeError",
        "has no attribute 'next'",
        "write next(...) around it instead of .next() after it",
        code=r"\.next\(",
    ),
    Hint(
        "TypeError",
        "'float' object cannot be interpreted as an integer"
        "|indices must be integers or slices, not float",
        "write // instead of / to divide without a remainder",
        code=r"[^/]/[^/]",
    ),
    Hint(
        "TypeError",
        "'float' object cannot be interpreted as an integer"
        "|indices must be integers or slices, not float",
        "write int(...) around the number",
    ),
    Hint(
        "TypeError",
        "not supported between instances of '(str|int|float)' and '(str|int|float)'",
        "convert both to numbers first, with int(...) or float(...)",
    ),
    # Modules
    Hint("AttributeError", "module 'cgi' has no attribute 'escape'", HTML_ESCAPE),
    Hint("NameError", "name 'cgi' is not defined", HTML_ESCAPE, code=r"\bcgi\.escape"),
    Hint("ImportError", "cannot import name 'escape' from 'cgi'", HTML_ESCAPE),
    Hint(
        "AttributeError",
        r"module 'string' has no attribute '(letters|lowercase|uppercase)'",
        r"write string.ascii_\1",
    ),
    Hint(
        "AttributeError",
        "module 'string' has no attribute 'maketrans'",
        "write str.maketrans(...)",
    ),
    Hint(
        "AttributeError",
        r"module 'string' has no attribute '(join|lower|upper|split|replace|strip)'",
        r"call it as a method of the string: text.\1(...)",
    ),
    Hint(
        "AttributeError",
        r"module 'urllib' has no attribute '(urlopen|urlretrieve|Request)'",
        r"write `import urllib.request` and urllib.request.\1(...)",
    ),
    Hint(
        "AttributeError",
        r"module 'urllib' has no attribute '(\w+)'",
        r"write `import urllib.parse` and urllib.parse.\1(...)",
    ),
    Hint(
        "ImportError",
        r"cannot import name '(urlopen|urlretrieve)' from 'urllib'",
        r"write `from urllib.request import \1`",
    ),
    Hint(
        "ImportError",
        r"cannot import name '(\w+)' from 'urllib'",
        r"write `from urllib.parse import \1`",
    ),
    Hint(
        "ModuleNotFoundError",
        "No module named 'ConfigParser'",
        "write configparser, in lower case",
    ),
    Hint(
        "ModuleNotFoundError",
        "No module named 'Queue'",
        "write queue, in lower case",
    ),
    Hint(
        "ModuleNotFoundError",
        "No module named 'c?StringIO'",
        "write `import io` and io.StringIO(...)",
    ),
    Hint("ModuleNotFoundError", "No module named 'cPickle'", "write `import pickle`"),
    Hint(
        "ModuleNotFoundError",
        "No module named '(httplib|urllib2)'",
        "write `import urllib.request`",
    ),
    Hint(
        "ModuleNotFoundError",
        "No module named 'urlparse'",
        "write `import urllib.parse`",
    ),
    Hint(
        "ModuleNotFoundError",
        "No module named 'HTMLParser'",
        "write `import html.parser`",
    ),
    Hint(
        "ModuleNotFoundError",
        "No module named 'Cookie'",
        "write `import http.cookies`",
    ),
)
