"""Mistakes in the app with all the pages."""

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("finished", "the url's path isn't in routes", {'routes = [("/", MainPage), ("/temperature", MainPage)]': 'routes = [("/", MainPage)]'}, "routes needs the path that app.yaml has: write ('/temperature', MainPage)"),
    ("finished", "a bracket open", {'("/temperature", MainPage)]': '("/temperature", MainPage)'}, "SyntaxError"),
    ("finished", "other words on the first page", {"Congratulations, it's a web app!": "Hello"}, "Hello | use exactly the same words"),
]  # fmt: skip
