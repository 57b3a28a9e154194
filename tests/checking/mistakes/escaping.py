"""Ways to escape that don't."""

NAME = 'self.request.get("my_name")'

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("welcome_escaped", "imported only", {"html.escape(self.request.get(\"my_name\"))": NAME}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "thrown away", {f"username = html.escape({NAME})": f"username = {NAME}\n        html.escape(username)"}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "replace unassigned", {f"username = html.escape({NAME})": f"username = {NAME}\n        username.replace('<', '&lt;')"}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "strip", {f"html.escape({NAME})": f"{NAME}.strip('<>')"}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "unescaped again", {f"html.escape({NAME})": f"html.unescape(html.escape({NAME}))"}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "& left", {f"html.escape({NAME})": f"{NAME}.replace('<', '&lt;').replace('>', '&gt;')"}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "twice", {f"html.escape({NAME})": f"html.escape(html.escape({NAME}))"}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "the whole page", {f"html.escape({NAME})": NAME, "write(welcome_string)": "write(html.escape(welcome_string))"}, "html.escape() gets the whole page"),
    ("welcome_escaped", "letters removed", {f"html.escape({NAME})": f"{NAME}.replace('<', '').replace('>', '')"}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", ".title() after it", {f"html.escape({NAME})": f"html.escape({NAME}).title()"}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", ".title() before it", {f"html.escape({NAME})": f"html.escape({NAME}.title())"}, 'hello.py:25: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "raw in the title", {"<html><body>": "<html><title>{0}</title><body>", "Hi there, {}!": "Hi there, {1}!", ".format(username)": f".format({NAME}, username)"}, "it isn't escaped in the <title>"),
    ("welcome_escaped", "raw beside it", {"Hi there, {}!": "Hi there, {}! {}", ".format(username)": f".format(username, {NAME})"}, 'hello.py:27: write `Hi there, {}!`'),
    ("welcome_escaped", "html isn't imported", {"import html\n": ""}, "import html"),
    ("welcome_escaped", "cgi.escape", {"html.escape": "cgi.escape", "import html": "import cgi"}, "html.escape(...)"),
    ("greet_me", "not escaped", {"html.escape(self.request.get(\"my_name\"))": NAME}, "html.escape"),
    ("greet_me", "quote=False", {"get(\"my_name\"))": 'get("my_name"), quote=False)'}, "quotation marks end the field's value"),
    ("greet_me", "not escaped in the field", {"(greeting, username)": "(greeting, html.unescape(username))"}, 'hello.py:24: write `</html>""".format(greeting, html.escape(username)))`'),
    ("poem", "the nouns not escaped", {"html.escape(nouns)": "nouns"}, 'poem.py:105: write `html.escape(nouns),`'),
    ("poem", "the poem not escaped", {"html.escape(poem)": "poem"}, 'poem.py:110: write `html.escape(poem),`'),
    ("welcome_escaped", "the form's page escaped", {'self.response.write("""': 'self.response.write(html.escape("""', "            </html>\"\"\")": "            </html>\"\"\"))"}, "no form"),
    ("welcome_escaped", "safe markup", {"html.escape(": "Markup(", "import html": "from webapp2_extras import json\nMarkup = str"}, "write username = html.escape("),
    ("welcome_escaped", "not what was escaped", {f"username = html.escape({NAME})": f"escaped = html.escape({NAME})\n        username = {NAME}"}, 'hello.py:26: write `username = html.escape(self.request.get("my_name"))`'),
    ("greet_me", "escaped twice", {'html.escape(self.request.get("my_name"))': 'html.escape(html.escape(self.request.get("my_name")))'}, 'hello.py:8: write `username = html.escape(self.request.get("my_name"))`'),
    ("welcome_escaped", "a tag taken away", {f"html.escape({NAME})": f"html.escape({NAME}.replace('<b>', ''))"}, "Hi there, ! | "),
    ("greet_me", "not escaped in a text area", {'<input type="text" name="my_name" value="{}">': '<textarea name="my_name">{}</textarea>', "(greeting, username)": "(greeting, html.unescape(username))"}, 'hello.py:24: write `</html>""".format(greeting, html.escape(username)))`'),
    ("welcome_escaped", "shown again as it was typed", {"Hi there, {}!": "Hi there, {}!\n                          <p>You typed: {}</p>", ".format(username)": ".format(username, self.request.get('my_name'))"}, "it isn't escaped in another place"),
]  # fmt: skip
