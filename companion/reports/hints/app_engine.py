"""webapp2 and App Engine: how a handler, a route and a response are written."""

from companion.reports.hints.hint import Hint

WRITE_IT = "write the page with self.response.write(...) rather than return it"
SELF_LINE = "indent this line like the other lines of its method, by eight spaces"
GOOGLE = r"No module named 'google(\.|')"

APP_ENGINE = (
    # routes
    Hint(
        "AttributeError",
        "object has no attribute 'get_match_routes'",
        "write a list of pairs in routes: [('/', MainPage)]",
    ),
    Hint(
        "TypeError",
        "'tuple' object is not callable",
        "write a comma between two pairs: [('/', MainPage), ('/welcome', Greeting)]",
    ),
    Hint(
        "TypeError",
        "'tuple' object is not callable",
        "leave out the parentheses after it: a tuple can't be called",
    ),
    Hint(
        "TypeError",
        r"'(\w+)' object is not callable",
        r"write \1 without parentheses in routes: ('/', \1)",
        code=r"['\"]\s*,\s*NAME\s*\(",
    ),
    Hint(
        "webapp2.ImportStringError",
        r"import_string\(\) failed for '(\w+)'",
        r"take away the quotation marks: routes has the class, \1",
    ),
    Hint(
        "TypeError",
        "WSGIApplication.__init__.. got an unexpected keyword argument",
        "write `webapp2.WSGIApplication(routes, debug=True)`",
    ),
    # A handler
    Hint(
        "TypeError",
        r"(?:^|\.)(get|post|head|put|delete)\(\) takes 0 positional arguments",
        r"write self between the parentheses: `def \1(self):`",
    ),
    Hint(
        "TypeError",
        r"^(\w+)\(\) takes no arguments",
        r"write `class \1(webapp2.RequestHandler):`",
    ),
    Hint("NameError", "name 'self' is not defined", SELF_LINE),
    Hint("TypeError", "object is not callable", WRITE_IT, code=r"^\s*return\b"),
    # The response
    Hint(
        "SyntaxError",
        "invalid syntax",
        'write it with parentheses: self.response.write("...")',
        code=r"\.write\s+\S",
    ),
    Hint(
        "TypeError",
        "'method' object is not subscriptable",
        "get() is called with round brackets, with parentheses: get(...)",
        code=r"\.get\[",
    ),
    Hint(
        "TypeError",
        "'method' object is not subscriptable",
        "write ( and ) for [ and ]: a method is called with parentheses",
    ),
    Hint(
        "TypeError",
        r"write\(\) takes 2 positional arguments",
        "write one text in write(...): join several with +, or write each by itself",
    ),
    Hint(
        "SyntaxError",
        "cannot assign to function call",
        'write [ and ]: self.response.headers["Content-Type"] = "text/html"',
        code=r"\.headers\s*\(",
    ),
    Hint(
        "TypeError",
        "'ResponseHeaders' object is not callable",
        'write self.response.headers["Content-Type"] = "text/html"',
    ),
    Hint(
        "AttributeError",
        r"'NoneType' object has no attribute '(\w+)'",
        r"put .\1(...) behind the text, inside the parentheses of write(...)",
        code=r"\.write\(.*\)\s*\.NAME\b",
    ),
    # What a page can't do
    Hint(
        "RecursionError",
        "",
        "the method calls itself, without end: for what was typed, "
        'write self.request.get("...")',
        code=r"self\.(get|post)\(",
    ),
    Hint("SystemExit", "", "leave out exit(): a page ends when its method does"),
    Hint(
        "EOFError",
        "EOF when reading a line",
        "give the page a form: input() can't ask a visitor",
    ),
    Hint(
        "TimeLimitExceeded",
        "",
        "is this a loop that never ends, or a long wait?",
    ),
    # Google's own modules
    Hint(
        "ModuleNotFoundError",
        GOOGLE,
        "write `import jinja2` and a jinja2.Environment: it took template's place",
        code=r"\bwebapp(\.| import )template",
    ),
    Hint(
        "ModuleNotFoundError",
        GOOGLE,
        "leave it out: app.yaml names the app, and the server runs it",
        code=r"\brun_wsgi_app|webapp\.util",
    ),
    Hint(
        "ModuleNotFoundError",
        GOOGLE,
        "write `import webapp2`",
        code=r"import webapp\b",
    ),
    Hint(
        "ModuleNotFoundError",
        GOOGLE,
        "use Python's own sqlite3: App Engine's datastore isn't on this server",
        code=r"\b(n?db|datastore|gql)\b",
    ),
    Hint(
        "ModuleNotFoundError",
        GOOGLE,
        "use `import urllib.request`, which took urlfetch's place",
        code=r"\burlfetch\b",
    ),
    Hint(
        "ModuleNotFoundError",
        GOOGLE,
        "leave it out: App Engine's own services aren't on this server",
    ),
)
