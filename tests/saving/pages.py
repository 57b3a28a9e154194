"""What the tests save."""


def hello(text):
    """A hello.py that shows the value of this Python expression."""
    return f"""
import webapp2

class MainPage(webapp2.RequestHandler):
    def get(self):
        self.response.write({text})

my_app = webapp2.WSGIApplication([("/", MainPage)], debug=True)
"""
