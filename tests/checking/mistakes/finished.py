"""Mistakes in the app with all the pages."""

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("finished", "the url's path isn't in routes",
     {'routes = [("/", MainPage), ("/temperature", MainPage)]': 'routes = [("/", MainPage)]'},
     'temperature.py:66: write `routes = [("/", MainPage), ("/temperature", MainPage)]`'),
    ("finished", "a bracket open", {'("/temperature", MainPage)]': '("/temperature", MainPage)'},
     "add the bracket that closes this ["),
]  # fmt: skip
