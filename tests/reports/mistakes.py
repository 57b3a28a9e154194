"""Mistakes that a beginner makes, where each is told, and what to write instead.

One row each: the file, the line that the error page shows first, and our own words.
"""

from dataclasses import dataclass

START = (
    "import webapp2\n\n\nclass MainPage(webapp2.RequestHandler):\n    def get(self):\n"
)
END = "\n\nroutes = [('/', MainPage)]\nmy_app = webapp2.WSGIApplication(routes, debug=True)\n"


@dataclass(frozen=True)
class Mistake:
    text: str
    place: str
    hint: str


def handler(body, above=""):
    """hello.py with this body of get(); it begins in line 6."""
    lines = (f"        {line}\n" for line in body.split("\n"))
    return above + START + "".join(lines) + END


def top(code):
    """hello.py that begins with these lines."""
    return handler("pass", above=f"{code}\n")


def app(wrong, right):
    """hello.py with one thing written otherwise."""
    assert right in handler("pass")
    return handler("pass").replace(right, wrong)


DID_YOU_MEAN = {
    "a variable": Mistake(
        handler("username = 'Ann'\nself.response.write(usrname)"),
        "line 7, in get",
        "did you mean `username`?",
    ),
    "a builtin": Mistake(
        handler("self.response.write(srt(5))"),
        "line 6, in get",
        "did you mean `str`?",
    ),
    "a module's name": Mistake(
        handler("self.redirect(rotes[0])"),
        "line 6, in get",
        "did you mean `routes`?",
    ),
    "reponse": Mistake(
        handler("self.reponse.write('x')"),
        "line 6, in get",
        "did you mean `response`?",
    ),
    "wirte": Mistake(
        handler("self.response.wirte('x')"),
        "line 6, in get",
        "did you mean `write`?",
    ),
    "reqest": Mistake(
        handler("self.reqest.get('x')"),
        "line 6, in get",
        "did you mean `request`?",
    ),
    "a string's method": Mistake(
        handler("'x'.uper()"),
        "line 6, in get",
        "did you mean `upper`?",
    ),
    "a name of a module": Mistake(
        handler("import math\nmath.sqrtt(2)"),
        "line 7, in get",
        "did you mean `sqrt`?",
    ),
    "webapp2.RequestHandlr": Mistake(
        top("import webapp2\nwebapp2.RequestHandlr"),
        "line 2",
        "did you mean `RequestHandler`?",
    ),
    "from webapp2 import": Mistake(
        top("from webapp2 import RequestHandlr"),
        "line 1",
        "did you mean `RequestHandler`?",
    ),
    "webap2": Mistake(
        top("import webap2"),
        "line 1",
        "did you mean `webapp2`?",
    ),
    "jinj2": Mistake(
        top("import jinj2"),
        "line 1",
        "did you mean `jinja2`?",
    ),
    "radnom": Mistake(
        top("import radnom"),
        "line 1",
        "did you mean `random`?",
    ),
    "MainPag": Mistake(
        app("MainPag)]", "MainPage)]"),
        "line 9",
        "did you mean `MainPage`?",
    ),
    "RequestHandlr": Mistake(
        app("RequestHandlr", "RequestHandler"),
        "line 4",
        "did you mean `RequestHandler`?",
    ),
    "response without self": Mistake(
        handler("response.write('x')"),
        "line 6, in get",
        "write `self.response`, with self. in front",
    ),
    "debug=true": Mistake(
        app("debug=true", "debug=True"),
        "line 10",
        "did you mean `True`?",
    ),
    "improt": Mistake(
        app("improt webapp2", "import webapp2"),
        "line 1",
        "did you mean `import`?",
    ),
    "urllib.reques": Mistake(
        top("import urllib.parse\nimport urllib.reques"),
        "line 2",
        "did you mean `urllib.request`?",
    ),
    "get of nothing": Mistake(
        handler("name = get('my_name')"),
        "line 6, in get",
        "write `self.request.get`",
    ),
    "write of nothing": Mistake(
        handler("write('x')"),
        "line 6, in get",
        "write `self.response.write`",
    ),
    "a field without quotation marks": Mistake(
        handler("name = self.request.get(my_name)"),
        "line 6, in get",
        'put the name of the field in quotation marks: get("my_name")',
    ),
    "a field of the form": Mistake(
        handler("self.response.write('<input name=\"my_name\">' + my_name)"),
        "line 6, in get",
        'write `self.request.get("my_name")`',
    ),
    "RequestHandler without its module": Mistake(
        app("(RequestHandler)", "(webapp2.RequestHandler)"),
        "line 4",
        "write `webapp2.RequestHandler`, with webapp2. in front",
    ),
    "webapp2,": Mistake(
        app("webapp2,WSGIApplication", "webapp2.WSGIApplication"),
        "line 10",
        "write a dot instead of the comma: `webapp2.WSGIApplication`",
    ),
    "choice without random": Mistake(
        handler("choice([1])", above="import random\n"),
        "line 7, in get",
        "write `random.choice`, with random. in front",
    ),
    "routes below": Mistake(
        handler("pass").replace(
            END, "\nmy_app = webapp2.WSGIApplication(routes)\nroutes = []\n"
        ),
        "line 8",
        "move `my_app` below line 9, where routes is defined",
    ),
    "a class below": Mistake(
        app(
            "routes = [('/', Other)]\n\n\nclass Other(MainPage):\n    pass\n\n\n",
            "routes = [('/', MainPage)]\n",
        ),
        "line 9",
        "move `routes` below class Other (line 12)",
    ),
    "a function below": Mistake(
        app("greet()\n\n\ndef greet():\n    pass\n\n\nroutes =", "routes ="),
        "line 9",
        "move this line below def greet (line 12)",
    ),
    "a class below another": Mistake(
        top("class Page(Other):\n    pass\n\n\nclass Other:\n    pass\n"),
        "line 1",
        "move `Page` below class Other (line 5)",
    ),
    "a class in a class": Mistake(
        app(
            "    class Other(webapp2.RequestHandler):\n        pass\n\nroutes = [('/', Other)]",
            "routes = [('/', MainPage)]",
        ),
        "line 12",
        "remove the indentation of class Other (line 9)",
    ),
    "a function in a class": Mistake(
        app(
            "        double(2)\n\n    def double(number):\n        return 2 * number",
            "        pass",
        ),
        "line 6, in get",
        "move def double (line 8) above class MainPage, without indentation",
    ),
    "a method without self": Mistake(
        app(
            "        double(2)\n\n    def double(self, number):\n        return 2 * number",
            "        pass",
        ),
        "line 6, in get",
        "write `self.double`, with self. in front",
    ),
    "no routes": Mistake(
        app("", "routes = [('/', MainPage)]\n"),
        "line 9",
        "write `routes = [('/', MainPage)]` above this line",
    ),
    "request.my_name": Mistake(
        handler(
            "'<input name=\"my_name\">'\nself.response.write(self.request.my_name)"
        ),
        "line 7, in get",
        'write `self.request.get("my_name")`',
    ),
    "request.parms": Mistake(
        handler("self.response.write(self.request.parms)"),
        "line 6, in get",
        "did you mean `params`?",
    ),
    "slef": Mistake(
        app("get(slef):\n        self.response.write('x')", "get(self):\n        pass"),
        "line 6, in get",
        "write self instead of slef in def get (line 5)",
    ),
    "==": Mistake(
        handler("name == self.request.get('my_name')"),
        "line 6, in get",
        "write = instead of == to set name",
    ),
    "a variable with a field's name": Mistake(
        handler("field = 'my_name'\nself.request.get(feild)"),
        "line 7, in get",
        "did you mean `field`?",
    ),
    "Else:": Mistake(
        handler("if 1:\n    pass\nElse:\n    pass"),
        "line 8",
        "did you mean `else`?",
    ),
    "self. of a function": Mistake(
        handler("self.show()", above="def show():\n    pass\n"),
        "line 8, in get",
        "write `show`, without self. in front",
    ),
    ".len()": Mistake(
        handler("words = []\nwords.len()"),
        "line 7, in get",
        "write `len(words)`",
    ),
    ".round(3)": Mistake(
        handler("x = 5.5\nx.round(3)"),
        "line 7, in get",
        "write `round(x, ...)`",
    ),
}

MODULES = {
    "helpers": Mistake(
        top("import helpers"),
        "line 1",
        "save it as helpers.py in this folder, or install it",
    ),
    "users": Mistake(
        top("from google.appengine.api import users"),
        "line 1",
        "remove it: App Engine's services aren't available here",
    ),
    "webapp": Mistake(
        top("from google.appengine.ext import webapp"),
        "line 1",
        "write `import webapp2`",
    ),
    "db": Mistake(
        top("from google.appengine.ext import db"),
        "line 1",
        "use Python's sqlite3: App Engine's datastore isn't available here",
    ),
    "template": Mistake(
        top("from google.appengine.ext.webapp import template"),
        "line 1",
        "write `import jinja2` and use jinja2.Environment, which replaces template",
    ),
    "run_wsgi_app": Mistake(
        top("from google.appengine.ext.webapp.util import run_wsgi_app"),
        "line 1",
        "remove it: the server runs the app that app.yaml names",
    ),
    "urlfetch": Mistake(
        top("from google.appengine.api import urlfetch"),
        "line 1",
        "use `import urllib.request`, which replaces urlfetch",
    ),
    "Greeting": Mistake(
        app("('/', MainPage), ('/welcome', Greeting)]", "('/', MainPage)]"),
        "line 9",
        "write `class Greeting(webapp2.RequestHandler):` above this line",
    ),
    "webapp2 not imported": Mistake(
        app("", "import webapp2\n"),
        "line 3",
        "write `import webapp2` at the top of the file",
    ),
    "html not imported": Mistake(
        handler("html.escape('x')"),
        "line 6, in get",
        "write `import html` at the top of the file",
    ),
    "HTMLParser": Mistake(
        top("import HTMLParser"),
        "line 1",
        "write `import html.parser`",
    ),
    "import with .py": Mistake(
        top("import webapp2.py"),
        "line 1",
        "write `import webapp2`, without .py",
    ),
}

WEBAPP2 = {
    "GET with square brackets": Mistake(
        handler('self.response.write(self.request.GET["my_name"])'),
        "line 6, in get",
        'write self.request.get("my_name"), which is "" if the field was not sent',
    ),
    "POST in a get request": Mistake(
        handler('self.response.write(self.request.POST["my_name"])'),
        "line 6, in get",
        'write self.request.get("my_name"): POST is empty, because this is a get request',
    ),
    "routes tuple": Mistake(
        app("routes = ('/', MainPage)", "routes = [('/', MainPage)]"),
        "line 10",
        "write a list of pairs in routes: [('/', MainPage)]",
    ),
    "routes call": Mistake(
        app("MainPage())]", "MainPage)]"),
        "line 9",
        "write MainPage without parentheses in routes: ('/', MainPage)",
    ),
    "two pairs without a comma": Mistake(
        app("[('/', MainPage) ('/x', MainPage)]", "[('/', MainPage)]"),
        "line 9",
        "write a comma between two pairs: [('/', MainPage), ('/welcome', Greeting)]",
    ),
    "a pair without a comma": Mistake(
        app("('/' MainPage)", "('/', MainPage)"),
        "line 9",
        "write a comma between the two",
    ),
    "routes string": Mistake(
        app("'MainPage')]", "MainPage)]"),
        "line 9",
        "remove the quotation marks: routes needs the class MainPage",
    ),
    "routes no bracket": Mistake(
        app("MainPage)\n", "MainPage)]\n"),
        "line 9",
        "add the bracket that closes this [",
    ),
    "debg=True": Mistake(
        app("debg=True", "debug=True"),
        "line 10",
        "write `webapp2.WSGIApplication(routes, debug=True)`",
    ),
    "a class without RequestHandler": Mistake(
        app("class MainPage:", "class MainPage(webapp2.RequestHandler):"),
        "line 4",
        "write `class MainPage(webapp2.RequestHandler):`",
    ),
    "get()": Mistake(
        app("get():", "get(self):"),
        "line 5",
        "write self between the parentheses: `def get(self):`",
    ),
    "body not indented": Mistake(
        app("    pass", "        pass"),
        "line 6",
        "indent this line four spaces more than the line above it",
    ),
    "body not indented 2": Mistake(
        app("        pass\n    self.response.write('x')", "        pass"),
        "line 7, in MainPage",
        "indent this line like the other lines of its method, by eight spaces",
    ),
    "write no parens": Mistake(
        handler("self.response.write 'x'"),
        "line 6",
        'write it with parentheses: self.response.write("...")',
    ),
    "get[": Mistake(
        handler("self.request.get['x']"),
        "line 6, in get",
        "call get() with parentheses: get(...)",
    ),
    "write [": Mistake(
        handler("self.response.write['x']"),
        "line 6, in get",
        "write ( and ) instead of [ and ]: it is called with parentheses",
    ),
    "write two": Mistake(
        handler("self.response.write('a', 'b')"),
        "line 6, in get",
        "join the strings with +: write(...) only takes one",
    ),
    "header number": Mistake(
        handler("self.response.headers['X-Count'] = 5"),
        "line 6",
        'write "5"',
    ),
    "headers() assigned": Mistake(
        handler("self.response.headers('Content-Type') = 'x'"),
        "line 6",
        "write .headers['Content-Type'] with [ and ] instead of ( and )",
    ),
    "headers() called": Mistake(
        handler("self.response.headers('Content-Type', 'x')"),
        "line 6, in get",
        "write .headers['Content-Type'] = 'x'",
    ),
    "returned": Mistake(
        handler("return 'x'"),
        "line 6, in get",
        "write the page with self.response.write(...) instead of returning it",
    ),
    "returned num": Mistake(
        handler("return 5"),
        "line 6, in get",
        "write the page with self.response.write(...) instead of returning it",
    ),
    "a type without quotation marks": Mistake(
        handler('self.response.headers["Content-Type"] = text/html'),
        "line 6, in get",
        'put quotation marks around the type: "text/plain" or "text/html"',
    ),
    "exit": Mistake(
        handler("exit()"),
        "line 6, in get",
        "remove exit(): a page ends when its method ends",
    ),
    "input": Mistake(
        handler("raise EOFError('EOF when reading a line')"),
        "line 6, in get",
        "use a form: input() can't ask a visitor",
    ),
    "the second route's class called": Mistake(
        app("[('/welcome', MainPage), ('/.*', MainPage())]", "[('/', MainPage)]"),
        "line 9",
        "write MainPage without parentheses in routes: ('/.*', MainPage)",
    ),
    "a tuple called": Mistake(
        handler("pair = (1, 2)\npair(0)"),
        "line 7, in get",
        "remove the parentheses after it: a tuple can't be called",
    ),
    "routes in quotation marks": Mistake(
        app("WSGIApplication('routes'", "WSGIApplication(routes"),
        "line 10",
        "remove the quotation marks around routes",
    ),
    "WSGIApplication[]": Mistake(
        app(
            "WSGIApplication[routes, debug=True]", "WSGIApplication(routes, debug=True)"
        ),
        "line 10",
        "write webapp2.WSGIApplication(...) with ( and ) instead of [ and ]",
    ),
    "WSGIApplication[[]]": Mistake(
        app(
            "WSGIApplication[[('/', MainPage)], debug=True]",
            "WSGIApplication(routes, debug=True)",
        ),
        "line 10",
        "write webapp2.WSGIApplication(...) with ( and ) instead of [ and ]",
    ),
    "headers() without a value": Mistake(
        handler("self.response.headers('Content-Type')"),
        "line 6, in get",
        "write .headers[...] with [ and ] instead of ( and )",
    ),
    "response.get": Mistake(
        handler("self.response.get('my_name')"),
        "line 6, in get",
        "write self.request.get(...): what was typed is in the request",
    ),
    "request.write": Mistake(
        handler("self.request.write('x')"),
        "line 6, in get",
        "write `self.response.write(...)`",
    ),
    "request[]": Mistake(
        handler("self.request['my_name']"),
        "line 6, in get",
        "write self.request.get('my_name')",
    ),
    "write()": Mistake(
        handler("self.response.write()"),
        "line 6, in get",
        'write text between the parentheses: write("...")',
    ),
    "a header without quotation marks": Mistake(
        handler("self.response.headers[Content-Type] = 'text/html'"),
        "line 6, in get",
        'write .headers["Content-Type"], with quotation marks',
    ),
    "get(self, my_name)": Mistake(
        app("get(self, my_name)", "get(self)"),
        "line 5",
        "write `def get(self):`",
    ),
    "self of a function": Mistake(
        handler(
            "double(2)", above="def double(self, number):\n    return 2 * number\n"
        ),
        "line 8, in get",
        "remove self from the parameters of def double (line 1)",
    ),
    "no self of a method": Mistake(
        app(
            "        self.double(2)\n\n    def double(number):\n        return 2 * number",
            "        pass",
        ),
        "line 6, in get",
        "write self as the first parameter of def double (line 8)",
    ),
    "a pair with a colon": Mistake(
        app("[('/': MainPage)]", "[('/', MainPage)]"),
        "line 9",
        "write a comma instead of the colon",
    ),
    "a semicolon between two pairs": Mistake(
        app("[('/', MainPage); ('/x', MainPage)]", "[('/', MainPage)]"),
        "line 9",
        "write a comma instead of ; between two pairs",
    ),
    "a path without quotation marks": Mistake(
        app("[('/', MainPage), (/welcome, MainPage)]", "[('/', MainPage)]"),
        "line 9",
        "put quotation marks around the path: '/welcome'",
    ),
    "debug:True": Mistake(
        app("debug:True", "debug=True"),
        "line 10",
        "write debug=True, with = instead of the colon",
    ),
    "self.get": Mistake(
        handler("self.get('my_name')"),
        "line 6, in get",
        "write self.request.get('my_name')",
    ),
    "self.get without a method get": Mistake(
        handler("self.post('my_name')"),
        "line 6, in get",
        "write self.request.get('my_name')",
    ),
    "self.write": Mistake(
        handler("self.write('x')"),
        "line 6, in get",
        "write `self.response.write(...)`",
    ),
    "format[]": Mistake(
        handler("'{}'.format['x']"),
        "line 6, in get",
        "write ( and ) instead of [ and ]: it is called with parentheses",
    ),
    "WSGIApplication[routes]": Mistake(
        app("WSGIApplication[routes]", "WSGIApplication(routes, debug=True)"),
        "line 10",
        "write webapp2.WSGIApplication(...) with ( and ) instead of [ and ]",
    ),
    "write{}": Mistake(
        handler("self.response.write{'x'}"),
        "line 6",
        "write write(...) with ( and ) instead of { and }",
    ),
    "headers{}": Mistake(
        handler("self.response.headers{'Content-Type'} = 'text/plain'"),
        "line 6",
        "write .headers['Content-Type'] with [ and ] instead of { and }",
    ),
    "request()": Mistake(
        handler("self.request('my_name')"),
        "line 6, in get",
        "write self.request.get('my_name')",
    ),
}

HTML_AND_OTHER_TEXT = {
    "css format": Mistake(
        handler(
            "self.response.write('''<style>body { color: red }</style>{}'''.format('x'))"
        ),
        "line 6, in get",
        "write {{ and }} for the CSS braces in line 6: single ones are placeholders",
    ),
    "css format 2": Mistake(
        handler(
            "self.response.write('''<style>\nbody {\n  color: red;\n}\n</style>\n{}'''.format('x'))"
        ),
        "line 11, in get",
        "write {{ and }} for the CSS braces in line 7: single ones are placeholders",
    ),
    "css format 3": Mistake(
        handler(
            "self.response.write('''<style>body {color:red}</style>{}'''.format('x'))"
        ),
        "line 6, in get",
        "write {{ and }} for the CSS braces in line 6: single ones are placeholders",
    ),
    "css fstring": Mistake(
        handler("x=1\nself.response.write(f'''<style>body {color:red}</style>{x}''')"),
        "line 7, in get",
        "write {{ and }} for the CSS braces in line 7: single ones are placeholders",
    ),
    "css fstring 3": Mistake(
        handler(
            "x=1\nself.response.write(f'''<style>body {\n color: red; }</style>{x}''')"
        ),
        "line 8, in get",
        "write {{ and }} for the CSS braces in line 7: single ones are placeholders",
    ),
    "css fstring 4": Mistake(
        handler(
            "x=1\nself.response.write(f'<style>body { margin-left: 1px; }</style>{x}')"
        ),
        "line 7, in get",
        "write {{ and }} for the CSS braces in line 7: single ones are placeholders",
    ),
    "css fstring 5": Mistake(
        handler("x = 1\nself.response.write(f'<style>body { }</style>')"),
        "line 7",
        "write {{ and }} for the CSS braces in line 7: single ones are placeholders",
    ),
    "css fstring 6": Mistake(
        handler(
            "x = 1\nself.response.write(f'''<style>@media print {\n          body { color: red } }</style>''')"
        ),
        "line 8",
        "write {{ and }} for the CSS braces in line 8: single ones are placeholders",
    ),
    "single }": Mistake(
        handler("self.response.write('}{}'.format('x'))"),
        "line 6, in get",
        "write {{ and }} to show braces: single ones are placeholders",
    ),
    "format few": Mistake(
        handler("self.response.write('{} {}'.format('x'))"),
        "line 6, in get",
        "pass format() one value for each {}",
    ),
    "format name": Mistake(
        handler("self.response.write('{name}'.format(nam=1))"),
        "line 6, in get",
        "pass name to format(): .format(name=...)",
    ),
    "no .format": Mistake(
        handler("name = 'Ann'\nself.response.write('Hi {}' (name))"),
        "line 7, in get",
        "write .format(...) after the string",
    ),
    "format on None": Mistake(
        handler("self.response.write('{}').format('x')"),
        "line 6, in get",
        "put .format(...) right after the string, inside the parentheses of write(...)",
    ),
    "format %": Mistake(
        handler("self.response.write('width: 100%; %s' % 'x')"),
        "line 6, in get",
        "write %% to show a percent sign",
    ),
    "format % few": Mistake(
        handler("self.response.write('%s %s' % 'x')"),
        "line 6, in get",
        "give one value for each %s, in parentheses: % (first, second)",
    ),
    "quotes in quotes": Mistake(
        handler('self.response.write("<input type="text">")'),
        "line 6",
        'put three quotation marks around the HTML: """..."""',
    ),
    "quotes in quotes 2": Mistake(
        handler('self.response.write("<a href="/">x</a>")'),
        "line 6, in get",
        'put three quotation marks around the HTML: """..."""',
    ),
    "quotes in quotes 4": Mistake(
        handler('self.response.write("<form action="/welcome" method="post">")'),
        "line 6",
        'put three quotation marks around the HTML: """..."""',
    ),
    "single in single": Mistake(
        handler("self.response.write('it's')"),
        "line 6",
        'put double quotation marks around a string with an apostrophe: "..."',
    ),
    "curly": Mistake(
        handler("self.response.write(“x”)"),
        "line 6",
        "retype the quotation marks: they must be straight, \" or '",
    ),
    "dash": Mistake(
        handler("x = 5 \u2013 3"),
        "line 6",
        "retype the character \u2013: Python only accepts the one on the keyboard",
    ),
    "nbsp": Mistake(
        handler("x =\xa05"),
        "line 6",
        "retype the spaces in this line: one of them is a different character",
    ),
    "newline in str": Mistake(
        handler('self.response.write("<html>\n</html>")'),
        "line 6",
        "close the quotation marks on this line, or put three at both ends of a string of several lines",
    ),
    "unterminated3": Mistake(
        handler("self.response.write('''x)"),
        "line 6",
        "write ''' at the end of the string that begins in line 6",
    ),
    "str + int": Mistake(
        handler("self.response.write('a' + 5)"),
        "line 6, in get",
        "write str(...) around the number",
    ),
    "int + str": Mistake(
        handler("x = 5 + 'a'"),
        "line 6, in get",
        "write str(...) around the number, or int(...) around the string",
    ),
    "float('')": Mistake(
        handler("float(self.request.get('x'))"),
        "line 6, in get",
        "catch this error, as convert_temp() does: a visitor can type anything",
    ),
    "no dot": Mistake(
        handler("name = 'Ann'\nself.response.write('Hi {}!'format(name))"),
        "line 7",
        "write .format(name), with a dot in front",
    ),
    "no dot 2": Mistake(
        handler('x = """\n    Hi {}!\n    {}"""format(str(5), 6)'),
        "line 8",
        "write .format(str(5), 6), with a dot in front",
    ),
    "format{}": Mistake(
        handler("name = 'Ann'\nx = 'Hi {}'.format{name}"),
        "line 7",
        "write .format(name), with ( and ) instead of { and }",
    ),
    "unterminated3 before another": Mistake(
        handler("self.response.write('''\n<html>'')\nx = f'''\n<html>'''"),
        "line 9",
        "write ''' at the end of the string that begins in line 6",
    ),
    "unterminated3 before an apostrophe": Mistake(
        handler('x = """\n<html>"\nself.response.write("""\nI\'m {}""".format(x))'),
        "line 9",
        'write """ at the end of the string that begins in line 6',
    ),
    "two to open": Mistake(
        handler('x = ""\nself.response.write(""\n<html>\n<head>""")'),
        "line 9",
        'write """ instead of "" in line 7',
    ),
    "str / int": Mistake(
        handler("temp = '30'\ntemp * 9 / 5"),
        "line 7, in get",
        "write float(...) around the string",
    ),
    "int - str": Mistake(
        handler("temp = '30'\n5 - temp"),
        "line 7, in get",
        "write float(...) around the string",
    ),
    "str * float": Mistake(
        handler("temp = '30'\ntemp * 1.8"),
        "line 7, in get",
        "write float(...) around the string",
    ),
    "round(str)": Mistake(
        handler("temp = '30'\nround(temp, 3)"),
        "line 7, in get",
        "write float(...) around the string",
    ),
    "% and {}": Mistake(
        handler("x = 'Hi {}' % 'Ann'"),
        "line 6, in get",
        "write .format(...) instead of %, which only fills in %s",
    ),
    "% and no %s": Mistake(
        handler("x = 'Hi' % 'Ann'"),
        "line 6, in get",
        "write one %s in the string for each value",
    ),
    "times sign": Mistake(
        handler("x = 9 \u00d7 5"),
        "line 6",
        "write * to multiply",
    ),
    "division sign": Mistake(
        handler("x = 9 \u00f7 5"),
        "line 6",
        "write / to divide",
    ),
    "format without parentheses": Mistake(
        handler("name = 'Ann'\nx = '{}'.format name"),
        "line 7",
        "write .format(name), with parentheses",
    ),
    "two to open, then many lines": Mistake(
        handler('self.response.write(""\n<html>\n\n\n\n</html>""")'),
        "line 11",
        'write """ instead of "" in line 6',
    ),
    "one to open": Mistake(
        handler('self.response.write("<html>\n\n</html>""")'),
        "line 6",
        "close the quotation marks on this line, or put three at both ends of a string of several lines",
    ),
    "four to close": Mistake(
        handler('self.response.write("""<html>\n</html>"""")'),
        "line 7",
        "write three quotation marks instead of four",
    ),
    "a brace not closed": Mistake(
        handler("x = 5\ny = f'{x!'"),
        "line 7",
        "write } at the end of the placeholder",
    ),
}

PYTHON_2 = {
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

PYTHON = {
    "tab": Mistake(
        app("        pass\n\tpass", "        pass"),
        "line 7",
        "indent with spaces only: replace every tab with four spaces",
    ),
    "unindent": Mistake(
        app("        pass\n      pass", "        pass"),
        "line 7",
        "align this line with the lines above it, in steps of four spaces",
    ),
    "expected indented": Mistake(
        app("    pass", "        pass"),
        "line 6",
        "indent this line four spaces more than the line above it",
    ),
    "no colon": Mistake(
        app("get(self)\n", "get(self):\n"),
        "line 5",
        "write a colon at the end of this line",
    ),
    "elif": Mistake(
        handler("if 1: pass\nelse if 2: pass"),
        "line 7",
        "write elif instead of else if",
    ),
    "unmatched": Mistake(
        handler("print(1))"),
        "line 6",
        "remove this ), or add the bracket that opens it",
    ),
    "=": Mistake(
        handler("if x = 5: pass"),
        "line 6",
        "write == to compare",
    ),
    "another recursion": Mistake(
        handler("def again():\n    again()\nagain()"),
        "line 7, in again",
        "in at least one case the function must return without calling itself",
    ),
    "set in an if": Mistake(
        handler("if self.request.get('a'):\n    a = 1\nself.response.write(a)"),
        "line 8, in get",
        '`a` is only set inside the if: write `a = ""` above line 6',
    ),
    "null": Mistake(
        handler("x = null"),
        "line 6, in get",
        "write None instead of null",
    ),
    "unbound": Mistake(
        handler("x += 1"),
        "line 6, in get",
        "give `x` a value above line 6",
    ),
    "recursion": Mistake(
        handler("self.get()"),
        "line 6, in get",
        'the method calls itself endlessly: to get what was typed, write self.request.get("...")',
    ),
    "unicodeescape": Mistake(
        handler("path = 'C:\\Users'"),
        "line 6",
        "write two backslashes instead of one: \\\\",
    ),
    "semicolon": Mistake(
        app("get(self);\n", "get(self):\n"),
        "line 5",
        "write a colon instead of ; at the end of this line",
    ),
    "semicolon after a class": Mistake(
        app("class MainPage();\n", "class MainPage(webapp2.RequestHandler):\n"),
        "line 4",
        "write a colon instead of ; at the end of this line",
    ),
    "else with a condition": Mistake(
        handler("if 1:\n    pass\nelse 2:\n    pass"),
        "line 8",
        "write elif instead of else",
    ),
    "def []": Mistake(
        app("get[self]:\n", "get(self):\n"),
        "line 5",
        "write def get(...) with ( and ) instead of [ and ]",
    ),
    "class []": Mistake(
        app(
            "MainPage[webapp2.RequestHandler]:\n", "MainPage(webapp2.RequestHandler):\n"
        ),
        "line 4",
        "write class MainPage(...) with ( and ) instead of [ and ]",
    ),
    "def without parentheses": Mistake(
        app("get self:\n", "get(self):\n"),
        "line 5",
        "write parentheses after the name: def get(...):",
    ),
    "markdown": Mistake(
        top("```python"),
        "line 1",
        "delete this line: it marks code in Markdown",
    ),
    "markdown at the end": Mistake(
        handler("pass") + "```\n",
        "line 11",
        "delete this line: it marks code in Markdown",
    ),
    "unbound in a loop": Mistake(
        handler("for x in (1, 2):\n    n = n + x"),
        "line 7, in get",
        "give `n` a value above line 6",
    ),
    "unbound in else": Mistake(
        handler("if self.request.get('a'):\n    a = 1\nelse:\n    print(a)"),
        "line 9, in get",
        "give `a` a value above line 6",
    ),
    "set in a for": Mistake(
        handler("for a in ():\n    if a:\n        b = a\nself.response.write(b)"),
        "line 9, in get",
        '`b` is only set inside the for: write `b = ""` above line 6',
    ),
    "set below": Mistake(
        handler("self.response.write(a)\na = 1"),
        "line 6, in get",
        "give `a` a value above line 6",
    ),
    "called like a module": Mistake(
        handler(
            "name = html.escape('x')\nif name:\n    html = 'Hi'", above="import html\n"
        ),
        "line 7, in get",
        "give the variable in line 9 another name: `html` is a module",
    ),
    "called like a builtin": Mistake(
        handler("str = str(5)"),
        "line 6, in get",
        "give the variable in line 6 another name: `str` is a class",
    ),
    ">>>": Mistake(
        top(">>> import webapp2"),
        "line 1",
        "remove >>> at the beginning of this line: it is Python's prompt",
    ),
    ">>> before a block": Mistake(
        app(">>>     def get(self):\n", "    def get(self):\n"),
        "line 5",
        "remove >>> at the beginning of this line: it is Python's prompt",
    ),
    "... in a block": Mistake(
        app("...     pass", "        pass"),
        "line 6",
        "remove ... at the beginning of this line: it is Python's prompt",
    ),
    "sample of too few": Mistake(
        handler("nouns = ['owl']\nrandom.sample(nouns, 3)", above="import random\n"),
        "line 8, in get",
        "ask for more words above this line if len(nouns) < 3",
    ),
    "choice of none": Mistake(
        handler("nouns = []\nrandom.choice(nouns)", above="import random\n"),
        "line 8, in get",
        "ask for more words above this line if len(nouns) < 1",
    ),
    "called like a module, set above": Mistake(
        handler("html = 'Hi'\nhtml.escape(html)"),
        "line 7, in get",
        "give the variable `html` another name: `html` is a module",
    ),
    "x to multiply": Mistake(
        handler("c = 5\ny = float(c) x 9 / 5"),
        "line 7",
        "write * to multiply",
    ),
    "x after a name": Mistake(
        handler("c = 5\ny = c x 9 / 5"),
        "line 7",
        "write * to multiply",
    ),
    "except indented": Mistake(
        handler("try:\n    float('')\n    except ValueError:\n    pass"),
        "line 8",
        "align except with try in line 6",
    ),
    "except outdented": Mistake(
        app(
            "        try:\n            float('')\n    except ValueError:\n        pass",
            "        pass",
        ),
        "line 8",
        "align except with try in line 6",
    ),
    "except without try": Mistake(
        handler("float('')\nexcept ValueError:\n    pass"),
        "line 7",
        "write `try:` above the lines that can fail, and indent them",
    ),
    "else indented": Mistake(
        handler("if 1:\n    pass\n    else:\n    pass"),
        "line 8",
        "align else with if in line 6",
    ),
    "try without except": Mistake(
        handler("try:\n    float('')\nself.response.write('x')"),
        "line 8",
        "write `except ValueError:` above this line, aligned with try",
    ),
    "1,8": Mistake(
        handler("x = 5 * 1,8 + 32\nx = round(x, 3)"),
        "line 7, in get",
        "write 1.8 instead of 1,8 in line 6",
    ),
    "choice for three": Mistake(
        handler(
            "nouns = ['elephant']\na, b = random.choice(nouns)", above="import random\n"
        ),
        "line 8, in get",
        "write random.sample(nouns, 2)",
    ),
    "rtf": Mistake(
        top("{\\rtf1\\ansi\\ansicpg1252"),
        "line 1",
        "save the file as plain text: it was saved as RTF",
    ),
    "colon for =": Mistake(
        handler("name: self.request.get('my_name')\nself.response.write(name)"),
        "line 7, in get",
        "write = instead of the colon in line 6",
    ),
    "else without its colon": Mistake(
        handler("if 1:\n    pass\nelse pass"),
        "line 8",
        "write a colon after else",
    ),
    "comma at the end": Mistake(
        app("get(self),\n", "get(self):\n"),
        "line 5",
        "write a colon instead of , at the end of this line",
    ),
    "no colon, two lines": Mistake(
        app("get(self,\n            name='')\n", "get(self):\n"),
        "line 6",
        "write a colon at the end of this line",
    ),
    "a space in a name": Mistake(
        app("get page(self):\n", "get(self):\n"),
        "line 5",
        "write the name as one word: get_page",
    ),
    "a space in a class": Mistake(
        app("class Main Page(", "class MainPage("),
        "line 4",
        "write the name as one word: Main_Page",
    ),
    "no +": Mistake(
        handler("self.response.write('Hi ' self.request.path)"),
        "line 6",
        "write + between the two",
    ),
    "a line outdented from try": Mistake(
        handler("try:\n    float('')\nx = 5\nexcept ValueError:\n    pass"),
        "line 8",
        "indent this line like the lines above it",
    ),
    "sample of too few for three": Mistake(
        handler(
            "nouns = ['owl', 'oak', 'elm']\na, b, c = random.sample(nouns, 2)",
            above="import random\n",
        ),
        "line 8, in get",
        "write random.sample(nouns, 3)",
    ),
    "list.add": Mistake(
        handler("words = []\nwords.add('owl')"),
        "line 7, in get",
        "write .append(...) instead of .add(...)",
    ),
    "string()": Mistake(
        handler("string(5)"),
        "line 6, in get",
        "write str(...) instead of string(...)",
    ),
    "comma at the end of a number": Mistake(
        handler("x = 5 * 1.8 + 32,  # Fahrenheit\nx = round(x, 3)"),
        "line 7, in get",
        "remove the comma at the end of line 6",
    ),
    "float[]": Mistake(
        handler("x = float['5']"),
        "line 6, in get",
        "write float(...) with ( and ) instead of [ and ]",
    ),
    "no class": Mistake(
        app(
            "MainPage(webapp2.RequestHandler):",
            "class MainPage(webapp2.RequestHandler):",
        ),
        "line 4",
        "write class at the beginning of this line",
    ),
    "no def": Mistake(
        app("    get(self):\n", "    def get(self):\n"),
        "line 5",
        "write def at the beginning of this line",
    ),
    "function": Mistake(
        app("    function get(self):\n", "    def get(self):\n"),
        "line 5",
        "write def instead of function",
    ),
    "from for import": Mistake(
        app("from webapp2\n", "import webapp2\n"),
        "line 1",
        "write import instead of from",
    ),
    "try without except, before a method": Mistake(
        app(
            "        try:\n            pass\n\n    def post(self):\n        pass",
            "        pass",
        ),
        "line 9",
        "write `except ValueError:` above this line, aligned with try",
    ),
    "try without except, above another method": Mistake(
        app(
            "        try:\n            pass\n        pass\n\n    def post(self):\n        pass",
            "        pass",
        ),
        "line 8",
        "write `except ValueError:` above this line, aligned with try",
    ),
}

# Code that looks like a mistake above, but for which its hint would be wrong.
WITHOUT_HINT = {
    "a name that no file has": handler("self.response.write(something)"),
    "a function that two modules have": handler(
        "log(5)", above="import cmath\nimport math\n"
    ),
    "a name, not called": handler(
        "self.response.write(choice)", above="import random\n"
    ),
    "a field's name in a function": handler(
        "def show():\n    return '<input name=my_name>' + my_name\nshow()"
    ),
    "a static method's name in a function": app(
        "        def show():\n            return double(5)\n        show()\n\n"
        "    @staticmethod\n    def double(number):\n        return 2 * number",
        "        pass",
    ),
    "a string times a float": handler("x = '-' * (80 / 2)"),
    "% of a number": handler("x = '5'\nx % 2"),
    "nothing of a module": handler("html = 'Hi'\nhtml.something"),
    "quotation marks in a comment": handler('# as in """\nx = """\n"""\n5 = x'),
    "quotation marks in a string": handler(
        "x = '''\nx = \"\"\n</script>\nx = \"\"\"'''\n\n5 = x"
    ),
    "another attribute of the request": handler("self.request.something()"),
    "a value less for another's method": handler(
        "greet.hi()",
        above="class greet:\n    @staticmethod\n    def hi(name):\n        pass\n",
    ),
    "a value less": handler("greet()", above="def greet(name):\n    pass\n"),
    "a value too many": handler("greet(5)", above="def greet():\n    pass\n"),
    "a value too many for a method": app(
        "        self.greet(5)\n\n    def greet(self):\n        pass", "        pass"
    ),
    "else without an if": handler("else:\n    pass"),
    "a line between if and else": handler("if 1:\n    pass\npass\nelse:\n    pass"),
    "else in a sum": handler("x = 5 +\\\n else"),
    "a tuple rounded": handler("x = (5, 6)\nx = round(x)"),
    "a for of another language": handler("for x of (1, 2):\n    pass"),
    "self in a function": handler(
        "show(5)", above="def show(number):\n    self.response.write(number)\n"
    ),
    "self in a function without parameters": handler(
        "show()", above="def show():\n    self.response.write(5)\n"
    ),
    "an attribute that isn't a field": handler("self.request.session"),
    "an index that was chosen": handler(
        "words = ['owl']\nword = words[random.choice([5])]", above="import random\n"
    ),
    "a pair that was chosen": handler(
        "pairs = [(1, 2, 3)]\na, b = random.sample(pairs, 1)[0]",
        above="import random\n",
    ),
    "webapp2's own import": handler("quote('x')"),
    "a value too many for a static method": handler(
        "greet.hi(1, 2)",
        above="class greet:\n    @staticmethod\n    def hi(name):\n        pass\n",
    ),
    "a sample of too many": handler(
        "nouns = ['owl', 'oak', 'elm']\na, b = random.sample(nouns, 3)",
        above="import random\n",
    ),
    "a word after a comparison": handler('if 5 =="5" then:\n    pass'),
    "a builtin's name of a handler": handler("self.len()"),
    "an import below": handler("html.escape('x')\nimport html"),
}
