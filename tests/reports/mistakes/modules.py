"""Modules that can't be imported."""

from companion.reports.hints.missing_module import install_sdk, pip_install
from tests.reports.mistakes.code import app, handler, top

SDK = f"type `{install_sdk()}`, and write `app_engine_apis: true` in app.yaml"
STORAGE = "write `from google.cloud import storage`, which replaces blobstore"
SESSIONS = (
    "which keeps a session in a cookie: sessions_ndb kept it in App Engine's datastore"
)
MISTAKES = [
    ("a circular import", handler(
        "text = \"cannot import name 'TITLE' from partially initialized module 'main'\"\n"
        "raise ImportError(text)"), "line 7, in get",
     "move TITLE from main into a module that both import: main imports this one, and isn't ready "
     "yet"),
    ("mail_handlers", top("from google.appengine.ext.webapp.mail_handlers import Inbound"),
     "line 1", "remove it, and read mail.InboundEmailMessage(self.request.body) in post()"),
    ("use_library", top("from google.appengine.dist import use_library"), "line 1",
     "remove this line and everything that uses it: App Engine no longer has it"),
    ("gaesessions", top("import gaesessions"), "line 1",
     "write `from webapp2_extras import sessions`, which keeps a session in a cookie"),
    ("bottle.run()", handler(
        "raise ModuleNotFoundError(\"No module named 'google.appengine'\")  # bottle.run()"),
     "line 6, in get",
     "write `app = bottle.default_app()` instead, and the file's name and .app after script:"),
    ("another of Google's modules", handler(
        "n = 'google.app' + 'engine.gone'\nraise ModuleNotFoundError(n, name=n)"),
     "line 7, in get", "leave it out: App Engine no longer has this module"),
    ("bottle", top("import bottle"), "line 1", f"type `{pip_install('bottle')}`"),
    ("Crypto", top("from Crypto.Hash import SHA256"), "line 1",
     f"type `{pip_install('pycryptodome')}`"),
    ("google.cloud", top("from google.cloud import ndb"), "line 1",
     f"type `{pip_install('google-cloud-ndb')}`"),
    ("google.cloud beside Google's SDK", handler(
        "x = 'from google.cloud import storage'; "
        "raise ImportError(\"cannot import name 'storage' from 'google.cloud'\")"),
     "line 6, in get", f"type `{pip_install('google-cloud-storage')}`"),
    ("helpers", top("import helpers"), "line 1",
     "save it as helpers.py in this folder, or install it"),
    ("a module that a package hasn't", top("import webob.conf.urls"), "line 1",
     "use another module: the version that is installed has no webob.conf"),
    ("users", top("from google.appengine.api import users"), "line 1", SDK),
    ("webapp", top("from google.appengine.ext import webapp"), "line 1",
     "write `import webapp2`"),
    ("db", top("from google.appengine.ext import db"), "line 1", SDK),
    ("template", top("from google.appengine.ext.webapp import template"), "line 1",
     "write `import jinja2` and use jinja2.Environment, which replaces template"),
    ("run_wsgi_app", top("from google.appengine.ext.webapp.util import run_wsgi_app"), "line 1",
     "remove it and the lines that use it: the server runs the app that app.yaml names"),
    ("urlfetch", top("from google.appengine.api import urlfetch"), "line 1", SDK),
    ("Greeting", app("('/', MainPage), ('/welcome', Greeting)]", "('/', MainPage)]"), "line 9",
     "write `class Greeting(webapp2.RequestHandler):` above this line, or the name of a class "
     "that is there"),
    ("webapp2 not imported", app("", "import webapp2\n"), "line 3",
     "write `import webapp2` at the top of the file"),
    ("html not imported", handler("html.escape('x')"), "line 6, in get",
     "write `import html` at the top of the file"),
    ("HTMLParser", top("import HTMLParser"), "line 1", "write `import html.parser`"),
    ("import with .py", top("import webapp2.py"), "line 1",
     "write `import webapp2`, without .py"),
    ("memcache", top("from google.appengine.api import memcache"), "line 1", SDK),
    ("mail", top("from google.appengine.api import mail"), "line 1",
     "remove it to try the app here: mail is only sent online, where app.yaml says app_engine_apis: true"),
    ("images", top("from google.appengine.api import images"), "line 1",
     "write `from PIL import Image`, which replaces images"),
    ("taskqueue", top("from google.appengine.api import taskqueue"), "line 1",
     "remove it, and do the work in the page itself: App Engine's task queues aren't available "
     "here"),
    ("vendor", top("from google.appengine.ext import vendor"), "line 1",
     "remove it, and install the libraries with pip instead of adding a folder"),
    ("blobstore", top("from google.appengine.ext import blobstore"), "line 1", STORAGE),
    ("sessions_ndb", top("from webapp2_extras import sessions_ndb"), "line 1",
     f"write sessions, {SESSIONS}"),
    ("sessions_ndb, imported", top("import webapp2_extras.sessions_ndb"), "line 1",
     f"write `from webapp2_extras import sessions`, {SESSIONS}"),
    ("django's simplejson", top("from django.utils import simplejson"), "line 1",
     "write `import json`, which replaces simplejson"),
    ("simplejson of an installed Django", top("from html import simplejson"), "line 1",
     "write `import json`, which replaces simplejson"),
    ("BeautifulSoup", top("from BeautifulSoup import BeautifulSoup"), "line 1",
     "write `from bs4 import BeautifulSoup`"),
    ("Image", top("import Image"), "line 1", "write `from PIL import Image`"),
    ("cloudstorage", top("import cloudstorage"), "line 1",
     "remove it: App Engine no longer has it"),
    ("db not imported", top("class Greeting(db.Model):\n    pass"), "line 1",
     "write `from google.appengine.ext import db` at the top of the file"),
    ("users not imported", handler("users.get_current_user()"), "line 6, in get",
     "write `from google.appengine.api import users` at the top of the file"),
    ("login_required", top("from google.appengine.ext.webapp.util import login_required"),
     "line 1", "write `from webapp2_extras.appengine.users import login_required`"),
    ("a service without a stand-in",
     handler("raise AssertionError('No api proxy found for service \"capability\"')"),
     "line 6, in get", "remove it: this service of App Engine's isn't available here"),
    ("text for a BlobProperty",
     handler("raise BadValueError(\"Expected <class 'bytes'>, got <class 'str'>\")",
     above="BadValueError = type('BadValueError', (Exception,), {'__module__': "
     "'google.appengine.api.datastore_errors'})\n"), "line 7, in get",
     'write enctype="multipart/form-data" in the <form> if it sends a file, or .encode() after '
     "the text"),
    ("a text that can't be searched",
     handler("""raise BadFilterError("unindexed property b'text'.")""",
     above="BadFilterError = type('BadFilterError', (Exception,), {'__module__': "
     "'google.appengine.api.datastore_errors'})\n"), "line 7, in get",
     "write ndb.StringProperty() for text: a TextProperty can't be searched"),
    ("a service that Google has ended",
     handler("raise ImportError(\"cannot import name 'xmpp' from 'google.appengine.api'\")"),
     "line 6, in get", "remove this line and everything that uses it: App Engine no longer has it"),
    ("template not imported", handler("template.render('index.html', {})"), "line 6, in get",
     "write `import jinja2` and use jinja2.Environment, which replaces template"),
    ("import ndb", top("import ndb"), "line 1", "write `from google.appengine.ext import ndb`"),
    ("import users", top("import users"), "line 1",
     "write `from google.appengine.api import users`"),
]  # fmt: skip
