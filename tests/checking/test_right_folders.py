"""A folder that does what the tutorial says passes, however it is written."""

import pytest

WRITE = "self.response.write"
PAGE_TYPE = 'self.response.headers["Content-Type"] = "text/html"\n'
FORM = '<form action="/" method="get">'
SIGN_IN = '<input type="submit" value="Sign In">'
NAME_FIELD = '<input type="text" name="my_name">'
CONVERT = '<input type="submit" value="Convert">'
NOUNS = '<input type="text" id="nouns" name="nouns" value="{}">'

# (the step whose folder it was, what is different, what there was: what there is now)
RIGHT = [
    ("hello_print", "a charset", {"text/plain": "text/plain; charset=utf-8"}),
    ("hello_print", "one print",
     {'print("Content-Type: text/plain")\nprint("")': 'print("Content-Type: text/plain\\n")'}),
    ("hello_print", "another header", {'print("")': 'print("X-From: me\\n")'}),
    ("hello_wsgi", "a name for the app", {"my_app =": "app =", "hello.my_app": "hello.app"}),
    ("hello_wsgi", "content_type set", {'headers["Content-Type"]': "content_type"}),
    ("hello_print", "a charset that nobody knows",
     {"text/plain": "text/plain; charset=utf-none"}),
    ("hello_wsgi", "response.out", {WRITE: "self.response.out.write"}),
    ("hello_wsgi", "webapp2.Route", {'("/", MainPage)': 'webapp2.Route("/", MainPage)'}),
    ("hello_wsgi", "another class's name",
     {"class MainPage": "class Home", '("/", MainPage)': '("/", Home)'}),
    ("hello_wsgi", "something on the console",
     {"    def get(self):": "    def get(self):\n        print('hi')"}),
    ("hello_html", "a picture and no words",
     {"Congratulations, it's a web app!": "<img src='x.png'>"}),
    ("hello_html", "bold words and a rule",
     {"Congratulations, it's a web app!": "<b>Hello</b><hr>"}),
    ("hello_html", "words about the weather",
     {"Congratulations, it's a web app!": "104 degrees Fahrenheit"}),
    ("hello_html", "no <html> at all", {'self.response.write("<html>")': "pass"}),
    ("welcome_form", "a <button>", {SIGN_IN: "<button> Sign\n In </button>"}),
    ("welcome_form", "capital letters", {NAME_FIELD: '<INPUT TYPE="TEXT" NAME="my_name">'}),
    ("welcome_form", "an unknown type", {'type="text"': 'type="textbox"'}),
    ("welcome_form", "a text area", {NAME_FIELD: '<textarea name="my_name"></textarea>'}),
    ("welcome_form", "the head isn't closed", {"</title></head>": "</title>"}),
    ("welcome_form", "the button belongs by form=",
     {"<form ": '<form id="f" ', "</form>": "", SIGN_IN: f'</form>{SIGN_IN[:-1]} form="f">'}),
    ("welcome_form", "the form in a table", {"<form action": "<table><form action",
     NAME_FIELD: f"<tr><td>{NAME_FIELD}</td></tr>", "</form>": "</form></table>"}),
    ("welcome_form", "a Finnish word on the button", {"Sign In": "Kirjaudu"}),
    ("welcome_form", "the name in bold", {"Hi there, {}!": "Hi there, <b>{}</b> !"}),
    ("welcome_form", "another path",
     {'action="/welcome"': 'action="/hello"', '("/welcome"': '("/hello"'}),
    ("welcome_form", "another field's name",
     {'name="my_name"': 'name="who"', 'get("my_name")': 'get("who")'}),
    ("welcome_form", "in Swedish",
     {"Sign In": "Logga in", "Hi there, {}!": "Hej {}!", "Enter your name...": "Vad heter du?"}),
    ("welcome_form", "a choice and a hidden field",
     {"<br>": '<select name="lang"><option>en</select>'
             '<input type="hidden" name="sent" value="1">'}),
    ("welcome_escaped", "a title with the name",
     {"<html><body>": "<html><title>{0}</title><body>", "Hi there, {}!": "Hi there, {0}!"}),
    ("welcome_escaped", "escaped by hand",
     {"html.escape(self.request.get(\"my_name\"))": 'self.request.get("my_name").replace("&", '
     '"&amp;").replace("<", "&lt;")'}),
    ("welcome_escaped", "escape imported",
     {"import html\n": "from html import escape\n", "html.escape(": "escape("}),
    ("welcome_escaped", "sent on with the name in the address",
     {"class Greeting(webapp2.RequestHandler):\n    def post(self):": "class Greeting(webapp2.RequestHandler):\n"
      "    def post(self):\n        name = quote(self.request.get('my_name'))\n"
      "        self.redirect('/welcome?my_name=' + name)\n\n    def get(self):",
      "import html\n": "import html\nfrom urllib.parse import quote\n"}),
    ("welcome_escaped", "a blank name asks again",
     {"        welcome_string": "        if not username:\n            return "
     "self.redirect('/')\n        welcome_string"}),
    ("temperature", "86 without .0", {"return str(far_temp)": "return f'{far_temp:g}'"}),
    ("temperature", "three decimals always",
     {"return str(far_temp)": "return '%.3f' % far_temp"}),
    ("temperature", "degrees", {"return str(far_temp)": "return str(far_temp) + ' &deg;F'"}),
    ("temperature", "1.8", {"* 9 / 5 + 32": "* 1.8 + 32"}),
    ("temperature", "as the tutorial prints it",
     {'value="{}"': "value={}", "html.escape(cel_temp)": "cel_temp"}),
    ("temperature", "the result in a field nobody types into",
     {"temperature: {}": 'temperature: <input readonly value="{}">'}),
    ("temperature", "a number field", {'type="text"': 'type="number" step="any"'}),
    ("temperature", "white space round the button's words", {'"Convert"': '"  Convert "'}),
    ("temperature", "another path",
     {'action="/"': 'action="/temp"', '("/", MainPage)': '("/temp", MainPage)', "/.*": "/temp"}),
    ("temperature", "a path that is a regular expression", {'action="/"': 'action="/convert"',
     '("/", MainPage)': '("/convert", MainPage)', "/.*": "/convert.*"}),
    ("temperature", "a path like a file's", {'action="/"': 'action="/t.html"',
     '("/", MainPage)': '("/t.html", MainPage)', "/.*": r"/t\.html"}),
    ("temperature", "a path more in app.yaml",
     {"- url: /.*": "- url: /temp\n  script: temperature.my_app\n- url: /.*"}),
    ("temperature", "no action", {' action="/"': ""}),
    ("temperature", "its own words for what is no number",
     {"invalid input": "Please type some digits!"}),
    ("temperature", "a table with numbers below",
     {"</form>": "</form><table><tr><td>0</td><td>32</td></tr></table>"}),
    ("greet_me", "a link to a page that isn't written yet", {"<br>": "<a href='/poem'>Poem</a>"}),
    ("finished", "links elsewhere, to a file, and to a page with a query",
     {'<a href="/greeting">Another name': '<a href="https://www.python.org/x">Python</a> '
      '<a href="mailto:ann@example.com">Write</a> <a href="static/style.css">style</a> '
      '<a name="top"></a><a href="#top">Up</a> <a href="/greeting?from=page#top">Another name'}),
    ("greet_me", "in capital letters", {FORM: '<FORM ACTION="/" METHOD="GET">'}),
    ("greet_me", "with a capital letter",
     {'html.escape(self.request.get("my_name"))':
      'html.escape(self.request.get("my_name").title())'}),
    ("greet_me", "one more field", {"<br>": '<input name="town">'}),
    ("greet_me", "in French", {"Hi there, {}!": "Bonjour {}", "<html>": "<html lang='fr'>"}),
    ("poem", "commas without blanks alone",
     {"word = word.strip()": 'word = word if word.isalpha() else ""'}),
    ("poem", "text areas", {NOUNS: '<textarea name="nouns">{}</textarea>'}),
    ("poem", "one word a line", {"with commas between them": "each on a line",
     'text.split(",")': "text.splitlines()", '<input type="text" id=': "<textarea id=",
     ' value="{}">': ">{}</textarea>"}),
    ("poem", "blanks between the words",
     {"with commas between them": "with spaces between them", 'text.split(",")': "text.split()"}),
    ("poem", "short labels and names", {"Adjectives:": "Adj.:", 'name="adjectives"': 'name="x"',
     'get("adjectives")': 'get("x")', "Adverbs:": "Adv.:", 'name="adverbs"': 'name="y"',
     'get("adverbs")': 'get("y")'}),
    ("poem", "names and labels that tell nothing", {"Nouns:": "One:", 'name="nouns"': 'name="a"',
     'get("nouns")': 'get("a")', "Verbs:": "Two:", 'name="verbs"': 'name="b"',
     'get("verbs")': 'get("b")', "Adjectives:": "Three:", 'name="adjectives"': 'name="c"',
     'get("adjectives")': 'get("c")', "Prepositions:": "Four:", 'name="prepositions"': 'name="d"',
     'get("prepositions")': 'get("d")', "Adverbs:": "Five:", 'name="adverbs"': 'name="e"',
     'get("adverbs")': 'get("e")'}),
    ("poem", "shown in a text area", {"<pre>{}</pre>": "<textarea readonly>{}</textarea>"}),
    ("poem", "line breaks by CSS", {"<pre>{}</pre>": '<p style="white-space: pre-line">{}</p>'}),
    ("poem", "the last article is always a", {"prep2, a_or_an(adj3)": 'prep2, "a"'}),
    ("poem", "capital letters by CSS", {"a_or_an(adj1).capitalize()": "a_or_an(adj1)",
     "<pre>": '<pre style="text-transform: capitalize">'}),
    ("poem", "commas or spaces between the words",
     {"with commas between them": "with spaces between them",
     'text.split(",")': 'text.replace(",", " ").split()'}),
    ("poem", "it speaks of its lines",
     {", with commas between them": " for a poem of four lines"}),
    ("poem", "commas at the ends of the lines",
     {'{} the {} {}\\n"': '{} the {} {},\\n"', '"{}, the {} {}\\n"': '"{}, the {} {},\\n"'}),
    ("poem", "a name below the title", {'"{} {} {}\\n\\n"': '"{} {} {}\\nby Ann\\n\\n"'}),
    ("poem", "five nouns are wanted",
     {"len(nouns) < 3": "len(nouns) < 5", "at least three nouns": "at least five nouns"}),
    ("poem", "five nouns are wanted, and no more than fifty",
     {"    if len(nouns) < 3 or": "    most = 50\n    if not 5 <= len(nouns) <= most or",
      "at least three nouns": "five to fifty nouns"}),
    ("poem", "a style sheet of another website",
     {"</title>": '</title><link rel="stylesheet" href="https://example.com/x.css">'}),
    ("poem_css", "imported into <style>",
     {'<link rel="stylesheet" href="/static/style.css">': '<style>@import '
     'url("/static/style.css");</style>'}),
    ("poem_css", "a version in the link", {"style.css\"": 'style.css?v=2"'}),
    ("poem_css", "static_files",
     {"- url: /static\n  static_dir: static": "- url: /static/(.*)\n  static_files: static/\\1\n"
     "  upload: static/.*"}),
    ("finished", "slashes at a url's end", {"- url: /greeting\n": "- url: /greeting/*\n"}),
    ("finished", "the greeting on the front page",
     {'("/greeting", MainPage)': '("/", MainPage)', "hello.my_app": "greeting.my_app",
      '("/greeting", "Greeting")': '("/", "Greeting")',
      'href="/greeting">Another': 'href="/">Another', 'href="/greeting">start': 'href="/">start'}),
    ("finished", "a front page of links", {"self.response.write(\"Congratulations":
     'self.response.headers["Content-Type"] = "text/html"\n'
     '        self.response.write("<a href=/poem>Poems</a> Congratulations'}),
]  # fmt: skip


NAMES = [f"{step}: {what}" for step, what, _ in RIGHT]


@pytest.mark.parametrize(("step", "what", "edits"), RIGHT, ids=NAMES)
def test_a_correct_folder_passes_and_its_step_is_found_out(
    check, copy_of, step, what, edits
):
    checked = check(copy_of(step, edits))
    assert (checked.step, checked.failed) == (step, [])
    assert {result.status for result in checked.results} == {"passed"}


def test_the_finished_app_passes_the_step_that_is_named(check, copy_of):
    assert check(copy_of("finished"), "finished").failed == []
