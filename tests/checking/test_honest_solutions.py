"""The checks judge what a visitor gets, not how the code gets there."""

import pytest

IMPORTS = "import html\nimport random\nimport string\nimport webapp2\n"
END = "\nmy_app = webapp2.WSGIApplication(routes, debug=True)\n"

TUTORIALS_WELCOME = '''
class MainPage(webapp2.RequestHandler):
    def get(self):
        self.response.headers["Content-Type"] = "text/html"
        self.response.write("""
          <html>
            <head><title>Enter your name...</title></head>
            <body>
              <form action="/welcome" method="post">
                <input type="text" name="my_name"><br>
                <input type="submit" value="Sign In">
              </form>
            </body>
            </html>""")

class Greeting(webapp2.RequestHandler):
    def post(self):
        username = self.request.get("my_name")
        welcome_string = """<html><body>
                          Hi there, {}!
                          </body></html>""".format(username)
        self.response.headers["Content-Type"] = "text/html"
        self.response.write(welcome_string)

routes = [('/', MainPage), ('/welcome', Greeting)]
'''

OTHER_WELCOME = """
PAGE = string.Template("<!doctype html><title>$title</title><main>$main</main>")

class Front(webapp2.RequestHandler):
    def get(self):
        self.response.content_type = "text/html"
        self.response.out.write(PAGE.substitute(title="?", main='''
            <FORM METHOD=POST ACTION=welcome><label>Who? <textarea name=my_name>
            </textarea></label> <button>Sign In</button></FORM>'''))

class Hello(webapp2.RequestHandler):
    def post(self):
        name = html.escape(self.request.POST["my_name"])
        self.response.write(f"<p>Hi there, <em>{name}</em>!</p>")

routes = [webapp2.Route("/", Front), webapp2.Route("/welcome", Hello)]
"""

# As the tutorial prints it: the field without quotation marks.
TUTORIALS_TEMPERATURE = """
def convert_temp(cel_temp):
    if cel_temp == "":
        return ""
    try:
        far_temp = float(cel_temp) * 9 / 5 + 32
        far_temp = round(far_temp, 3)
        return str(far_temp)
    except ValueError:
        return "invalid input"

class MainPage(webapp2.RequestHandler):
    def get(self):
        cel_temp = self.request.get("cel_temp")
        far_temp = convert_temp(cel_temp)
        self.response.headers["Content-Type"] = "text/html"
        self.response.write('''
          <html>
            <head><title>Temperature Converter</title></head>
            <body>
              <form action="/" method="get">
                Celsius temperature: <input type="text"
                                        name="cel_temp" value={}>
                <input type="submit" value="Convert"><br>
                Fahrenheit temperature: {}
              </form>
            </body>
          </html>'''.format(cel_temp, far_temp))

routes = [('/', MainPage)]
"""

OTHER_POEM = """
class Poet(webapp2.RequestHandler):
    def get(self):
        n, v, a, p, ad = ([w.strip() for w in self.request.get(k).split(",") if w.strip()]
                          for k in ("a", "b", "c", "d", "e"))
        self.response.write("<title>Poems</title><form>" + "".join(f"<input name={k}>" for k in "abcde")
                            + "<button>Go</button></form>")
        if len(n) < 3 or len(v) < 3 or len(a) < 3 or len(p) < 2 or not ad:
            return
        for words in (n, v, a, p):
            random.shuffle(words)
        art = ["An" if w[0] in "aeiou" else "A" for w in a]
        e = html.escape
        self.response.write(f"<h2>{art[0]} {e(a[0])} {e(n[0])}</h2><p>{art[0]} {e(a[0])} {e(n[0])} "
            f"{e(v[0])} {e(p[0])} the {e(a[1])} {e(n[1])}<br>{e(ad[0])}, the {e(n[0])} {e(v[1])}<br>"
            f"the {e(n[1])} {e(v[2])} {e(p[1])} {art[2].lower()} {e(a[2])} {e(n[2])}</p>")

routes = [("/", Poet)]
"""

PLAIN_WSGI = """
def my_app(environ, start_response):
    found = environ["PATH_INFO"] == "/"
    start_response("200 OK" if found else "404 Not Found", [("Content-Type", "text/plain")])
    return [b"Congratulations, it's a web app!" if found else b""]
"""


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ("welcome_form", TUTORIALS_WELCOME),
        ("welcome_escaped", OTHER_WELCOME),
        ("temperature", TUTORIALS_TEMPERATURE),
        ("poem", OTHER_POEM),
    ],
)
def test_a_solution_of_another_kind_passes(check, folder, step, code):
    (folder / "hello.py").write_text(IMPORTS + code + END)
    result = check(folder)
    assert (result.step, result.failed) == (step, [])


def test_a_page_without_webapp2_passes(check, folder):
    (folder / "hello.py").write_text(PLAIN_WSGI)
    result = check(folder)
    assert (result.step, result.failed) == ("hello_wsgi", [])
