"""Mistakes in the app with all the pages."""

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("finished", "the url's path isn't in routes", {'routes = [("/", MainPage), ("/temperature", MainPage)]': 'routes = [("/", MainPage)]'}, 'temperature.py:66: write `routes = [("/", MainPage), ("/temperature", MainPage)]`'),
    ("finished", "a bracket open", {'("/temperature", MainPage)]': '("/temperature", MainPage)'}, "SyntaxError"),
    ("finished", "other words on the first page", {"Congratulations, it's a web app!": "Hello"}, 'hello.py:11: write `self.response.write("Congratulations, it\'s a web app!")`'),
]  # fmt: skip
