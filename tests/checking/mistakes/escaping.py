"""Ways to escape that don't."""

NAME = 'self.request.get("my_name")'

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("welcome_escaped", "imported only", {"html.escape(self.request.get(\"my_name\"))": NAME}, "it is imported, but not called"),
    ("welcome_escaped", "thrown away", {f"username = html.escape({NAME})": f"username = {NAME}\n        html.escape(username)"}, "which isn't used: write username"),
    ("welcome_escaped", "replace unassigned", {f"username = html.escape({NAME})": f"username = {NAME}\n        username.replace('<', '&lt;')"}, "replace() returns a new string"),
    ("welcome_escaped", "strip", {f"html.escape({NAME})": f"{NAME}.strip('<>')"}, "strip() removes characters"),
    ("welcome_escaped", "unescaped again", {f"html.escape({NAME})": f"html.unescape(html.escape({NAME}))"}, "unescape() undoes the escaping"),
    ("welcome_escaped", "& left", {f"html.escape({NAME})": f"{NAME}.replace('<', '&lt;').replace('>', '&gt;')"}, "& isn't escaped: replace it"),
    ("welcome_escaped", "twice", {f"html.escape({NAME})": f"html.escape(html.escape({NAME}))"}, "it is escaped twice"),
    ("welcome_escaped", "the whole page", {f"html.escape({NAME})": NAME, "write(welcome_string)": "write(html.escape(welcome_string))"}, "html.escape() gets the whole page"),
    ("welcome_escaped", "letters removed", {f"html.escape({NAME})": f"{NAME}.replace('<', '').replace('>', '')"}, "replace() removes characters"),
    ("welcome_escaped", ".title() after it", {f"html.escape({NAME})": f"html.escape({NAME}).title()"}, ".title() after html.escape() also changes &lt;: escape last"),
    ("welcome_escaped", ".title() before it", {f"html.escape({NAME})": f"html.escape({NAME}.title())"}, ".title() changes what was typed"),
    ("welcome_escaped", "raw in the title", {"<html><body>": "<html><title>{0}</title><body>", "Hi there, {}!": "Hi there, {1}!", ".format(username)": f".format({NAME}, username)"}, "it isn't escaped in the <title>"),
    ("welcome_escaped", "raw beside it", {"Hi there, {}!": "Hi there, {}! {}", ".format(username)": f".format(username, {NAME})"}, "it isn't escaped in another place: call html.escape(...) there too"),
    ("welcome_escaped", "html isn't imported", {"import html\n": ""}, "import html"),
    ("welcome_escaped", "cgi.escape", {"html.escape": "cgi.escape", "import html": "import cgi"}, "html.escape(...)"),
    ("greet_me", "not escaped", {"html.escape(self.request.get(\"my_name\"))": NAME}, "html.escape"),
    ("greet_me", "quote=False", {"get(\"my_name\"))": 'get("my_name"), quote=False)'}, "quotation marks end the field's value"),
    ("greet_me", "not escaped in the field", {"(greeting, username)": "(greeting, html.unescape(username))"}, "it isn't escaped in a field's value"),
    ("poem", "the nouns not escaped", {"html.escape(nouns)": "nouns"}, "the field nouns isn't escaped"),
    ("poem", "the poem not escaped", {"html.escape(poem)": "poem"}, "html.escape(...)"),
    ("welcome_escaped", "the form's page escaped", {'self.response.write("""': 'self.response.write(html.escape("""', "            </html>\"\"\")": "            </html>\"\"\"))"}, "no form"),
    ("welcome_escaped", "safe markup", {"html.escape(": "Markup(", "import html": "from webapp2_extras import json\nMarkup = str"}, "switch escaping off"),
    ("welcome_escaped", "not what was escaped", {f"username = html.escape({NAME})": f"escaped = html.escape({NAME})\n        username = {NAME}"}, "the page doesn't show what html.escape() returned"),
    ("greet_me", "escaped twice", {'html.escape(self.request.get("my_name"))': 'html.escape(html.escape(self.request.get("my_name")))'}, "it is escaped twice"),
    ("welcome_escaped", "a tag taken away", {f"html.escape({NAME})": f"html.escape({NAME}.replace('<b>', ''))"}, "Hi there, ! | "),
    ("greet_me", "not escaped in a text area", {'<input type="text" name="my_name" value="{}">': '<textarea name="my_name">{}</textarea>', "(greeting, username)": "(greeting, html.unescape(username))"}, "it isn't escaped in the <textarea>"),
]  # fmt: skip
