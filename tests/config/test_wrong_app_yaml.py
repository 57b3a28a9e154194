"""What a person reads who made a mistake in app.yaml: file, line, and what to write."""

import pytest

RUNTIME = "runtime: python27\n"
HANDLERS = RUNTIME + "handlers:\n"
ALL_FILES = """\
runtime: python27
handlers:
- url: /files/(.*)
  static_files: \\1
  upload: {}
"""
URL = HANDLERS + "- url: /.*\n"
SCRIPT = URL + "  script: hello.my_app\n"
STATIC = URL + "  static_dir: static\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        # the file
        ("", 1, "the file is empty"),
        ("# only this\n", 1, "the file is empty"),
        (b"runtime: caf\xe9\n", 1, "save the file as UTF-8"),
        ("runtime: python27".encode("utf-16"), 1, "save the file as UTF-8"),
        (RUNTIME + "version: \x07\n", 2, r"'\x07' isn't allowed here; delete it"),
        (
            "runtime: python\nenv: flex\n",
            2,
            "only App Engine's standard environment is supported; delete env",
        ),
        (
            RUNTIME + "runtime_config:\n  python_version: 3\nresources:\n  cpu: 1\n",
            2,
            "environment is supported; delete runtime_config and resources",
        ),
        (
            RUNTIME + "version: 1\nhandlers:\n- url: /\n  script: a.b\n" * 2,
            6,
            "from here on, the keys are here twice: delete one copy",
        ),
        # YAML
        ("hello\n", 1, "expected `key: value`"),
        ("handlers: [\n", 1, "not YAML"),
        ("'", 1, "missing closing quotation mark"),
        (
            HANDLERS + '- url: "/.*\n  script: a.b\n',
            3,
            "missing closing quotation mark",
        ),
        (URL + "  script hello.my_app\n", 4, "no colon; write `script:`"),
        ("runtime python27\nhandlers:\n", 1, "no colon; write `runtime:`"),
        (RUNTIME + "handlers\n- url: /\n", 2, "no colon; write `handlers:`"),
        (HANDLERS + "- url /.*\n  script: a.b\n", 3, "no colon; write `url:`"),
        (
            HANDLERS + "-url: /.*\n  script: a.b\n",
            3,
            "no space after the hyphen; write `- url:`",
        ),
        (
            HANDLERS + "- url\uff1a /.*\n  script: a.b\n",
            3,
            "not a plain colon; write `url:`",
        ),
        (
            HANDLERS + "- url:\xa0/.*\n  script: a.b\n",
            3,
            "not a plain space after the colon",
        ),
        (
            HANDLERS + "-\turl: /.*\n  script: a.b\n",
            3,
            "write a space instead of the tab",
        ),
        (HANDLERS + '- url: "/a\\.b"\n  script: a.b\n', 3, "remove the quotation"),
        (HANDLERS + "- url: *\n  script: a.b\n", 3, "to match any text, write .*"),
        ("---\na: 1\n---\nb: 2\n", 3, "not YAML"),
        (
            HANDLERS + "\t- url: /\n",
            3,
            "the line starts with a tab; write spaces instead",
        ),
        (URL + "\tscript: hello.my_app\n", 4, "the line starts with a tab"),
        # lines that aren't indented as they should be
        (
            URL + "script: hello.my_app\n",
            4,
            "'script' belongs to the url above it, but isn't indented; "
            "write two spaces before script:, so that it lines up with url",
        ),
        *(
            (
                f"{URL}{spaces}script: hello.my_app\n",
                4,
                "'script' belongs to the url above it, but isn't indented like it; "
                "write two spaces before script:, so that it lines up with url",
            )
            for spaces in (" ", "   ", "    ")
        ),
        (
            HANDLERS + "  - url: /.*\n  script: a.b\n",
            4,
            "write four spaces before script:, so that it lines up with url",
        ),
        (
            HANDLERS + "-   url: /.*\n      script: a.b\n",
            4,
            "write four spaces before script:, so that it lines up with url",
        ),
        (STATIC + "   expiration: 1d\n", 5, "so that it lines up with url"),
        (
            URL + "script: a.b\n- url: /b\nscript: a.b\n",
            4,
            "so that it lines up with url",
        ),
        (HANDLERS + "url: /.*\n", 3, "'url' belongs to a handler; write `- url:`"),
        (SCRIPT + " - url: /b\n", 5, "delete the spaces before - url:"),
        (
            HANDLERS + "  - url: /a\n    script: a.b\n- url: /b\n",
            5,
            "write two spaces before - url:, so that it lines up with - url",
        ),
        ("version: 1\n threadsafe: no\n", 2, "delete the spaces before threadsafe:"),
        (" version: 1\nruntime: a\n", 1, "delete the spaces before version:"),
        (
            "libraries:\n- name: a\n  version: b\n runtime: python27\n",
            4,
            "delete the spaces before runtime:",
        ),
        ("version: 1\n colour: a\n", 2, "indent the line like the lines around it"),
        *(
            (
                f"{URL}- {key}: hello.my_app\n",
                4,
                f"{key!r} belongs to the url above it; "
                f"write a space instead of the hyphen before {key}:",
            )
            for key in ("script", "static_dir")
        ),
        # what is missing between the lines, or doesn't belong there
        *(
            (
                above + SCRIPT.replace("handlers:\n", ""),
                above.count("\n") + 2,
                "handlers: is missing; "
                "write handlers: on its own line above the first - url:",
            )
            for above in ("", "threadsafe: yes\n\n", "inbound_services:\n- mail\n")
        ),
        ("- url: /\n", 1, "handlers: is missing"),
        (RUNTIME + "hadlers:\n- url: /\n", 2, "did you mean `handlers`?"),
        (
            "application: a version: 1 runtime: python27 handlers: - url: /.* script: a.b",
            1,
            "version: is on the same line as application:; "
            "each `key: value` goes on its own line",
        ),
        (
            HANDLERS + "- url: /.* script: a.b\n",
            3,
            "script: is on the same line as url:; each `key: value` goes on its own",
        ),
        *(
            (above + code, above.count("\n") + 1, "this line is Python; move your code")
            for above in ("", SCRIPT)
            for code in (
                "import webapp2\n",
                "from a import b\n",
                "class MainPage(webapp2.RequestHandler):\n    def get(self):\n",
                "def a(b):\n",
                'print "Content-Type: text/plain"\n',
                "print('a')\n",
                "routes = [('/', MainPage)]\n",
                "my_app = webapp2.WSGIApplication(routes, debug=True)\n",
            )
        ),
        (
            HANDLERS + "- url:/.*\n  script: a.b\n",
            3,
            "no space after the colon; write `url: `",
        ),
        (
            "runtime:python27\n" + "handlers:\n",
            1,
            "no space after the colon; write `runtime: `",
        ),
        (RUNTIME + RUNTIME, 2, "duplicate key 'runtime'; delete one"),
        (SCRIPT + "  script: hello.my_app\n", 5, "duplicate key 'script'"),
        ("? [a]\n: b\n", 1, "expected a single value"),
        ("[" * 500, 1, "brackets nested too deeply"),
        (
            "a: &many [1]\nb: *many\n",
            2,
            "*many is an alias; write out what it refers to",
        ),
        (
            "a: b: c\n",
            1,
            "a colon in the value of a; write quotation marks around the value",
        ),
        ("\r,", 2, "not YAML"),
        ("a: b\r\nc: d: e\r\n", 2, "a colon in the value of c"),
        ("a: b # c: d\n'", 2, "missing closing quotation mark"),
        ("a: b\r\tc: d\r", 2, "the line starts with a tab"),
        ("\ufeffa: é\n".encode() + b"\xff", 2, "save the file as UTF-8"),
        (b"a: b\rc: \xff\r", 2, "save the file as UTF-8"),
        ("a: b\u2028c: \x07", 2, "isn't allowed here; delete it"),
        ("a: 'b\n", 1, "missing closing quotation mark"),
        ("a: @b\n", 1, "not YAML"),
        ("a: %b\n", 1, "not YAML"),
        ("{a: b\n", 1, "not YAML"),
        ("a: ]\n", 1, "not YAML"),
        ("&a &b c\n", 1, "not YAML"),
        ("%YAML 9.9\n---\na: b\n", 1, "not YAML"),
        ('a: "\\x"\n', 1, "not YAML"),
        (
            'a: b\nc: "\\U00110000"\n',
            2,
            "there is no character with this number; delete it",
        ),
        ('a: "\\UFFFFFFFF"\n', 1, "there is no character with this number; delete it"),
        ("b: *nobody\n", 1, "*nobody is an alias"),
        ("a: &x [1]\n<<: *x\n", 2, "*x is an alias"),
        ("{" * 500, 1, "brackets nested too deeply"),
        ("- " * 5000, 1, "brackets nested too deeply"),
        ("a: " + "[" * 90_000 + "]" * 90_000, 1, "brackets nested too deeply"),
        ("!!python/object/apply:os.system [ls]\n", 1, "expected `key: value`"),
        ("// my app\n" + SCRIPT, 1, "a comment starts with #; write # instead of //"),
        (HANDLERS + "// pages\n- url: /\n", 3, "write # instead of //"),
        ("```yaml\n" + SCRIPT, 1, "``` isn't YAML; delete this line"),
        (SCRIPT + "```\n", 5, "``` isn't YAML; delete this line"),
        # keys
        (
            URL + "\xa0\xa0script: a.b\n",
            4,
            "the spaces beside 'script' aren't plain spaces; type them again",
        ),
        (URL + " \xa0script: a.b\n", 4, "the spaces beside 'script' aren't plain"),
        (URL + "  script: \xa0a.b\n", 4, "the spaces beside 'a.b' aren't plain"),
        ("runtim: python27\n", 1, "unknown key 'runtim'; did you mean `runtime`?"),
        ("Runtime: python27\n", 1, "did you mean `runtime`?"),
        ("colour: red\n", 1, "unknown key 'colour'; delete it"),
        (URL + "  scrpt: a.b\n", 4, "unknown key 'scrpt'; did you mean `script`?"),
        ("version: 1\n", 1, "no runtime; write `runtime: python27`"),
        ("runtime: go122\n", 1, "runtime can't be 'go122'; write python27"),
        ("runtime: [python27]\n", 1, "expected a single value"),
        ("runtime: python26\n", 1, "runtime can't be 'python26'"),
        ("application: [a]\n" + SCRIPT, 1, "expected a single value"),
        ("version: {a: b}\n" + SCRIPT, 1, "expected a single value"),
        ("script: a.b\n", 1, "'script' belongs to a handler; write `- url:` above it"),
        # handlers
        (
            RUNTIME,
            1,
            "no handlers; write `handlers:`, under it `- url: /.*`, "
            "and under url `script: hello_app.app`",
        ),
        (HANDLERS, 2, "expected a list"),
        (RUNTIME + "handlers: []\n", 2, "expected a list"),
        (HANDLERS + "  url: /\n", 3, "expected a list; start each entry with `- `"),
        (HANDLERS + "- /.*\n", 3, "expected `key: value`"),
        (HANDLERS + "- script: hello.my_app\n", 3, "a handler without a url; write"),
        (URL, 3, "without a script or static files; write script, static_dir"),
        (SCRIPT + "  static_dir: static\n", 3, "with script and static_dir; keep one"),
        (HANDLERS + "- url: ^/.*\n  script: a.b\n", 3, "remove the ^"),
        (HANDLERS + "- url: \\.*\n  script: a.b\n", 3, "with a slash; write /.*"),
        (HANDLERS + "- url: hello\n  script: a.b\n", 3, "write /hello"),
        (
            HANDLERS + "- url: /(\n  script: a.b\n",
            3,
            "'/(' isn't a valid regular expression",
        ),
        (HANDLERS + "- url: hello.html\n  script: a.b\n", 3, "write /hello.html"),
        (
            HANDLERS + '- url: "a\\nb"\n  script: a.b\n',
            3,
            "line breaks in a url; delete them",
        ),
        (
            HANDLERS + "- url: |\n    /.*\n  script: a.b\n",
            3,
            "line breaks in a url; delete them",
        ),
        (
            HANDLERS + "- url: \u201c/.*\u201d\n  script: a.b\n",
            3,
            "curly quotation marks",
        ),
        (HANDLERS + "- url: http://a.b/c\n  script: a.b\n", 3, "is only the path"),
        (HANDLERS + "- url:\n  script: a.b\n", 3, "write /"),
        (HANDLERS + "- url: [/]\n  script: a.b\n", 3, "expected a single value"),
        (
            HANDLERS + "- url: /a{99999999999}\n  script: a.b\n",
            3,
            "isn't a valid regular expression",
        ),
        (
            HANDLERS + f"- url: /{'(' * 5000}\n  script: a.b\n",
            3,
            "isn't a valid regular expression",
        ),
        (
            HANDLERS + "- url: /[z-a]\n  script: a.b\n",
            3,
            "isn't a valid regular expression",
        ),
        (HANDLERS + "- []\n", 3, "expected `key: value`"),
        (HANDLERS + "- {}\n", 3, "a handler without a url; write"),
        (RUNTIME + "handlers: {url: /}\n", 2, "expected a list"),
        (RUNTIME + "handlers: none\n", 2, "expected a list"),
        # scripts
        *(
            (f"{URL}  script: {script}\n", 4, f"{script!r} isn't a script; {hint}")
            for script, hint in (
                ("", "write one like hello.my_app"),
                ("hello.my-app", "write one like hello.my_app"),
                ("helo", "write one like hello.my_app"),
                ("hello", "write script: hello.py"),
                ("hello_app", "write script: hello_app.app"),
                ("app", "write script: hello_app.app"),
                ("hello_app:app", "write script: hello_app.app"),
                ("“hello_app.app”", "write script: hello_app.app"),
            )
        ),
        *(
            (
                f"{URL}  {line}\n{more}",
                4,
                f"Google's SDK; delete this handler ({lines})",
            )
            for line in (
                "script: $PYTHON_LIB/google/appengine/ext/remote_api/handler.py",
                "script: google.appengine.ext.deferred.application",
                "static_dir: $PYTHON_LIB/google/appengine/ext/admin/static",
            )
            for more, lines in (
                ("", "both lines"),
                ("  login: admin\n", "all 3 lines"),
            )
        ),
        (
            "threadsafe: true\n" + URL + "  script: hello_app.py\n",
            5,
            "hello_app.py makes an app; write script: hello_app.app",
        ),
        (
            URL + "  script: ../hello.py\n",
            4,
            "'../hello.py' isn't inside app.yaml's folder",
        ),
        (
            URL + "  script: /bin/hello.py\n",
            4,
            "a path that starts with a slash; write bin/hello.py",
        ),
        (
            URL + "  static_dir: /static\n",
            4,
            "a path that starts with a slash; write static",
        ),
        (SCRIPT + "  mime_type: text/css\n", 5, "mime_type is for static files"),
        (SCRIPT + "  upload: a\n", 5, "upload is for static files, not for a script"),
        ("threadsafe: true\n" + URL + "  script: hello.py\n", 1, "write false"),
        (
            "threadsafe: maybe\n" + SCRIPT,
            1,
            "threadsafe can't be 'maybe'; write true or false",
        ),
        (
            SCRIPT + "  login: requird\n",
            5,
            "login can't be 'requird'; write optional, required or admin",
        ),
        (
            SCRIPT + "  secure: Always\n",
            5,
            "secure can't be 'Always'; write optional, never or always",
        ),
        (
            "app_engine_apis: maybe\n" + SCRIPT,
            1,
            "app_engine_apis can't be 'maybe'; write true or false",
        ),
        # static files
        (URL + "  static_dir: .\n", 4, "static_dir: . would show everyone your code"),
        (URL + "  static_dir: static/..\n", 4, "would show everyone your code"),
        (ALL_FILES.format(".*"), 4, "this handler would show everyone your app.yaml"),
        (ALL_FILES.format(".*py"), 4, "this handler would show everyone your hello.py"),
        (
            URL + "  static_dir: hello.py\n",
            4,
            "'hello.py' is a file, not a folder; move it into",
        ),
        (URL + "  static_dir: static/a.css\n", 4, "write static_dir: static"),
        *(
            (f"{URL}  {key}\n", 4, "static is a folder; write static_dir: static")
            for key in ("script: static", "static_files: static")
        ),
        (URL + "  static_dir: ..\n", 4, "'..' isn't inside app.yaml's folder"),
        (URL + '  static_dir: "a\\0"\n', 4, "'\\x00' isn't allowed here; delete it"),
        (URL + "  static_dir: [img]\n", 4, "expected a single value"),
        (STATIC + "  expiration: 99999999999d\n", 5, "'99999999999d' isn't a time"),
        (STATIC + "  expiration: -1d\n", 5, "'-1d' isn't a time"),
        (STATIC + "  expiration:\n", 5, "'' isn't a time"),
        (STATIC + "  mime_type: [text/css]\n", 5, "expected a single value"),
        (
            STATIC + "  upload: (\n",
            5,
            "upload belongs to static_files, not to static_dir",
        ),
        (STATIC + "  login: [admin]\n", 5, "expected a single value"),
        (URL + "  static_dir:\n", 4, "'' isn't inside app.yaml's folder"),
        *(
            (
                f"{URL}  static_files: {files}\n",
                4,
                f"static_files without upload; write `upload: {upload}`",
            )
            for files, upload in (
                ("a.css", r"a\.css"),
                (r"static/\1", "static/.*"),
                (r"static/\1.png", r"static/.*\.png"),
            )
        ),
        (URL + "  static_files: \\1\n  upload: a\n", 4, "doesn't match the url"),
        (URL + "  static_files: \\g<x>\n  upload: a\n", 4, "doesn't match the url"),
        (
            URL + "  static_files: a\n  upload: (\n",
            5,
            "'(' isn't a valid regular expression",
        ),
        (
            STATIC + "  mime_type: css\n",
            5,
            "'css' isn't a MIME type; write one like text/css",
        ),
        (
            STATIC + "  expiration: 1 day\n",
            5,
            "'1 day' isn't a time; write days and hours",
        ),
        ("default_expiration: soon\n" + STATIC, 1, "'soon' isn't a time"),
        (STATIC + "  http_headers: a\n", 5, "expected `key: value`"),
        (STATIC + "  http_headers:\n    X Y: z\n", 6, "isn't a valid header name"),
        (STATIC + "  http_headers:\n    Connection: close\n", 6, "remove it"),
        (STATIC + "  http_headers:\n    content-length: 3\n", 6, "remove it"),
        (STATIC + "  http_headers:\n    X: é\n", 6, "one line of ASCII"),
        (STATIC + '  http_headers:\n    X: "a\\nb"\n', 6, "one line of ASCII"),
        # environment variables
        ("env_variables: x\n" + SCRIPT, 1, "expected `key: value`"),
        ("env_variables:\n  A=B: x\n" + SCRIPT, 2, "'A=B' isn't a valid variable name"),
        (
            'env_variables:\n  A: "\\0"\n' + SCRIPT,
            2,
            "'\\x00' isn't allowed here; delete it",
        ),
        (
            'env_variables:\n  A: "\\ud800"\n' + SCRIPT,
            2,
            "'\\ud800' isn't allowed here; delete it",
        ),
        (
            "env_variables:\n  A: 1\n  GAE_ENV: localdev\n" + SCRIPT,
            3,
            "App Engine sets GAE_ENV itself; delete the line",
        ),
        ('env_variables:\n  "": x\n' + SCRIPT, 2, "'' isn't a valid variable name"),
        (
            "env_variables:\n  A: 1\n  A: 2\n" + SCRIPT,
            3,
            "duplicate key 'A'",
        ),
        ("env_variables:\n  A: [x]\n" + SCRIPT, 2, "expected a single value"),
    ],
)
def test_a_mistake_is_reported_with_its_line_and_hint(complaint, text, line, words):
    message = complaint(text)
    assert message.startswith(f"app.yaml:{line}: ")
    assert words in message
    assert "\n" not in message
