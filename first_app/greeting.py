"""The tutorial's dynamic web app: asks for a name, then greets by it."""

# The tutorial escapes with cgi.escape(), which Python 3.8 removed.
# html.escape() does the same and also escapes quotation marks.
import html

import webapp2

import page

FORM = """      <form action="/welcome" method="post">
        <p class="field">
          <label for="my_name">Your name</label>
          <input type="text" id="my_name" name="my_name" value="{}"
            autocomplete="given-name" required{}>
        </p>
        {}
        <input type="submit" value="Sign In">
      </form>"""

PROBLEM = '<p class="problem" id="problem">Please type a name.</p>'
DESCRIBED = ' aria-describedby="problem" aria-invalid="true" autofocus'

# autofocus takes the visitor, and a screen reader, straight to the greeting.
GREETING = """      <p class="result" tabindex="-1" autofocus>Hi there, {}!</p>
      <p><a href="/greeting">Another name</a></p>"""


class MainPage(webapp2.RequestHandler):
    def get(self):
        page.write(
            self.response, "/greeting", "Enter your name...", FORM.format("", "", "")
        )

    head = get


class Greeting(webapp2.RequestHandler):
    def post(self):
        typed_name = page.typed(self.request, "my_name")
        username = html.escape(typed_name)
        if username.strip() == "":
            page.write(
                self.response,
                "/greeting",
                "Enter your name...",
                FORM.format(username, DESCRIBED, PROBLEM),
            )
            return
        page.write(self.response, "/greeting", "Welcome", GREETING.format(username))


routes = [("/", MainPage), ("/greeting", MainPage), ("/welcome", Greeting)]

my_app = webapp2.WSGIApplication(routes, debug=True)
page.add_error_pages(my_app)
