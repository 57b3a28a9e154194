"""Code for Python 2."""

from tests.reports.mistakes.code import Mistake, handler, top

MISTAKES = {
    "print": Mistake(
        handler("print 'x'"),
        "line 6",
        'write print with parentheses: print("...")',
    ),
    "exec": Mistake(
        handler("exec 'x'"),
        "line 6",
        "write it with parentheses: exec(...)",
    ),
    "print >>": Mistake(
        handler("import sys\nprint >>sys.stderr, 'x'"),
        "line 7, in get",
        "write print(..., file=sys.stderr) instead of `print >>sys.stderr, ...`",
    ),
    "except": Mistake(
        handler("try: 1\nexcept KeyError, e: 2"),
        "line 7",
        "write `except KeyError as e:`",
    ),
    "raise": Mistake(
        handler("raise ValueError, 'x'"),
        "line 6",
        'write the message in parentheses: raise ValueError("...")',
    ),
    "<>": Mistake(
        handler("if 1 <> 2: pass"),
        "line 6",
        "write != instead of <>",
    ),
    "backtick": Mistake(
        handler("x = `5`"),
        "line 6",
        "write str(...) or repr(...) instead of `...`",
    ),
    "octal": Mistake(
        handler("x = 0777"),
        "line 6",
        "write an octal number with 0o: 0o17 instead of 017",
    ),
    "5L": Mistake(
        handler("x = 5L"),
        "line 6",
        "remove the L: in Python 3 an int can have any size",
    ),
    "ur": Mistake(
        handler("x = ur'a'"),
        "line 6",
        'remove the u: write r"..."',
    ),
    "lambda tuple": Mistake(
        handler("f = lambda (a, b): a"),
        "line 6",
        "use one parameter and unpack it in the function: `a, b = pair`",
    ),
    "def tuple": Mistake(
        top("def f((a, b)):\n    pass"),
        "line 1",
        "use one parameter and unpack it in the function: `a, b = pair`",
    ),
    "unicode": Mistake(
        handler("unicode('x')"),
        "line 6, in get",
        "write str instead of unicode: a Python 3 string can contain any character",
    ),
    "long": Mistake(
        handler("long(3)"),
        "line 6, in get",
        "write int instead of long",
    ),
    "unichr": Mistake(
        handler("unichr(5)"),
        "line 6, in get",
        "write chr instead of unichr",
    ),
    "xrange": Mistake(
        handler("for i in xrange(3): pass"),
        "line 6, in get",
        "write range instead of xrange",
    ),
    "file": Mistake(
        handler("file('x')"),
        "line 6, in get",
        "write open(...) instead of file(...)",
    ),
    "reduce": Mistake(
        handler("reduce(max, [1,2])"),
        "line 6, in get",
        "write `from functools import reduce` at the top of the file",
    ),
    "reload": Mistake(
        handler("reload(5)"),
        "line 6, in get",
        "remove reload(...): the server reads a saved file again by itself",
    ),
    "apply": Mistake(
        handler("apply(str, [])"),
        "line 6, in get",
        "write function(*arguments) instead of apply(function, arguments)",
    ),
    "cmp": Mistake(
        handler("cmp(1,2)"),
        "line 6, in get",
        "compare with <, == and >; sort with key=",
    ),
    "execfile": Mistake(
        handler("execfile('x')"),
        "line 6, in get",
        "import the file, or write exec(open(...).read())",
    ),
    "raw_input": Mistake(
        handler("raw_input('x')"),
        "line 6, in get",
        "use a form: raw_input() can't ask a visitor",
    ),
    "sort cmp": Mistake(
        handler("sorted([1,2], cmp=lambda a,b: 0)"),
        "line 6, in get",
        "write key= instead of cmp=, with a function that returns what to sort by",
    ),
    "decode": Mistake(
        handler("'x'.decode('utf-8')"),
        "line 6, in get",
        "remove .decode(...): a Python 3 string can contain any character",
    ),
    "u + b": Mistake(
        handler("x = u'a' + b'b'"),
        "line 6, in get",
        'remove the b before "..." or the .encode(...): a string can\'t be joined with bytes',
    ),
    "has_key": Mistake(
        handler("{}.has_key(1)"),
        "line 6, in get",
        "write `key in the_dict` instead of the_dict.has_key(key)",
    ),
    "iteritems": Mistake(
        handler("{}.iteritems()"),
        "line 6, in get",
        "write .items() instead of .iteritems()",
    ),
    "keys.sort": Mistake(
        handler("{}.keys().sort()"),
        "line 6, in get",
        "write sorted(...): `names = sorted(the_dict.keys())`",
    ),
    "keys[0]": Mistake(
        handler("{1:2}.keys()[0]"),
        "line 6, in get",
        "write list(...) around it: `list(the_dict.keys())[0]`",
    ),
    "map[0]": Mistake(
        handler("map(str, [1])[0]"),
        "line 6, in get",
        "write list(...) around it: `list(map(...))[0]`",
    ),
    "filter len": Mistake(
        handler("len(filter(None, [1]))"),
        "line 6, in get",
        "write list(...) around it: `len(list(filter(...)))`",
    ),
    "next": Mistake(
        handler("iter([]).next()"),
        "line 6, in get",
        "write next(...) around it instead of .next() after it",
    ),
    "range(10 / 2)": Mistake(
        handler("range(10 / 2)"),
        "line 6, in get",
        "write // instead of / to divide without a remainder",
    ),
    "range(5.0)": Mistake(
        handler("range(5.0)"),
        "line 6, in get",
        "write int(...) around the number",
    ),
    "a str < an int": Mistake(
        handler("sorted([1, 'a'])"),
        "line 6, in get",
        "convert both to numbers first, with int(...) or float(...)",
    ),
    "cgi.escape": Mistake(
        handler("cgi.escape('x')", above="import cgi\n"),
        "line 7, in get",
        "write `import html` and html.escape(...): Python 3.8 removed cgi.escape",
    ),
    "cgi not imported": Mistake(
        handler("cgi.escape('x')"),
        "line 6, in get",
        "write `import html` and html.escape(...): Python 3.8 removed cgi.escape",
    ),
    "cgi import": Mistake(
        top("from cgi import escape"),
        "line 1",
        "write `import html` and html.escape(...): Python 3.8 removed cgi.escape",
    ),
    "debugger left": Mistake(
        handler("import bdb\nraise bdb.BdbQuit"),
        "line 7, in get",
        "type c in the debugger to go on, or remove breakpoint()",
    ),
    "string.letters": Mistake(
        handler("import string\nstring.letters"),
        "line 7, in get",
        "write string.ascii_letters",
    ),
    "string.maketrans": Mistake(
        handler("import string\nstring.maketrans('a','b')"),
        "line 7, in get",
        "write str.maketrans(...)",
    ),
    "string.join": Mistake(
        handler("import string\nstring.join([], '')"),
        "line 7, in get",
        "call it as a method of the string: text.join(...)",
    ),
    "urllib attr": Mistake(
        handler("import urllib\nurllib.urlencode({})"),
        "line 7, in get",
        "write `import urllib.parse` and urllib.parse.urlencode(...)",
    ),
    "urllib urlopen attr": Mistake(
        handler("import urllib\nurllib.urlopen('x')"),
        "line 7, in get",
        "write `import urllib.request` and urllib.request.urlopen(...)",
    ),
    "urllib import": Mistake(
        top("from urllib import urlencode"),
        "line 1",
        "write `from urllib.parse import urlencode`",
    ),
    "urllib urlopen": Mistake(
        top("from urllib import urlopen"),
        "line 1",
        "write `from urllib.request import urlopen`",
    ),
    "configparser": Mistake(
        top("import ConfigParser"),
        "line 1",
        "write configparser, in lower case",
    ),
    "queue": Mistake(
        top("import Queue"),
        "line 1",
        "write queue, in lower case",
    ),
    "stringio": Mistake(
        top("import StringIO"),
        "line 1",
        "write `import io` and io.StringIO(...)",
    ),
    "cpickle": Mistake(
        top("import cPickle"),
        "line 1",
        "write `import pickle`",
    ),
    "urllib2": Mistake(
        top("import urllib2"),
        "line 1",
        "write `import urllib.request`",
    ),
    "urlparse": Mistake(
        top("import urlparse"),
        "line 1",
        "write `import urllib.parse`",
    ),
    "cookie": Mistake(
        top("import Cookie"),
        "line 1",
        "write `import http.cookies`",
    ),
    "except of two types": Mistake(
        handler("try: 1\nexcept KeyError, ValueError: 2"),
        "line 7",
        "write parentheses around the types: `except (KeyError, ValueError):`",
    ),
}
