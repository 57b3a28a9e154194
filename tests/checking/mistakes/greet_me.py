"""Mistakes in the page that greets by the name in its own form."""

NAME = 'self.request.get("my_name")'
GREET = '<input type="submit" value="Greet me!">'

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("greet_me", "another button", {"Greet me!": "Sign In"}, f"write {GREET}"),
    ("greet_me", "post", {'method="get"': 'method="post"'}, 'write <form action="/" method="get">'),
    ("greet_me", "greeted without a name", {'greeting = ""': 'greeting = "Hi there, !"'}, "greet only if the name is not empty"),
    ("greet_me", "None without a name", {'greeting = ""': "greeting = None"}, 'write "" instead of None where there is no greeting yet'),
    ("greet_me", "the wrong way round", {'username == ""': 'username != ""'}, "the wrong way round"),
    ("greet_me", "the name isn't in the greeting", {"there, {}!": "there!"}, "greet with the value of my_name"),
    ("greet_me", "the name in the title alone", {"{}\n              <form": "<form", "<title>Enter your name...": "<title>{}"}, "only in the <title>"),
    ("greet_me", "another field's name", {'get("my_name")': 'get("name")'}, "both need the same name"),
    ("greet_me", "set in the if alone", {'            greeting = ""\n        else:': "            pass\n        else:"}, "`greeting` is only set inside the if"),
    ("greet_me", "two methods called get", {"\n\nroutes": "\n    def get(self):\n        self.response.write('<p>old</p>')\n\n\nroutes"}, "two methods are called get"),
    ("greet_me", "get calls itself", {NAME: 'self.get("my_name")'}, "positional argument"),
    ("greet_me", "the form is gone", {"self.response.write(": 'if username:\n            return self.response.write("Hi there, " + username)\n        self.response.write('}, "show the form again below the greeting"),
    ("greet_me", "never asked for", {"html.escape(self.request.get(\"my_name\"))": '""'}, "greet with the value of the field my_name"),
    ("greet_me", "the greeting printed", {'greeting = "Hi there, {}!".format(username)': 'greeting = print("Hi there, " + username) or ""'}, "print() writes to the console"),
    ("greet_me", "no {} filled in", {".format(greeting, username)": ""}, "with .format(...)"),
    ("greet_me", "no name", {' name="my_name"': ""}, 'write name="my_name"'),
    ("greet_me", "get calls itself, without end", {"def get(self):\n": "def get(self):\n        self.get()\n"}, "the method calls itself"),
    ("greet_me", "the greeting never there", {"              {}\n": "              <!-- {} -->\n"}, "where the greeting belongs"),
]  # fmt: skip
