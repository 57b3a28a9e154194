"""The tutorial's first page: one line of plain text, and the 404 page."""

import webapp2

import errors


class MainPage(webapp2.RequestHandler):
    def get(self):
        self.response.headers["Content-Type"] = "text/plain"
        self.response.write("Congratulations, it's a web app!")

    # A HEAD request asks for the headers only. webapp2 answers it with 405
    # unless there is a head method, so we answer it like a GET.
    head = get


routes = [("/", MainPage)]

my_app = webapp2.WSGIApplication(routes, debug=True)

# app.yaml sends every path that no other handler matches to this my_app,
# so this app shows the 404 page.
errors.add_error_pages(my_app)
