"""Mistakes in the app with all the pages."""

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("finished", "the url's path isn't in routes",
     {'routes = [("/", MainPage), ("/temperature", MainPage)]': 'routes = [("/", MainPage)]'},
     "temperature.py:66 app.yaml sends /temperature to temperature.my_app, but its routes don't "
     "have /temperature | routes needs the path that app.yaml has: write ('/temperature', MainPage)"),
    ("finished", "a bracket open", {'("/temperature", MainPage)]': '("/temperature", MainPage)'},
     "add the bracket that closes this ["),
]  # fmt: skip
