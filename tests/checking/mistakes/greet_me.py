"""Mistakes in the page that greets by the name in its own form."""

NAME = 'self.request.get("my_name")'
GREET = '<input type="submit" value="Greet me!">'

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("greet_me", "another button", {"Greet me!": "Sign In"}, f"write {GREET}"),
    ("greet_me", "the greeting in the field",
     {".format(greeting, username)": ".format(username, greeting)"},
     'value="Hi there, Ann!" | give .format(...) the values in the order of their {}'),
    ("greet_me", "still greeted by another class",
     {"class MainPage(webapp2.RequestHandler):": "class Greeting(webapp2.RequestHandler):",
      "routes = [": "class MainPage(webapp2.RequestHandler):\n    def get(self):\n"
      "        self.response.write('<form><input name=my_name><input type=submit value=\"Greet me!\">"
      "</form>')\n\n\nroutes = ["},
     "MainPage doesn't ask for my_name | the form goes to /, which is MainPage's: get the name and "
     "greet there, and not in Greeting"),
    ("greet_me", "the page is written in else alone",
     {"        self.response.headers": "            self.response.headers",
      "        self.response.write": "            self.response.write"},
     "hello.py:14 get() wrote nothing, so the page is empty | this line belongs to the `if` on line "
     "9, so it doesn't always run: indent it less"),
    ("greet_me", "the form in an else",
     {'        self.response.write("""': '        if username:\n            self.response.write(greeting)\n'
      '        else:\n            self.response.write("""', "{}\n              <form": "<form", "(greeting, username)": "(username)"},
     "hello.py:21 Hi there, Ann! | the form is only in the else (line 16): write it outside, too"),
    ("greet_me", "two methods get",
     {'        self.response.headers': "        self.response.write(greeting)\n\n    def get(self):\n        greeting = username = ''\n"
      "        self.response.headers"}, "two methods are called get | the second replaces the first: put both into one get()"),
    ("greet_me", "or that is always true",
     {'if username == "":': 'if not (username != "" or username != None):'},
     'greet only if the name is not empty: if username != "": | hello.py:9: write `if not (username != ""):'),
    ("greet_me", "not None", {'if username == "":': "if username is None:"},
     'an empty field is "", not None'),
    ("greet_me", "is for ==", {'if username == "":': 'if str(username) is "":'},
     "is compares objects, not texts"),
    ("greet_me", "Flask's form", {'self.request.get("my_name")': 'self.request.args.get("my_name")'},
     "form, args and values are Flask's"),
    ("greet_me", "post", {'method="get"': 'method="post"'},
     'write <form action="/" method="get">'),
    ("greet_me", "greeted without a name", {'greeting = ""': 'greeting = "Hi there, !"'},
     'hello.py:10: write `greeting = ""`'),
    ("greet_me", "a greeting that stays",
     {'            greeting = ""\n': "            pass\n",
      "        username = html": "        global greeting\n        username = html",
      "class MainPage": 'greeting = ""\n\n\nclass MainPage'},
     "what one visit brings stays for the next: give it its value in get()"),
    ("greet_me", "sent to itself without end",
     {'            greeting = ""\n': '            return self.redirect("/")\n'},
     "/ sends the browser to itself, without end: remove it"),
    ("greet_me", "without a name, sent to itself without end",
     {'            greeting = ""\n        else:\n            greeting': '            return self.redirect("/")\n'
      '        greeting'},
     'hello.py:9-10: delete `if username == "":  # nobody has typed a name yet / return self.redirect("/")`'),
    ("greet_me", "greeted without a name or an end", {"there, {}!": "there, {}", 'greeting = ""': 'greeting = "Hi there, "'},
     'Hi there, | greet only if the name is not empty: if username != "":'),
    ("greet_me", "None without a name", {'greeting = ""': "greeting = None"},
     'write "" instead of None where there is no greeting yet'),
    ("greet_me", "the wrong way round", {'username == ""': 'username != ""'},
     "the if is the wrong way round: greet if the name is not empty"),
    ("greet_me", "the name isn't in the greeting", {"there, {}!": "there!"},
     'hello.py:12: write `greeting = "Hi there, {}!".format(username)`'),
    ("greet_me", "the name in the title alone",
     {"{}\n              <form": "<form", "<title>Enter your name...": "<title>{}"},
     'hello.py:16: write `<head><title>Enter your name...</title></head>`'),
    ("greet_me", "two methods called get",
     {"\n\nroutes": "\n    def get(self):\n        self.response.write('<p>old</p>')\n\n\nroutes"},
     "two methods are called get"),
    ("greet_me", "get calls itself", {NAME: 'self.get("my_name")'},
     'write self.request.get("my_name")'),
    ("greet_me", "the form is gone", {"self.response.write(":
     'if username:\n            return self.response.write("Hi there, " + username)\n'
     '        self.response.write('},
     'hello.py:14-15: delete `if username: / return self.response.write("Hi there, " + '
     'username)`'),
    ("greet_me", "never asked for", {"html.escape(self.request.get(\"my_name\"))": '""'},
     'hello.py:8: write `username = html.escape(self.request.get("my_name"))`'),
    ("greet_me", "the greeting printed",
     {'greeting = "Hi there, {}!".format(username)': 'greeting = print("Hi there, " + username) '
     'or ""'}, "print() writes to the console"),
    ("greet_me", "no name", {' name="my_name"': ""},
     'a browser only sends a field that has a name: write name="my_name"'),
    ("greet_me", "get calls itself, without end",
     {"def get(self):\n": "def get(self):\n        self.get()\n"},
     "the method calls itself endlessly: to get what was typed, write"),
]  # fmt: skip
