"""Code that looks like a mistake with a hint, but for which it would be wrong."""

from tests.reports.mistakes.code import app, handler

OTHER = "def other(self):\n    n = self.request.get('n')\n    return n\n\n\n"

WITHOUT_HINT = {
    "a letter of a text, and another page's variable": handler("'a' * 'b\\n'", above=OTHER),
    "a variable that isn't there yet, and another page's": handler("n = 'abc' * (3 / 2)", above=OTHER),
    "a name that no file has": handler("self.response.write(something)"),
    "a function that two modules have": handler("log(5)", above="import cmath\nimport math\n"),
    "a name, not called": handler("self.response.write(choice)", above="import random\n"),
    "a field's name in a function": handler("def show():\n    return '<input name=my_name>' + my_name\nshow()"),
    "a static method's name in a function": app("        def show():\n            return double(5)\n        show()\n\n" "    @staticmethod\n    def double(number):\n        return 2 * number", "        pass"),
    "a string times a float": handler("x = '-' * (80 / 2)"),
    "% of a text with a percent sign": handler("x = '5%%'\nx % 2"),
    "nothing of a module": handler("html = 'Hi'\nhtml.something"),
    "quotation marks in a comment": handler('# as in """\nx = """\n"""\n5 = x'),
    "quotation marks in a string": handler("x = '''\nx = \"\"\n</script>\nx = \"\"\"'''\n\n5 = x"),
    "another attribute of the request": handler("self.request.something()"),
    "a value less for another's method": handler("greet.hi()", above="class greet:\n    @staticmethod\n    def hi(name):\n        pass\n"),
    "a value less": handler("greet()", above="def greet(name):\n    pass\n"),
    "a value too many": handler("greet(5)", above="def greet():\n    pass\n"),
    "a value too many for a method": app("        self.greet(5)\n\n    def greet(self):\n        pass", "        pass"),
    "else in a sum": handler("x = 5 +\\\n else"),
    "a for of another language": handler("for x of (1, 2):\n    pass"),
    "self in a function": handler("show(5)", above="def show(number):\n    self.response.write(number)\n"),
    "self in a function without parameters": handler("show()", above="def show():\n    self.response.write(5)\n"),
    "an attribute that isn't a field": handler("self.request.session"),
    "an index that was chosen": handler("words = ['owl']\nword = words[random.choice([5])]", above="import random\n"),
    "a pair that was chosen": handler("pairs = [(1, 2, 3)]\na, b = random.sample(pairs, 1)[0]", above="import random\n"),
    "webapp2's own import": handler("quote('x')"),
    "a value too many for a static method": handler("greet.hi(1, 2)", above="class greet:\n    @staticmethod\n    def hi(name):\n        pass\n"),
    "a sample of too many": handler("nouns = ['owl', 'oak', 'elm']\na, b = random.sample(nouns, 3)", above="import random\n"),
    "a word after a comparison": handler('if 5 =="5" then:\n    pass'),
    "a builtin's name of a handler": handler("self.len()"),
    "elseif": handler("if 5:\n    pass\nelseif(5):\n    pass"),
    "a capital letter": handler("If(5):\n    pass"),
    "another language's loop": handler("foreach(words):\n    pass"),
    "quotation marks in a string above": handler('x = \'"""\'\n5 = x'),
    "quotation marks in a comment above": handler('x = 5  # as in """\n5 = x'),
}  # fmt: skip
