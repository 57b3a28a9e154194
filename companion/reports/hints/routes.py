"""Hints about webapp2's routes, and about the classes in them."""

from companion.reports.hints.hint import Hint

WRITE_IT = "write the page with self.response.write(...) instead of returning it"

ROUTES = (
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
)
