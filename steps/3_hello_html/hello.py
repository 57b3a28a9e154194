import webapp2


class MainPage(webapp2.RequestHandler):
    def get(self):
        self.response.headers["Content-Type"] = "text/html"
        self.response.write("<html>")
        self.response.write("<head><title>Hello</title></head>")
        self.response.write("<body>")
        self.response.write("Congratulations, it's a web app!")
        self.response.write("</body>")
        self.response.write("</html>")


routes = [("/", MainPage)]

my_app = webapp2.WSGIApplication(routes, debug=True)
