"""Ways to escape that don't."""

NAME = 'self.request.get("my_name")'

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("welcome_escaped", "imported only", {"html.escape(self.request.get(\"my_name\"))": NAME},
     'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "thrown away",
     {f"username = html.escape({NAME})": f"username = {NAME}\n        html.escape(username)"},
     "hello.py:26: write `username = html.escape(username)`"),
    ("welcome_escaped", "unescaped again",
     {f"html.escape({NAME})": f"html.unescape(html.escape({NAME}))"},
     'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "the whole page", {f"html.escape({NAME})": NAME,
     "write(welcome_string)": "write(html.escape(welcome_string))"},
     "html.escape() gets the whole page"),
    ("welcome_escaped", "raw in the title", {"<html><body>": "<html><title>{0}</title><body>",
     "Hi there, {}!": "Hi there, {1}!", ".format(username)": f".format({NAME}, username)"},
     "it isn't escaped in the <title>"),
    ("welcome_escaped", "html isn't imported", {"import html\n": ""},
     "write `import html` at the top of the file"),
    ("welcome_escaped", "cgi.escape", {"html.escape": "cgi.escape", "import html": "import cgi"},
     "write `import html` and html.escape(...)"),
    ("greet_me", "not escaped", {"html.escape(self.request.get(\"my_name\"))": NAME},
     'write username = html.escape(self.request.get("my_name"))'),
    ("greet_me", "quote=False", {"get(\"my_name\"))": 'get("my_name"), quote=False)'},
     "quotation marks end the field's value"),
    ("greet_me", "not escaped in the field",
     {"(greeting, username)": "(greeting, html.unescape(username))"},
     'hello.py:24: write `</html>""".format(greeting, html.escape(username)))`'),
    ("poem", "the nouns not escaped", {"html.escape(nouns)": "nouns"},
     'poem.py:105: write `html.escape(nouns),`'),
    ("welcome_escaped", "the form's page escaped",
     {'self.response.write("""': 'self.response.write(html.escape("""',
     "            </html>\"\"\")": "            </html>\"\"\"))"},
     'write <form action="/welcome" method="post">, in it <input type="text"'),
    ("welcome_escaped", "safe markup",
     {"html.escape(": "Markup(", "import html": "from webapp2_extras import json\nMarkup = str"},
     "write username = html.escape("),
    ("greet_me", "escaped twice",
     {'html.escape(self.request.get("my_name"))':
      'html.escape(html.escape(self.request.get("my_name")))'},
     'hello.py:8: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "the ampersand last", {f"html.escape({NAME})":
      f'{NAME}.replace("<", "&lt;").replace(">", "&gt;").replace("&", "&amp;")'},
     f'hello.py:25: write `username = {NAME}.replace("&", "&amp;").replace("<", "&lt;")'),
    ("welcome_escaped", "the ampersand last, in a function",
     {f"html.escape({NAME})": f"safe({NAME})", "import html\n": "def safe(text):\n"
      "    text = text.replace('<', '&lt;')\n    return text.replace('&', '&amp;')\n"},
     "hello.py:4 ... | it is escaped twice: replace & first, or call html.escape() instead"),
    ("welcome_escaped", "a tag taken away",
     {f"html.escape({NAME})": f"html.escape({NAME}.replace('<b>', ''))"},
     "show exactly what was typed: write username ="),
    ("welcome_escaped", "shown again as it was typed",
     {"Hi there, {}!": "Hi there, {}!\n                          <p>You typed: {}</p>",
     ".format(username)": ".format(username, self.request.get('my_name'))"},
     "it isn't escaped in another place"),
    ("welcome_escaped", "a variable that hides the module",
     {"        welcome_string = ": "        html = ", "write(welcome_string)": "write(html)",
      "        username = ": "        html = 'Ann'\n        username = ",
      "class MainPage": "def page(html):\n    return html\n\n\nclass MainPage"},
     "hello.py:29: write `my_html = 'Ann'`; hello.py:31: write "
     "`my_html = \"\"\"<html><body>`; hello.py:35: write `self.response.write(my_html)`"),
    ("welcome_escaped", "escaped in a function of one's own, and again",
     {"class MainPage": "def clean(text):\n    return html.escape(text)\n\n\ndef page(text):\n"
      "    return text\n\n\nclass MainPage", f"html.escape({NAME})": f"clean({NAME})",
      "write(welcome_string)": "write(page(welcome_string))", "format(username)":
      "format(html.escape(username))"},
     "hello.py:36: write `</body></html>\"\"\".format(username)`"),
    *(("welcome_escaped", f"a helper that {what}, and returns nothing",
       {f"html.escape({NAME})": f"clean({NAME})", "class MainPage":
        f"def clean(text):\n    {last}\n\n\nclass MainPage"}, told)
      for what, last, told in (
          ("escapes", "html.escape(text)", "hello.py:9: write `return html.escape(text)`"),
          ("prints", "print(html.escape(text))", "hello.py:9: write `return html.escape(text)`"),
          ("sets a variable", "text = html.escape(text)", "hello.py:10: add `return text`"),
          ("has two lines", "print(\n        text)",
           "hello.py:8 Hi there, None! | write return at the end of clean(): it returns nothing"),
          ("passes", "pass", "write return at the end of clean(): it returns nothing"))),
]  # fmt: skip
