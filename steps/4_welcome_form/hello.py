# DON'T PUT THIS STEP ONLINE. It treats what a visitor types as part of the page.
# This is called cross-site scripting, or XSS. The next step fixes it.

import webapp2


class MainPage(webapp2.RequestHandler):
    def get(self):
        self.response.headers["Content-Type"] = "text/html"
        self.response.write("""
          <html>
            <head><title>Enter your name...</title></head>
            <body>
              <form action="/welcome" method="post">
                <input type="text" name="my_name"><br>
                <input type="submit" value="Sign In">
              </form>
            </body>
            </html>""")


class Greeting(webapp2.RequestHandler):
    def post(self):
        username = self.request.get("my_name")  # HERE IS THE HOLE (XSS): not escaped
        welcome_string = """<html><body>
                          Hi there, {}!
                          </body></html>""".format(username)
        self.response.headers["Content-Type"] = "text/html"
        self.response.write(welcome_string)


routes = [("/", MainPage), ("/welcome", Greeting)]
my_app = webapp2.WSGIApplication(routes, debug=True)
