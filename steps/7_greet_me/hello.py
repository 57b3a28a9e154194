import html

import webapp2


class MainPage(webapp2.RequestHandler):
    def get(self):
        username = html.escape(self.request.get("my_name"))
        if username == "":  # nobody has typed a name yet
            greeting = ""
        else:
            greeting = "Hi there, {}!".format(username)
        self.response.headers["Content-Type"] = "text/html"
        self.response.write("""
          <html>
            <head><title>Enter your name...</title></head>
            <body>
              {}
              <form action="/" method="get">
                <input type="text" name="my_name" value="{}"><br>
                <input type="submit" value="Greet me!">
              </form>
            </body>
          </html>""".format(greeting, username))


routes = [("/", MainPage)]

my_app = webapp2.WSGIApplication(routes, debug=True)
