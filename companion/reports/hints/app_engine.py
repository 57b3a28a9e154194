"""Hints about webapp2 and App Engine: handlers, routes and responses."""

from companion.reports.hints.hint import Hint

WRITE_IT = "write the page with self.response.write(...) instead of returning it"
GOOGLE = r"No module named 'google(\.|')"

APP_ENGINE = (
    # Routes
    Hint(
        "AttributeError",
        "'str' object has no attribute 'get_match_routes'",
        "remove the quotation marks around VALUE",
        code=r"\bWSGIApplication\(\s*(['\"])(?P<value>[A-Za-z_]\w*)\1",
    ),
    Hint(
        "AttributeError",
        "object has no attribute 'get_match_routes'",
        "write a list of pairs in routes: [('/', MainPage)]",
    ),
    Hint(
        "TypeError",
        "'tuple' object is not callable",
        "write a comma between two pairs: [('/', MainPage), ('/welcome', Greeting)]",
        code=r"\)\s*\(\s*['\"]",
    ),
    Hint(
        "TypeError",
        "'tuple' object is not callable",
        "remove the parentheses after it: a tuple can't be called",
    ),
    Hint(
        "TypeError",
        r"'(\w+)' object is not callable",
        r"write \1 without parentheses in routes: (VALUE)",
        code=r"(?P<value>(['\"])[^'\"]*\2\s*,\s*NAME)\s*\(",
    ),
    Hint(
        "webapp2.ImportStringError",
        r"import_string\(\) failed for '(\w+)'",
        r"remove the quotation marks: routes needs the class \1",
    ),
    Hint(
        "TypeError",
        "WSGIApplication.__init__.. got an unexpected keyword argument",
        "write `webapp2.WSGIApplication(routes, debug=True)`",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        "write a comma instead of the colon",
        code=r"\(\s*(['\"])/[^'\"]*\1\s*:",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        "write a comma instead of VALUE between two pairs",
        code=r"\w\s*\)\s*(?P<value>[;.])\s*\(\s*['\"]/",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        "put quotation marks around the path: 'VALUE'",
        code=r"[\[(,]\s*\(\s*(?P<value>/\w*)\s*,",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        "write debug=True, with = instead of the colon",
        code=r"\bWSGIApplication\(.*\bdebug\s*:",
    ),
    Hint(
        "AttributeError",
        r"type object '(\w+)' has no attribute 'startswith'",
        r"write the path before the class in routes: ('/', \1)",
    ),
    # Handlers
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
    Hint(
        "AttributeError",
        r"object has no attribute '(get|post)'",
        "write self.request.get(VALUE)",
        code=r"\bself\.NAME\(\s*(?P<value>['\"]\w*['\"])\s*\)",
    ),
    Hint(
        "TypeError",
        r"(get|post)\(\) takes 1 positional argument but 2 were given",
        "write self.request.get(VALUE)",
        code=r"\bself\.NAME\(\s*(?P<value>['\"]\w*['\"])\s*\)",
    ),
    Hint(
        "AttributeError",
        "object has no attribute 'write'",
        "write `self.response.write(...)`",
        code=r"\bself\.write\(",
    ),
    Hint("TypeError", "object is not callable", WRITE_IT, code=r"^\s*return\b"),
    Hint(
        "TypeError",
        r"(?:^|\.)(get|post)\(\) missing \d+ required positional argument",
        r"write `def \1(self):`",
        code=r"^\s*def\s+NAME\b",
    ),
    # Responses
    Hint(
        "AttributeError",
        "^write$",
        "write `self.response.write(...)`",
        code=r"\brequest\.write\(",
    ),
    Hint(
        "TypeError",
        r"write\(\) missing 1 required positional argument",
        'write text between the parentheses: write("...")',
        code=r"\bresponse\.write\(\s*\)",
    ),
    Hint(
        "NameError",
        r"name '(\w+)' is not defined",
        'write .headers["KEY"], with quotation marks',
        code=r"\.headers\[\s*(?P<key>NAME-[\w-]+)\s*\]",
    ),
    Hint(
        "SyntaxError",
        "invalid syntax",
        'write it with parentheses: self.response.write("...")',
        code=r"\.write\s+\S",
    ),
    Hint(
        "TypeError",
        "'method' object is not subscriptable",
        "call get() with parentheses: get(...)",
        code=r"\.get\[",
    ),
    Hint(
        "TypeError",
        "'(method|builtin_function_or_method|function)' object is not subscriptable",
        "write ( and ) instead of [ and ]: it is called with parentheses",
        code=r"\.\w+\s*\[",
    ),
    Hint(
        "TypeError",
        r"type '\w+' is not subscriptable|'type' object is not subscriptable",
        "write VALUE(...) with ( and ) instead of [ and ]",
        code=r"\b(?P<value>webapp2\.\w+)\s*\[",
    ),
    Hint(
        "SyntaxError",
        "^invalid syntax",
        "write VALUE(...) with ( and ) instead of { and }",
        code=r"\.(?P<value>write|get|escape)\s*\{",
    ),
    Hint(
        "SyntaxError",
        "^invalid syntax",
        "write .headers[KEY] with [ and ] instead of { and }",
        code=r"\.headers\s*\{(?P<key>[^{}]*)\}",
    ),
    Hint(
        "TypeError",
        r"write\(\) takes 2 positional arguments",
        "write(...) takes one string: join several with +, or write each separately",
    ),
    Hint(
        "SyntaxError",
        "cannot assign to function call",
        "write .headers[KEY] with [ and ] instead of ( and )",
        code=r"\.headers\s*\((?P<key>[^()]*)\)",
    ),
    Hint(
        "TypeError",
        "'ResponseHeaders' object is not callable",
        "write .headers[KEY] = VALUE",
        code=r"\.headers\(\s*(?P<key>['\"][^'\"]*['\"])\s*,\s*(?P<value>[^()]*)\)",
    ),
    Hint(
        "TypeError",
        "'ResponseHeaders' object is not callable",
        "write .headers[...] with [ and ] instead of ( and )",
    ),
    Hint(
        "AttributeError",
        r"'NoneType' object has no attribute '(\w+)'",
        r"put .\1(...) right after the string, inside the parentheses of write(...)",
        code=r"\.write\(.*\)\s*\.NAME\b",
    ),
    Hint(
        "NameError",
        "name 'text' is not defined",
        'put quotation marks around the type: "text/plain" or "text/html"',
        code=r"\btext\s*/\s*(plain|html)\b",
    ),
    # Fields of a form
    Hint(
        "TypeError",
        "'Request' object is not (subscriptable|callable)",
        "write self.request.get(VALUE)",
        code=r"\brequest[\[(]\s*(?P<value>['\"][^'\"]*['\"])\s*[\])]",
    ),
    Hint(
        "AttributeError",
        "'Response' object has no attribute 'get'",
        "write self.request.get(...): what was typed is in the request",
    ),
    Hint(
        "KeyError",
        r"No key '(.+)': Not an HTML form submission",
        r'write self.request.get("\1"): POST is empty, because this is a get request',
    ),
    Hint(
        "KeyError",
        r"^'(.+)'$",
        r'write self.request.get("\1"), which is "" if the field was not sent',
        code=r"\.(GET|POST|params)\s*\[\s*['\"]NAME['\"]",
    ),
    # Things that a page can't do
    Hint(
        "RecursionError",
        "",
        "the method calls itself endlessly: to get what was typed, "
        'write self.request.get("...")',
        code=r"self\.(get|post)\(",
    ),
    Hint("SystemExit", "", "remove exit(): a page ends when its method ends"),
    Hint(
        "EOFError",
        "EOF when reading a line",
        "use a form: input() can't ask a visitor",
    ),
    Hint(
        "TimeLimitExceeded",
        "",
        "look for a loop that never ends or a long wait",
    ),
    # Google's own modules
    Hint(
        "ModuleNotFoundError",
        GOOGLE,
        "write `import jinja2` and use jinja2.Environment, which replaces template",
        code=r"\bwebapp(\.| import )template",
    ),
    Hint(
        "ModuleNotFoundError",
        GOOGLE,
        "remove it: the server runs the app that app.yaml names",
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
        "use Python's sqlite3: App Engine's datastore isn't available here",
        code=r"\b(n?db|datastore|gql)\b",
    ),
    Hint(
        "ModuleNotFoundError",
        GOOGLE,
        "use `import urllib.request`, which replaces urlfetch",
        code=r"\burlfetch\b",
    ),
    Hint(
        "ModuleNotFoundError",
        GOOGLE,
        "remove it: App Engine's services aren't available here",
    ),
)
