"""Names that are misspelt, or defined elsewhere."""

from tests.reports.mistakes.code import END, Mistake, app, handler, top

MISTAKES = {
    "routes in the class": Mistake(
        app("    routes = [('/', MainPage)]", "routes = [('/', MainPage)]"),
        "line 9, in MainPage",
        "remove the spaces in front of this line: it belongs below the class",
    ),
    "routes in the method": Mistake(
        app("        routes = [('/', MainPage)]", "routes = [('/', MainPage)]"),
        "line 10",
        "remove the spaces in front of routes on line 9",
    ),
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
