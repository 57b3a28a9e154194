"""The tutorial's dynamic web app: asks for a name, then greets the visitor."""

# The tutorial escapes with cgi.escape(), which Python 3.8 removed.
# html.escape() does the same and also escapes quotation marks.
import html

import webapp2

import errors
import page

# In the tutorial, format() fills the {} in order. Here they have names: {username}
# is filled by FORM.format(username="Ann").
FORM = """      <form action="/welcome" method="post">
        <p class="field">
          <label for="my_name">Your name</label>
          <input type="text" id="my_name" name="my_name" value="{username}"
            autocomplete="given-name" required{attributes}>
        </p>
        {problem}
        <input type="submit" value="Sign In">
      </form>"""

PROBLEM = '<p class="problem" id="problem">Please type a name.</p>'

# These move the focus (and a screen reader) to the field that has the problem.
ATTRIBUTES = ' aria-describedby="problem" aria-invalid="true" autofocus'

# autofocus moves the focus to the greeting.
GREETING = """      <p class="result" tabindex="-1"
        autofocus>Hi there, {username}!</p>
      <p><a href="/greeting">Another name</a></p>"""


class MainPage(webapp2.RequestHandler):
    def get(self):
        form = FORM.format(username="", attributes="", problem="")
        page.write(self.response, "/greeting", "Enter your name...", form)

    head = get  # answer HEAD (a request for the headers only) like GET


class Greeting(webapp2.RequestHandler):
    def post(self):
        username = html.escape(self.request.get("my_name"))
        if username.strip() == "":
            form = FORM.format(
                username=username, attributes=ATTRIBUTES, problem=PROBLEM
            )
            page.write(self.response, "/greeting", "Enter your name...", form)
        else:
            greeting = GREETING.format(username=username)
            page.write(self.response, "/greeting", "Welcome", greeting)


routes = [("/", MainPage), ("/greeting", MainPage), ("/welcome", Greeting)]

my_app = webapp2.WSGIApplication(routes, debug=True)
errors.add_error_pages(my_app)
