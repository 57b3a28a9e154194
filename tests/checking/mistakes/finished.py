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
    ("finished", "a link misspelt where links are listed",
     {'("/temperature", "Temperature"),': '("/temprature", "Temperature"),'},
     "page.py:9 routes has no /temprature | did you mean `/temperature`? | page.py:9: write "
     '`("/temperature", "Temperature"),`'),
    ("finished", "a link to a page that isn't there",
     {'<a href="/greeting">Another name': '<a href="names">Another name'},
     "greeting.py:32 routes has no /names, only / | add ('/names', MainPage) to routes"),
    ("finished", "a link to a file that isn't there",
     {'<a href="/greeting">Another name': '<a href="/static/names.txt">Another name'},
     "greeting.py:32 there is no static/names.txt | save the file there"),
    ("greet_me", "a link misspelt in an app that isn't finished",
     {"<br>": "<a href='/my_nam'>Again</a>", '("/", MainPage)': '("/my_name", MainPage)',
      'action="/"': 'action="/my_name"'},
     "did you mean `/my_name`?"),
]  # fmt: skip
