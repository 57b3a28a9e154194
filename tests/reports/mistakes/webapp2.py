"""Routes, handlers, requests and responses."""

from tests.reports.mistakes.code import Mistake, app, handler

MISTAKES = {
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
    "a header called VALUE": Mistake(
        handler('self.response.headers("VALUE", "x")'),
        "line 6, in get",
        'write .headers["VALUE"] = "x"',
    ),
}
