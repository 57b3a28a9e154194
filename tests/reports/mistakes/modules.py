"""Modules that can't be imported."""

from tests.reports.mistakes.code import app, handler, top

MISTAKES = {
    "helpers": (top("import helpers"), "line 1", "save it as helpers.py in this folder, or install it"),
    "users": (top("from google.appengine.api import users"), "line 1", "remove it: App Engine's services aren't available here"),
    "webapp": (top("from google.appengine.ext import webapp"), "line 1", "write `import webapp2`"),
    "db": (top("from google.appengine.ext import db"), "line 1", "use Python's sqlite3: App Engine's datastore isn't available here"),
    "template": (top("from google.appengine.ext.webapp import template"), "line 1", "write `import jinja2` and use jinja2.Environment, which replaces template"),
    "run_wsgi_app": (top("from google.appengine.ext.webapp.util import run_wsgi_app"), "line 1", "remove it: the server runs the app that app.yaml names"),
    "urlfetch": (top("from google.appengine.api import urlfetch"), "line 1", "use `import urllib.request`, which replaces urlfetch"),
    "Greeting": (app("('/', MainPage), ('/welcome', Greeting)]", "('/', MainPage)]"), "line 9", "write `class Greeting(webapp2.RequestHandler):` above this line"),
    "webapp2 not imported": (app("", "import webapp2\n"), "line 3", "write `import webapp2` at the top of the file"),
    "html not imported": (handler("html.escape('x')"), "line 6, in get", "write `import html` at the top of the file"),
    "HTMLParser": (top("import HTMLParser"), "line 1", "write `import html.parser`"),
    "import with .py": (top("import webapp2.py"), "line 1", "write `import webapp2`, without .py"),
}  # fmt: skip
