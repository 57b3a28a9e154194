"""What the tables of mistakes are made of."""

from dataclasses import dataclass

START = (
    "import webapp2\n\n\nclass MainPage(webapp2.RequestHandler):\n    def get(self):\n"
)
END = "\n\nroutes = [('/', MainPage)]\nmy_app = webapp2.WSGIApplication(routes, debug=True)\n"


@dataclass(frozen=True)
class Mistake:
    """The text of hello.py, the line that the error page shows first, and the hint."""

    text: str
    place: str
    hint: str


def handler(body, above=""):
    """hello.py with this body of get(); it begins on line 6."""
    lines = (f"        {line}\n" for line in body.split("\n"))
    return above + START + "".join(lines) + END


def top(code):
    """hello.py that begins with these lines."""
    return handler("pass", above=f"{code}\n")


def app(wrong, right):
    """hello.py with one thing written otherwise."""
    assert right in handler("pass")
    return handler("pass").replace(right, wrong)
