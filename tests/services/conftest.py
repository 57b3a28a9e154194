"""A folder whose app uses Google's services."""

from types import SimpleNamespace

import pytest

YAML = """\
runtime: python27
threadsafe: true
app_engine_apis: true
handlers:
{handlers}- url: /.*
  script: hello.app
"""
NOTES = """\
import webapp2
from google.appengine.api import memcache, users
from google.appengine.ext import ndb


class Note(ndb.Model):
    text = ndb.StringProperty()
    owner = ndb.StringProperty()
    when = ndb.DateTimeProperty(auto_now_add=True)


class Notes(webapp2.RequestHandler):
    def get(self):
        self.response.content_type = "text/plain"
        self.response.write("notes:\\n")
        for note in Note.query().order(Note.text):
            self.response.write(note.text + "\\n")

    def post(self):
        note = Note(text=self.request.get("text"), owner=self.request.get("owner"))
        self.response.write(str(note.put().id()))


class Who(webapp2.RequestHandler):
    def get(self):
        user, admin = users.get_current_user(), users.is_current_user_admin()
        self.response.write(repr((user and user.email(), admin)))


app = webapp2.WSGIApplication([("/", Notes), ("/who.*", Who)], debug=True)
"""


@pytest.fixture
def notes(tmp_path):
    """Write an app that keeps notes, or this one: notes().folder, notes(code, rules)."""

    def notes(code=NOTES, handlers=""):
        folder = tmp_path / "notes"
        folder.mkdir(exist_ok=True)
        (folder / "app.yaml").write_text(YAML.format(handlers=handlers))
        (folder / "hello.py").write_text(code)
        data = tmp_path / "data" / "datastore.sqlite"
        return SimpleNamespace(folder=folder, code=folder / "hello.py", data=data)

    return notes


def sign_in(app, email, admin=False, target="/who"):
    """Sign in; return the redirect to the target."""
    form = app.get("/_ah/login", {"continue": target}).form
    form["email"] = email
    form["admin"] = admin
    return form.submit()
