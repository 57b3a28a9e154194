"""Other code."""

from tests.reports.mistakes.code import Mistake, app, handler, top

MISTAKES = {
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
        "give the variable on line 9 another name: `html` is a module",
    ),
    "called like a builtin": Mistake(
        handler("str = str(5)"),
        "line 6, in get",
        "give the variable on line 6 another name: `str` is a class",
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
        "align except with try on line 6",
    ),
    "except outdented": Mistake(
        app(
            "        try:\n            float('')\n    except ValueError:\n        pass",
            "        pass",
        ),
        "line 8",
        "align except with try on line 6",
    ),
    "except without try": Mistake(
        handler("float('')\nexcept ValueError:\n    pass"),
        "line 7",
        "write `try:` above the lines that can fail, and indent them",
    ),
    "else indented": Mistake(
        handler("if 1:\n    pass\n    else:\n    pass"),
        "line 8",
        "align else with if on line 6",
    ),
    "try without except": Mistake(
        handler("try:\n    float('')\nself.response.write('x')"),
        "line 8",
        "write `except ValueError:` above this line, aligned with try",
    ),
    "1,8": Mistake(
        handler("x = 5 * 1,8 + 32\nx = round(x, 3)"),
        "line 7, in get",
        "write 1.8 instead of 1,8 on line 6",
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
        "write = instead of the colon on line 6",
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
    "a counter of the module": Mistake(
        handler("visits += 1", above="visits = 0\n"),
        "line 7, in get",
        "write `global visits` above line 7",
    ),
    "try without except, above an else": Mistake(
        handler("try:\n    pass\nif 5:\n    pass\nelse:\n    pass"),
        "line 8",
        "write `except ValueError:` above this line, aligned with try",
    ),
    "except too far left, with tabs": Mistake(
        "def f():\n\ttry:\n\t\tpass\nexcept ValueError:\n\tpass\n",
        "line 4",
        "align except with try on line 2",
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
