"""Ways to escape that don't."""

NAME = 'self.request.get("my_name")'

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("welcome_escaped", "imported only", {"html.escape(self.request.get(\"my_name\"))": NAME}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "thrown away", {f"username = html.escape({NAME})": f"username = {NAME}\n        html.escape(username)"}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "unescaped again", {f"html.escape({NAME})": f"html.unescape(html.escape({NAME}))"}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "the whole page", {f"html.escape({NAME})": NAME, "write(welcome_string)": "write(html.escape(welcome_string))"}, "html.escape() gets the whole page"),
    ("welcome_escaped", "raw in the title", {"<html><body>": "<html><title>{0}</title><body>", "Hi there, {}!": "Hi there, {1}!", ".format(username)": f".format({NAME}, username)"}, "it isn't escaped in the <title>"),
    ("welcome_escaped", "html isn't imported", {"import html\n": ""}, "import html"),
    ("welcome_escaped", "cgi.escape", {"html.escape": "cgi.escape", "import html": "import cgi"}, "html.escape(...)"),
    ("greet_me", "not escaped", {"html.escape(self.request.get(\"my_name\"))": NAME}, "html.escape"),
    ("greet_me", "quote=False", {"get(\"my_name\"))": 'get("my_name"), quote=False)'}, "quotation marks end the field's value"),
    ("greet_me", "not escaped in the field", {"(greeting, username)": "(greeting, html.unescape(username))"}, 'hello.py:24: write `</html>""".format(greeting, html.escape(username)))`'),
    ("poem", "the nouns not escaped", {"html.escape(nouns)": "nouns"}, 'poem.py:105: write `html.escape(nouns),`'),
    ("welcome_escaped", "the form's page escaped", {'self.response.write("""': 'self.response.write(html.escape("""', "            </html>\"\"\")": "            </html>\"\"\"))"}, "no form"),
    ("welcome_escaped", "safe markup", {"html.escape(": "Markup(", "import html": "from webapp2_extras import json\nMarkup = str"}, "write username = html.escape("),
    ("greet_me", "escaped twice", {'html.escape(self.request.get("my_name"))': 'html.escape(html.escape(self.request.get("my_name")))'}, 'hello.py:8: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "a tag taken away", {f"html.escape({NAME})": f"html.escape({NAME}.replace('<b>', ''))"}, "Hi there, ! | "),
    ("welcome_escaped", "shown again as it was typed", {"Hi there, {}!": "Hi there, {}!\n                          <p>You typed: {}</p>", ".format(username)": ".format(username, self.request.get('my_name'))"}, "it isn't escaped in another place"),
]  # fmt: skip
