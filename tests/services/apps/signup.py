import cgi
import hashlib
import hmac
import random
import re
import string

import webapp2
from google.appengine.ext import db

SECRET = "imsosecret"
USER_RE = re.compile(r"^[a-zA-Z0-9_-]{3,20}$")
FORM = """
<form method="post">
  <input name="username" value="%s"> <input type="password" name="password">
  <b>%s</b> <input type="submit">
</form>
"""


class User(db.Model):
    name = db.StringProperty(required=True)
    pw_hash = db.StringProperty(required=True)


def make_salt():
    return "".join(random.choice(string.letters) for x in range(5))


def make_pw_hash(name, pw, salt):
    return "%s|%s" % (hashlib.sha256(name + pw + salt).hexdigest(), salt)


def make_secure_val(s):
    return "%s|%s" % (s, hmac.new(SECRET, s).hexdigest())


def check_secure_val(h):
    val = h.split("|")[0]
    if h == make_secure_val(val):
        return val


class Signup(webapp2.RequestHandler):
    def get(self):
        self.response.out.write(FORM % ("", ""))

    def post(self):
        name = self.request.get("username")
        password = self.request.get("password")
        error = ""
        if not USER_RE.match(name):
            error = "That's not a valid username."
        elif User.all().filter("name =", name).get():
            error = "That user already exists."
        if error:
            self.response.out.write(FORM % (cgi.escape(name, quote=True), error))
            return
        user = User(name=name, pw_hash=make_pw_hash(name, password, make_salt()))
        user.put()
        cookie = make_secure_val(str(user.key().id()))
        self.response.headers.add_header("Set-Cookie", "user_id=%s; Path=/" % cookie)
        self.redirect("/welcome")


class Welcome(webapp2.RequestHandler):
    def get(self):
        user_id = check_secure_val(self.request.cookies.get("user_id", ""))
        if user_id:
            user = User.get_by_id(int(user_id))
            self.response.out.write("Welcome, %s!" % user.name)
        else:
            self.redirect("/signup")


app = webapp2.WSGIApplication([("/signup", Signup), ("/welcome", Welcome)], debug=True)
