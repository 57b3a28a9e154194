"""The corrected lines on the error page, where check.py finds the same mistake."""

from companion.checking.supervise import Worker
from companion.reports.report import report
from companion.server.corrections import Corrections

WITH_OTHER = """\
import webapp2

class MainPage(webapp2.RequestHandler):
    def get(self):
        self.response.headers["Content-Type"] = "text/plain"
        self.response.write("Congratulations, it's a web app!")

class Other(webapp2.RequestHandler):
    def get(self):
        1 / 0

routes = [('/', MainPage), ('/other', Other)]
my_app = webapp2.WSGIApplication(routes, debug=True)
"""


def test_a_mistake_that_the_check_does_not_see_has_no_corrected_line(folder):
    (folder / "hello.py").write_text(WITH_OTHER)
    code = compile("\n" * 9 + "1 / 0", str(folder / "hello.py"), "exec")
    try:
        exec(code)
    except ZeroDivisionError as error:
        found = report(error, folder)
    corrections = Corrections(folder / "app.yaml")
    with Worker() as corrections.worker:
        assert corrections.changes(found) == ()
