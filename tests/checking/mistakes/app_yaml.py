"""Mistakes in app.yaml."""

STATIC = "- url: /static\n  static_dir: static\n"

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("hello_wsgi", "script a blank short", {"  script": " script"}, "app.yaml:8"),
    ("hello_wsgi", "script not indented", {"  script": "script"}, "app.yaml:8 'script' belongs to the url above it"),
    ("poem_css", "static_dir not indented", {"  static_dir": "static_dir"}, "write two spaces before static_dir:"),
    ("hello_wsgi", "a tab", {"  script": "\tscript"}, "app.yaml:8 the line starts with a tab"),
    ("hello_wsgi", "no blank after url:", {"url: /": "url:/"}, "app.yaml:7 no space after the colon"),
    ("hello_wsgi", "no handlers:", {"handlers:\n": ""}, "write handlers: on its own line"),
    ("hello_wsgi", "a script's name misspelt", {"hello.my": "helo.my"}, "rename hello.py to helo.py, or write script: hello.my_app"),
    ("hello_wsgi", "another script's name", {"hello.my": "main.my"}, "your file is hello.py: write script: hello.my_app"),
    ("hello_wsgi", "a slash for the dot", {"hello.my_app": "hello/my_app"}, "write a dot instead of the slash: script: hello.my_app"),
    ("hello_wsgi", "no app in script", {"hello.my_app": "hello"}, "write script: hello.my_app"),
    ("hello_wsgi", "a file and an app", {"hello.my_app": "hello.py.my_app"}, "write script: hello.my_app"),
    ("hello_wsgi", "only the app", {"script: hello.my_app": "script: my_app"}, "write script: hello.my_app"),
    ("hello_wsgi", "an app called otherwise", {"hello.my_app": "hello.app"}, "did you mean `hello.my_app`?"),
    ("hello_wsgi", "a capital letter", {"hello.my_app": "Hello.my_app"}, "write script: hello.my_app"),
    ("hello_wsgi", "another module and app", {"hello.my_app": "nothing.app"}, "write script: hello.my_app"),
    ("hello_print", "no .py in script", {"hello.py": "hello"}, "write script: hello.py"),
    ("hello_wsgi", "still the script", {"hello.my_app": "hello.py"}, "script: hello.my_app"),
    ("hello_wsgi", "another app's name", {"my_app =": "my_ap ="}, "did you mean `hello.my_ap`?"),
    ("hello_wsgi", "a url that fits nothing", {"/.*": "/hello"}, "write url: /.*"),
    ("hello_print", "the url of one page", {"/.*": "/"}, "app.yaml:7 status 404 | write url: /.*"),
    ("poem_css", "a folder that isn't there", {"_dir: static": "_dir: css"}, "there is no folder"),
    ("poem_css", "a file for the folder", {"_dir: static": "_dir: static/style.css"}, "static_dir names a folder, not a file: write static_dir: static"),
    ("poem_css", "static below /.*", {STATIC: "", "poem.my_app\n": "poem.my_app\n" + STATIC}, "comes first and matches every page"),
    ("poem_css", "static left out", {STATIC: ""}, "static_dir: static, above url: /.*"),
    ("poem_css", "a wrong mime_type", {"_dir: static": "_dir: static\n  mime_type: text/plain"}, "remove mime_type"),
    ("finished", "/.* first", {"- url: /greeting": "- url: /.*\n  script: hello.my_app\n- url: /greeting"}, "move it to the end"),
    ("welcome_form", "the url of the second page alone", {"/.*": "/welcome"}, "app.yaml:7 no url in app.yaml matches / | write url: /.*"),
    ("welcome_form", "the url of the first page alone", {"url: /.*": "url: /"}, "app.yaml:7 status 404: there is no page /welcome | no url in app.yaml matches /welcome: write url: /.*"),
]  # fmt: skip
