import cgi

from google.appengine.ext import webapp
from google.appengine.ext.webapp.util import run_wsgi_app

FORM = """
<form method="post">
  <textarea name="text">%s</textarea>
  <input type="submit">
</form>
"""


class MainPage(webapp.RequestHandler):
    def get(self):
        self.response.out.write(FORM % "")

    def post(self):
        rot13 = self.request.get("text").encode("rot13")
        self.response.out.write(FORM % cgi.escape(rot13, quote=True))


app = webapp.WSGIApplication([("/", MainPage)], debug=True)


def main():
    run_wsgi_app(app)


if __name__ == "__main__":
    main()
