import cgi
import urllib

import webapp2
from google.appengine.api import users
from google.appengine.ext import ndb

PAGE = """\
<html><body>
  %s
  <form action="/sign?%s" method="post">
    <textarea name="content" rows="3" cols="60"></textarea>
    <input type="submit" value="Sign Guestbook">
  </form>
  <a href="%s">%s</a>
</body></html>
"""


def guestbook_key(guestbook_name="default_guestbook"):
    return ndb.Key("Guestbook", guestbook_name)


class Greeting(ndb.Model):
    author = ndb.UserProperty()
    content = ndb.StringProperty(indexed=False)
    date = ndb.DateTimeProperty(auto_now_add=True)


class MainPage(webapp2.RequestHandler):
    def get(self):
        name = self.request.get("guestbook_name", "default_guestbook")
        query = Greeting.query(ancestor=guestbook_key(name)).order(-Greeting.date)
        lines = []
        for greeting in query.fetch(10):
            who = "An anonymous person"
            if greeting.author:
                who = "<b>%s</b>" % greeting.author.nickname()
            lines.append("%s wrote:" % who)
            lines.append("<blockquote>%s</blockquote>" % cgi.escape(greeting.content))
        if users.get_current_user():
            url, link = users.create_logout_url(self.request.uri), "Logout"
        else:
            url, link = users.create_login_url(self.request.uri), "Login"
        sign = urllib.urlencode({"guestbook_name": name})
        self.response.out.write(PAGE % ("\n".join(lines), sign, url, link))


class Guestbook(webapp2.RequestHandler):
    def post(self):
        name = self.request.get("guestbook_name", "default_guestbook")
        greeting = Greeting(parent=guestbook_key(name))
        if users.get_current_user():
            greeting.author = users.get_current_user()
        greeting.content = self.request.get("content")
        greeting.put()
        self.redirect("/?" + urllib.urlencode({"guestbook_name": name}))


app = webapp2.WSGIApplication([("/", MainPage), ("/sign", Guestbook)], debug=True)
