"""Mistakes in a page with a style sheet."""

LINK = '<link rel="stylesheet" href="/static/style.css">'

# (the step whose folder it was, the mistake, what there was: what there is now,
#  words of what the reader is told)
MISTAKES = [
    ("poem_css", "a comment of Python's", {"body {": "# the page\nbody {"},
     "a comment in a style sheet is /* ... */ | static/style.css:1: write `/* the page */`"),
    ("poem_css", "no rel", {'rel="stylesheet" ': ""},
     'only a link with rel="stylesheet" is a style sheet'),
    ("poem_css", "href misspelt, beside an attribute",
     {LINK: LINK.replace("href", "hrf").replace(">", ' type="text/css">')},
     'poem.py:73: write `<link rel="stylesheet" href="/static/style.css" type="text/css">`'),
    ("poem_css", "src for href", {LINK: LINK.replace("href", 'type="text/css" src')},
     'a link has href, not src | poem.py:73: write `<link rel="stylesheet" type="text/css" href='),
    ("poem_css", "the folder left out", {"/static/style.css": "/style.css"},
     'no url serves the file /style.css | link to `/static/style.css` instead'),
    ("poem_css", "only another website's", {"/static/style.css": "https://example.com/style.css"},
     'link to your own file: <link rel="stylesheet" href="/static/style.css">'),
    ("poem_css", "a file that is no style sheet", {"/static/style.css": "/static/poem.txt"},
     "a style sheet's name must end in .css"),
    ("poem_css", "a file and a folder that aren't there", {"/static/style.css": "/css/main.css"},
     "link to `/static/style.css` instead"),
    ("poem_css", "a folder in the link", {"/static/style.css": "/static/"},
     'poem.py:73 /static/: status 404, Content-Type: text/plain | a style sheet\'s name must '
     'end in .css'),
    ("poem_css", "text/plain in the headers",
     {"  static_dir: static": "  static_dir: static\n  http_headers:\n"
     "    Content-Type: text/plain"},
     "app.yaml:10 /static/style.css: status 200, Content-Type: text/plain | write Content-Type: "
     "text/css"),
    ("poem_css", "a folder as the script", {"static_dir: static": "script: static"},
     "app.yaml:8 static is a folder | write static_dir: static"),
    ("poem_css", "the folder misspelt", {"_dir: static": "_dir: statics"},
     "did you mean `static`?"),
    ("poem_css", "another folder", {"_dir: static": "_dir: css"},
     "app.yaml:8 there is no folder 'css' next to app.yaml | write static_dir: static"),
    ("poem_css", "a file in the url of a static_dir", {"url: /static": "url: /static/style.css"},
     "write `url: /static`: static_dir needs"),
    ("poem_css", "static-dir", {"static_dir": "static-dir"},
     "app.yaml:8 unknown key 'static-dir' | did you mean `static_dir`?"),
    ("poem_css", "static_files with a folder", {"static_dir": "static_files"},
     "app.yaml:8 static is a folder | write static_dir: static"),
    ("poem_css", "the file's name misspelt in the link", {"/static/style.css": "/static/styles.css"},
     "poem.py:73 there is no static/styles.css | did you mean `style.css`?"),
]  # fmt: skip
