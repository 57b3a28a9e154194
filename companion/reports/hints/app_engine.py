"""Hints about App Engine's pages: responses, fields of a form, Google's modules."""

from companion.reports.hints.hint import Hint

GOOGLE = r"No module named 'google(\.|')"

APP_ENGINE = (
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
        code=r"(\.\w+|\b(len|round|sorted|print))\s*\[",
    ),
    Hint(
        "TypeError",
        r"type '\w+' is not subscriptable|'type' object is not subscriptable",
        "write VALUE(...) with ( and ) instead of [ and ]",
        code=r"\b(?P<value>webapp2\.\w+|float|int)\s*\[",
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
        "join the strings with +: write(...) only takes one",
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
        "look for a loop that never ends, a long wait or a regular expression "
        "such as (a+)+",
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
