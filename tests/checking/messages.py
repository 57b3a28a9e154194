"""What check.py prints of a folder with a mistake, one of each kind."""

# (the step whose folder it was, the mistake, what there was: what there is now, all of
#  what is printed)
MESSAGES = [
    (
        "hello_wsgi",
        "a line of app.yaml",
        {"  script": "script"},
        """\
Step 2 of 10  #---------  hello_wsgi

FAIL app.yaml
  expected: a valid app.yaml
  got:      'script' belongs to the url above it, but isn't indented

  app.yaml, line 8:
    - script: hello.my_app
    +   script: hello.my_app
  Tried on a copy: with this change, the check passes.

  hint: write two spaces before script:, so that it lines up with url

  3 more checks can't run until this is fixed.
0 of 4 checks passed. Read again: YAML Config
""",
    ),
    (
        "hello_wsgi",
        "a file of another name",
        {"hello.my": "helo.my"},
        """\
Step 2 of 10  #---------  hello_wsgi

FAIL app.yaml
  expected: a valid app.yaml
  got:      there is no helo.py, but app.yaml names helo.my_app

  app.yaml, line 8:
    -   script: helo.my_app
    +   script: hello.my_app
  Tried on a copy: with this change, the check passes.

  hint: write script: hello.my_app

  3 more checks can't run until this is fixed.
0 of 4 checks passed. Read again: YAML Config
""",
    ),
    (
        "hello_print",
        "other words, on two pages",
        {"it's a": "this is a"},
        """\
Step 1 of 10  ----------  hello_print
ok 2 checks passed

FAIL GET /
  expected: Congratulations, it's a web app!
  got:      Congratulations, this is a web app!

  hello.py, line 4:
    - print("Congratulations, this is a web app!")
    + print("Congratulations, it's a web app!")
  Tried on a copy: with this change, the check passes.

  hint: use exactly the same words as the tutorial: "Congratulations, it's a web app!"

FAIL GET /any/page: the same page
2 of 4 checks passed. Read again: Project Setup
""",
    ),
    (
        "hello_wsgi",
        "a page that no route has",
        {'("/", M': '("/hello", M'},
        """\
Step 2 of 10  #---------  hello_wsgi
ok 1 check passed

FAIL GET /
  expected: a page
  got:      routes has no /, only /hello

  hello.py, line 10:
    - routes = [("/hello", MainPage)]
    + routes = [("/", MainPage)]
  Tried on a copy: with this change, the check passes.

  hint: add ('/', MainPage) to routes

  2 more checks can't run until this is fixed.
1 of 4 checks passed. Read again: WSGI Application
""",
    ),
    (
        "hello_wsgi",
        "nothing written",
        {"self.response.write": "print"},
        """\
Step 2 of 10  #---------  hello_wsgi
ok 1 check passed

FAIL GET /
  expected: a page
  got:      get() wrote nothing, so the page is empty

  hello.py, line 7:
    -         print("Congratulations, it's a web app!")
    +         self.response.write("Congratulations, it's a web app!")
  Tried on a copy: with this change, the check passes.

  hint: print() writes to the console; self.response.write() writes the page

  2 more checks can't run until this is fixed.
1 of 4 checks passed. Read again: WSGI Application
""",
    ),
    (
        "hello_html",
        "HTML that hides the rest",
        {"</title>": ""},
        """\
Step 3 of 10  ##--------  hello_html
ok 1 check passed

FAIL GET /
  expected: an HTML page: <html> and words
  got:      <title> hides the rest of the page

  hello.py, line 8:
    -         self.response.write("<head><title>Hello</head>")
    +         self.response.write("<head><title>Hello</title></head>")
  Tried on a copy: with this change, the check passes.

  hint: <title> isn't closed: write </title> where it should end

1 of 2 checks passed. Read again: Review Exercises
""",
    ),
    (
        "welcome_form",
        "the form's method",
        {' method="post"': ""},
        """\
Step 4 of 10  ###-------  welcome_form
ok 1 check passed

FAIL GET /
  expected: the form posts to /welcome
  got:      <form action="/welcome">

  hello.py, line 14:
    -               <form action="/welcome">
    +               <form action="/welcome" method="post">
  Tried on a copy: with this change, the check passes.

  hint: write <form action="/welcome" method="post">

  2 more checks can't run until this is fixed.
1 of 4 checks passed. Read again: Dynamic Web App
""",
    ),
    (
        "welcome_form",
        "two names for a field",
        {'name="my_name"': 'name="name"'},
        """\
Step 4 of 10  ###-------  welcome_form
ok 3 checks passed

FAIL POST /welcome, my_name=Ann
  expected: Hi there, Ann!
  got:      the form sends name, but the code asks for my_name

  hello.py, line 15:
    -                 <input type="text" name="name"><br>
    +                 <input type="text" name="my_name"><br>
  Tried on a copy: with this change, the check passes.

  hint: write name="my_name": both need the same name

3 of 4 checks passed. Read again: Dynamic Web App
""",
    ),
    (
        "welcome_form",
        "a button, and one more mistake",
        {'value="Sign In"': 'value="Sign in"', ".format(username)": ""},
        """\
Step 4 of 10  ###-------  welcome_form
ok 2 checks passed

FAIL GET /
  expected: a button that says Sign In
  got:      a button that says Sign in

  hello.py, line 16:
    -                 <input type="submit" value="Sign in">
    +                 <input type="submit" value="Sign In">
  hello.py, line 27:
    -                           </body></html>\"\"\"
    +                           </body></html>\"\"\".format(username)
  Tried on a copy: with this change, the check passes.

  hint: write <input type="submit" value="Sign In">

FAIL POST /welcome, my_name=Ann: Hi there, Ann!
2 of 4 checks passed. Read again: Dynamic Web App
""",
    ),
    (
        "welcome_form",
        "a script for an app",
        {"hello.my_app": "hello.py"},
        """\
Step 4 of 10  ###-------  welcome_form

FAIL app.yaml
  expected: script: hello.my_app
  got:      script: hello.py

  app.yaml, line 8:
    -   script: hello.py
    +   script: hello.my_app
  Tried on a copy: with this change, the check passes.

  hint: write script: hello.my_app in app.yaml

  3 more checks can't run until this is fixed.
0 of 4 checks passed. Read again: WSGI Application
""",
    ),
    (
        "welcome_escaped",
        "not escaped",
        {'html.escape(self.request.get("my_name"))': 'self.request.get("my_name")'},
        """\
Step 5 of 10  ####------  welcome_escaped
ok 4 checks passed

FAIL POST /welcome, my_name=<b>
  expected: Hi there, <b>!
  got:      Hi there, !

  hello.py, line 25:
    -         username = self.request.get("my_name")
    +         username = html.escape(self.request.get("my_name"))
  Tried on a copy: with this change, the check passes.

  hint: write username = html.escape(self.request.get("my_name"))

  1 more check can't run until this is fixed.
4 of 6 checks passed. Read again: Escaping Form Input
""",
    ),
    (
        "welcome_escaped",
        "escaped once of two places",
        {
            "<html><body>": "<html><title>{0}</title><body>",
            "Hi there, {}!": "Hi there, {1}!",
            ".format(username)": '.format(self.request.get("my_name"), username)',
        },
        """\
Step 5 of 10  ####------  welcome_escaped
ok 5 checks passed

FAIL POST /welcome with tags
  expected: no tags except your own
  got:      </title><qxz> was typed, and became part of the page

  hello.py, line 26:
    -         welcome_string = \"\"\"<html><title>{0}</title><body>
    +         welcome_string = \"\"\"<html><body>
  Tried on a copy: with this change, the check passes.

  hint: it isn't escaped in the <title>: call html.escape(...) there too

5 of 6 checks passed. Read again: Escaping Form Input
""",
    ),
    (
        "temperature",
        "another conversion",
        {"9 / 5": "5 / 9"},
        """\
Step 6 of 10  #####-----  temperature
ok 2 checks passed

FAIL GET /?cel_temp=30
  expected: Fahrenheit temperature: 86.0
  got:      Celsius temperature: Fahrenheit temperature: 48.667

  temperature.py, line 11:
    -         far_temp = float(cel_temp) * 5 / 9 + 32
    +         far_temp = float(cel_temp) * 9 / 5 + 32
  Tried on a copy: with this change, the check passes.

  4 more checks can't run until this is fixed.
2 of 7 checks passed. Read again: Temperature Converter
""",
    ),
    (
        "temperature",
        "a wrong sum",
        {"+ 32": "+ 30"},
        """\
Step 6 of 10  #####-----  temperature
ok 2 checks passed

FAIL GET /?cel_temp=30
  expected: Fahrenheit temperature: 86.0
  got:      Celsius temperature: Fahrenheit temperature: 84.0

  temperature.py, line 11:
    -         far_temp = float(cel_temp) * 9 / 5 + 30
    +         far_temp = float(cel_temp) * 9 / 5 + 32
  Tried on a copy: with this change, the check passes.

  4 more checks can't run until this is fixed.
2 of 7 checks passed. Read again: Temperature Converter
""",
    ),
    (
        "temperature",
        "no known cause",
        {"round(far_temp, 3)": "round(far_temp, 3) ** 2"},
        """\
Step 6 of 10  #####-----  temperature
ok 2 checks passed

FAIL GET /?cel_temp=30
  expected: Fahrenheit temperature: 86.0
  got:      Celsius temperature: Fahrenheit temperature: 7396.0

  temperature.py, line 12:
    -         far_temp = round(far_temp, 3) ** 2  # round to three decimal places
    +         far_temp = round(far_temp, 3)  # round to three decimal places
  Tried on a copy: with this change, the check passes.

  4 more checks can't run until this is fixed.
2 of 7 checks passed. Read again: Temperature Converter
""",
    ),
    (
        "greet_me",
        "greeted without a name",
        {'greeting = ""': 'greeting = "Hi there, !"'},
        """\
Step 7 of 10  ######----  greet_me
ok 5 checks passed

FAIL GET /
  expected: no greeting without a name
  got:      Hi there, !

  hello.py, line 10:
    -             greeting = "Hi there, !"
    +             greeting = ""
  Tried on a copy: with this change, the check passes.

5 of 6 checks passed. Read again: Review exercises
""",
    ),
    (
        "poem",
        "the name of a field",
        {'name="adjectives"': 'name="adjectivs"'},
        """\
Step 8 of 10  #######---  poem
ok 2 checks passed

FAIL GET / with words
  expected: a poem made of the words
  got:      the form sends adjectivs, but the code asks for adjectives

  poem.py, line 89:
    -                     <input type="text" id="adjectives" name="adjectivs" value="{}">
    +                     <input type="text" id="adjectives" name="adjectives" value="{}">
  Tried on a copy: with this change, the check passes.

  hint: write name="adjectives": both need the same name

  7 more checks can't run until this is fixed.
2 of 10 checks passed. Read again: The poet gains a web presence
""",
    ),
    (
        "poem_css",
        "the pages that the finished app has besides",
        {},
        """\
Step 10 of 10  #########-  finished

FAIL app.yaml
  expected: all pages in one app
  got:      no page with the greeting or the temperature converter

  hint: this step is one app with all pages, each at its own path, like first_app; you can go online without it

  23 more checks can't run until this is fixed.
0 of 24 checks passed. Read again: What you build, in README.md
""",
    ),
    (
        "poem_css",
        "a style sheet without its address",
        {"href=": "src="},
        """\
Step 9 of 10  ########--  poem_css
ok 12 checks passed

FAIL GET /
  expected: a style sheet of its own
  got:      a <link> that loads no style sheet

  poem.py, line 73:
    -               <link rel="stylesheet" src="/static/style.css">
    +               <link rel="stylesheet" href="/static/style.css">
  Tried on a copy: with this change, the check passes.

  hint: a link has href, not src

12 of 13 checks passed. Read again: Bonus: static files like CSS
""",
    ),
    (
        "poem_css",
        "static files below the pages",
        {
            "- url: /static\n  static_dir: static\n": "",
            "poem.my_app\n": "poem.my_app\n- url: /static\n  static_dir: static\n",
        },
        """\
Step 9 of 10  ########--  poem_css
ok 12 checks passed

FAIL GET /
  expected: a style sheet that loads
  got:      `- url: /.*` comes first, and takes /static/style.css

  app.yaml, line 7:
    + - url: /static
    +   static_dir: static
  app.yaml, lines 9 to 10:
    - - url: /static
    -   static_dir: static
  Tried on a copy: with this change, the check passes.

  hint: move `- url: /static` above `- url: /.*` on line 7

12 of 13 checks passed. Read again: Bonus: static files like CSS
""",
    ),
]
