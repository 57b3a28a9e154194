"""The console says why a page isn't there (404), takes no form (405) or is empty."""

import warnings

import pytest

POST = "Greeting(webapp2.RequestHandler):\n    def post(self):\n        pass\n\n\n"


@pytest.fixture
def told(folder, serve, caplog):
    """Ask for a page and return what the console says of it."""

    def told(path, method="GET", **options):
        caplog.clear()
        response = serve(folder).request(path, method=method, status="*", **options)
        assert response.status_int in (404, 405) or not response.body
        return [record.getMessage() for record in caplog.records]

    return told


@pytest.fixture
def two_pages(folder):
    text = (folder / "hello.py").read_text()
    text = text.replace("MainPage)]", "MainPage), ('/welcome', Greeting)]")
    text = text.replace("\nroutes", f"\nclass {POST}routes")
    (folder / "hello.py").write_text(text)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        (
            "/%C3%BC b",
            "hello.py:15: routes has no /ü b, only /, /welcome; add ('/ü b', ",
        ),
        (
            "/%1b[1m",
            "hello.py:15: routes has no /%1B%5B1m, only /, /welcome; add ('/%1B",
        ),
        (
            "/hello.py",
            "hello.py is in your folder, but no page; open / instead: routes",
        ),
        (
            "/note/%25s",
            "routes has no /note/%s; write '/note/%s' % (...), with the value in",
        ),
        (
            "/hello.my_app",
            "hello.my_app is in your folder, but no page; open / instead",
        ),
    ],
)
def test_an_address_is_shown_as_it_is_written_in_routes(two_pages, told, path, reason):
    (line,) = told(path)
    assert line.startswith(reason)


def test_a_folders_name_is_no_address(two_pages, told, folder):
    (line,) = told(f"/{folder.name}/")
    assert line.startswith(f"{folder.name} is in your folder, but no page; open / ins")


def test_a_class_that_routes_names_as_text_is_not_made_up(folder, told):
    text = (folder / "hello.py").read_text().split("\n\n\nclass")[0]
    (folder / "pages.py").write_text((folder / "hello.py").read_text())
    app = "my_app = webapp2.WSGIApplication([('/', 'pages.MainPage')], debug=True)\n"
    (folder / "hello.py").write_text(f"{text}\n\n{app}")
    assert told("/other") == [
        "hello.py:3: routes has no /other; add ('/other', ...) to routes"
    ]


def test_two_classes_of_one_name_are_the_reason(two_pages, folder, told):
    text = (folder / "hello.py").read_text()
    (folder / "hello.py").write_text(text.replace("Greeting", "MainPage"))
    assert told("/") == [
        "hello.py:10: two classes are called MainPage; the second replaces the first: "
        "delete it, or give it another name"
    ]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/welcom", "hello.py:15: routes has no /welcom; did you mean `/welcome`?"),
        (
            "/other",
            "hello.py:15: routes has no /other, only /, /welcome; "
            "add ('/other', MainPage) to routes",
        ),
        (
            "/welcome",
            "hello.py:11: Greeting has no method get; open the page with the form, "
            "or add a method to Greeting: def get(self)",
        ),
        (
            "/welcome?my_name=Ann",
            "hello.py:11: Greeting has no method get; write def get(self) instead of "
            'def post(self), or method="post" in the form',
        ),
    ],
)
def test_a_path_or_method_that_the_app_doesnt_have_is_explained(
    two_pages, told, path, reason
):
    assert told(path) == [reason]


def test_a_route_that_matches_every_path_is_moved_below_the_others(
    two_pages, folder, told
):
    text = (folder / "hello.py").read_text().replace("('/', M", "('/.*', M")
    (folder / "hello.py").write_text(text)
    assert told("/welcome", "POST") == [
        "hello.py:15: MainPage has no method post; move ('/welcome', Greeting) above "
        "('/.*', MainPage), which matches /welcome too"
    ]


def test_a_path_that_goes_on_after_its_quotation_mark_is_explained(two_pages, told):
    assert told("/welcome%20method=") == [
        "hello.py:15: routes has no /welcome method=; "
        "close the quotation marks after /welcome in the form or the link"
    ]


def test_bytes_in_an_address_are_explained(two_pages, told):
    assert told("/done/b'agl'") == [
        "hello.py:15: routes has no /done/b'agl'; "
        "write .decode() after what is bytes, before it goes into an address"
    ]


def test_a_misspelt_path_of_another_script_is_asked_for(handlers, told):
    scripts = "- url: /temperature\n  script: temperature.my_app\n"
    handlers(f"{scripts}- url: /.*\n  script: hello.my_app\n")
    assert told("/temperatur") == [
        "hello.py:10: routes has no /temperatur; did you mean `/temperature`?"
    ]


def test_an_old_copy_below_the_listing_is_named(two_pages, folder, told):
    hello = folder / "hello.py"
    old = hello.read_text().replace(", ('/welcome', Greeting)", "")
    hello.write_text(hello.read_text() + old)
    assert told("/welcome", "POST") == [
        "hello.py:21: MainPage, Greeting, routes and my_app are there twice; "
        "from here on, a second copy replaces the first: delete one of them"
    ]


def test_a_list_of_routes_that_is_extended_stays(two_pages, folder, told):
    with (folder / "hello.py").open("a") as code:
        code.write("routes = routes + [('/b', MainPage)]\n")
        code.write("my_app = webapp2.WSGIApplication(routes)")
    assert told("/other") == [
        "hello.py:18: routes has no /other, only /, /welcome, /b; "
        "add ('/other', MainPage) to routes"
    ]


@pytest.mark.parametrize(
    ("second", "place"), [("[('/', MainPage)]", "hello.py:18: "), ("[]", "")]
)
def test_a_second_list_of_routes_replaces_the_first(
    two_pages, folder, told, second, place
):
    with (folder / "hello.py").open("a") as code:
        code.write(f"routes = {second}\nmy_app = webapp2.WSGIApplication(routes)")
    assert told("/welcome", "POST") == [
        f"{place}routes has no /welcome; "
        "delete these routes: they replace those on line 15"
    ]


def test_a_form_sent_to_a_class_without_post_is_explained(told):
    reason = (
        "hello.py:6: MainPage has no method post; "
        'write def post(self) instead of def get(self), or method="get" in the form'
    )
    assert told("/", "POST") == [reason]


def test_a_form_sent_to_nearly_the_path_in_routes_is_explained(two_pages, told):
    reason = (
        "hello.py:15: routes has /welcome, not /welcom; "
        "write '/welcom' instead of '/welcome', or change the form's action"
    )
    assert told("/welcom", "POST") == [reason]
    assert told("/welcom?my_name=Ann") == [reason]


MACHINE = """\
import webapp2


class MainPage(webapp2.RequestHandler):
    def get(self):
        self.response.write('<form method="post"><input name="word"></form>')


class Merge(webapp2.RequestHandler):
    def post(self):
        self.response.write("merged")


my_app = webapp2.WSGIApplication([("/", MainPage){route}])
"""


@pytest.mark.parametrize(
    ("route", "reason"),
    [
        (
            ', ("/magic", Merge)',
            'hello.py:6: MainPage has no method post; write action="/magic" in the '
            "form: Merge has post()",
        ),
        (
            "",
            "hello.py:14: MainPage has no method post; write ('/', Merge) in routes",
        ),
    ],
)
def test_a_form_without_its_action_is_led_to_the_class_that_takes_it(
    folder, told, route, reason
):
    (folder / "hello.py").write_text(MACHINE.format(route=route))
    assert told("/", "POST") == [reason]


@pytest.mark.parametrize(
    ("path", "static", "reason"),
    [
        (
            "/static/style.css",
            "",
            "app.yaml: no url serves the file /static/style.css; add `- url: /static` "
            "with `static_dir: static` above the other urls",
        ),
        (
            "/css/style.css",
            "",
            "app.yaml: no url serves the file /css/style.css; add `- url: /css` "
            "with `static_dir: static` above the other urls",
        ),
        (
            "/img/a.png",
            "",
            "app.yaml: no url serves the file /img/a.png; add `- url: /img` "
            "with `static_dir: img` above the other urls",
        ),
        (
            "/style.css",
            "",
            "app.yaml: no url serves the file /style.css; add `- url: /static` with "
            "`static_dir: static` above the other urls, and link to "
            "`/static/style.css` instead",
        ),
        (
            "/style.css",
            "- url: /static\n  static_dir: static\n",
            "app.yaml: no url serves the file /style.css; "
            "link to `/static/style.css` instead",
        ),
        (
            "/static/style.css",
            "- url: /static/.*\n  static_dir: static\n",
            "app.yaml:3: no url serves the file /static/style.css; "
            "write `url: /static`: static_dir needs a folder's url",
        ),
        (
            "/other.css",
            "- url: /static\n  static_dir: static\n",
            "app.yaml: no url serves the file /other.css; "
            "link to `/static/style.css` instead",
        ),
        (
            "/icons/apple.png",
            "",
            "app.yaml: no url serves the file /icons/apple.png; add `- url: /icons` "
            "with `static_dir: static/icons` above the other urls",
        ),
        (
            "/apple.svg",
            "",
            "app.yaml: no url serves the file /apple.svg; create a folder called "
            "static, save apple.svg into it, and add `- url: /static` with "
            "`static_dir: static` above the other urls",
        ),
    ],
)
def test_a_file_that_no_handler_serves_is_explained(
    folder, handlers, told, path, static, reason
):
    (folder / "static").mkdir()
    (folder / "static/style.css").touch()
    (folder / "static/icons").mkdir()
    (folder / "static/icons/apple.png").touch()
    handlers(f"{static}- url: /.*\n  script: hello.my_app\n")
    assert told(path) == [reason]


def test_a_file_of_any_kind_below_the_handler_for_every_page_is_explained(
    handlers, told
):
    handlers(
        "- url: /.*\n  script: hello.my_app\n"
        "- url: /robots.txt\n  static_files: robots.txt\n  upload: robots.txt\n"
    )
    assert told("/robots.txt") == [
        "app.yaml:5: `- url: /.*` comes first, and takes /robots.txt; "
        "move `- url: /robots.txt` above `- url: /.*` on line 3"
    ]


@pytest.mark.parametrize(
    ("urls", "reason"),
    [
        (
            "- url: /.*\n  script: hello.my_app\n- url: /static\n  static_dir: static\n",
            "app.yaml:5: `- url: /.*` comes first, and takes /static/style.css; "
            "move `- url: /static` above `- url: /.*` on line 3",
        ),
        (
            "- url: /static\n  static_dir: statics\n- url: /.*\n  script: hello.my_app\n",
            "app.yaml:3: there is no statics/style.css; write static_dir: static",
        ),
    ],
    ids=["a handler below the one for every page", "a folder called otherwise"],
)
def test_what_keeps_a_static_file_from_visitors_is_explained(
    folder, handlers, told, urls, reason
):
    (folder / "static").mkdir()
    (folder / "static/style.css").touch()
    handlers(urls)
    assert told("/static/style.css") == [reason]


def test_an_app_without_routes(folder, told):
    text = (folder / "hello.py").read_text().replace("('/', MainPage)", "")
    (folder / "hello.py").write_text(text)
    assert told("/") == ["hello.py:10: routes has no /; add ('/', MainPage) to routes"]


@pytest.mark.parametrize("typed", ["Get", "gte", "gett"])
def test_a_misspelt_method(folder, told, typed):
    text = (folder / "hello.py").read_text().replace("def get(", f"def {typed}(")
    (folder / "hello.py").write_text(text)
    reason = "hello.py:6: MainPage has no method get; write def get(self) instead of "
    assert told("/") == [f"{reason}def {typed}(self)"]


def test_a_class_without_any_method(folder, told):
    text = (folder / "hello.py").read_text().replace("def get(", "def show(")
    (folder / "hello.py").write_text(text)
    reason = "hello.py:4: MainPage has no method get; add a method to MainPage: def get(self)"
    assert told("/") == [reason]


def test_a_route_without_its_slash_is_explained(folder, told):
    text = (folder / "hello.py").read_text().replace("('/',", "('welcome',")
    (folder / "hello.py").write_text(text)
    (reason,) = told("/welcome")
    assert reason.endswith("write the route with a slash: ('/welcome', MainPage)")


@pytest.mark.parametrize(
    ("path", "method", "reason"),
    [
        (
            "/nope",
            "GET",
            "app.yaml:3: no url in app.yaml matches /nope; write url: /.* to match any page",
        ),
        (
            "/hallo",
            "GET",
            "app.yaml:3: no url in app.yaml matches /hallo; did you mean `/hello`?",
        ),
        (
            "/static/stile.css",
            "GET",
            "app.yaml:5: there is no static/stile.css; did you mean `style.css`?",
        ),
        (
            "/static/%1b.png",
            "GET",
            "app.yaml:5: there is no static/%1B.png; save the file there",
        ),
        (
            "/%1b%0a",
            "GET",
            "app.yaml:3: no url in app.yaml matches /%1B%0A; write url: /.* to match any page",
        ),
        (
            "/static/x.png",
            "GET",
            "app.yaml:5: there is no static/x.png; save the file there",
        ),
        (
            "/static/",
            "GET",
            "app.yaml:5: static is a folder; ask for one of its files",
        ),
        (
            "/static/../../x",
            "GET",
            "app.yaml:5: there is no static/../../x; save the file there",
        ),
        (
            "/static/style.css",
            "POST",
            "app.yaml:5: /static/style.css is a static file; "
            "point the form's action at a script's url",
        ),
    ],
)
def test_a_path_that_app_yaml_leads_nowhere_is_explained(
    folder, handlers, told, path, method, reason
):
    handlers(
        "- url: /hello\n  script: hello.my_app\n- url: /static\n  static_dir: static\n"
    )
    (folder / "static").mkdir()
    (folder / "static/style.css").touch()
    assert told(path, method) == [reason]


def test_a_url_below_its_script_is_named_with_its_own_line(handlers, told):
    handlers("- script: hello.my_app\n  url: /hello\n")
    assert told("/nope")[0].startswith("app.yaml:4: no url in app.yaml matches /nope")


WRITE = "self.response.write("


@pytest.mark.parametrize(
    ("page", "reasons"),
    [
        ("pass  # ", ["hello.py:6: get() wrote nothing, so the page is empty"]),
        ("self.response.write = (", ["hello.py:8: get() wrote nothing"]),
        ("self.redirect('/there')  # ", []),
    ],
)
def test_an_empty_page_is_explained(folder, told, page, reasons):
    hello = folder / "hello.py"
    hello.write_text(hello.read_text().replace(WRITE, page))
    said = told("/")
    assert len(said) == len(reasons)
    assert all(map(str.startswith, said, reasons))


@pytest.mark.parametrize(
    "app",
    [
        "def my_app(environ, start_response):\n"
        "    start_response('200 OK', [('Content-Length', '0')])\n"
        "    return []\n",
        "import webapp2\n"
        "my_app = webapp2.WSGIApplication([('/', lambda *_: webapp2.Response())])\n",
    ],
)
def test_an_empty_page_of_another_kind_is_not(folder, told, app):
    (folder / "hello.py").write_text(app)
    assert told("/") == []


def test_a_control_character_does_not_reach_the_terminal(told):
    (reason,) = told("/%1b%0a")
    assert "\x1b" not in reason and "\n" not in reason


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("/favicon.ico", {}),
        ("/.well-known/appspecific/com.chrome.devtools.json", {}),
        ("/other", {"method": "HEAD"}),
    ],
)
def test_an_automatic_request_is_not_logged(told, path, options):
    assert told(path, **options) == []


def test_an_icon_opened_by_hand_is_logged(told):
    (reason,) = told("/favicon.ico", headers={"Sec-Fetch-Dest": "document"})
    assert "routes has no /favicon.ico" in reason


def test_an_app_that_answers_404_itself_gets_no_explanation(folder, told):
    text = (
        (folder / "hello.py")
        .read_text()
        .replace("self.response.w", "self.abort(404) #")
    )
    (folder / "hello.py").write_text(text)
    assert told("/") == []


def test_an_app_without_webapp2_gets_no_explanation(folder, told):
    (folder / "hello.py").write_text(
        "def my_app(environ, start_response):\n"
        "    start_response('404 Not Found', [])\n    return []\n"
    )
    assert told("/") == []


def test_an_error_in_answer_to_an_automatic_request_is_not_logged(
    folder, serve, caplog
):
    (folder / "hello.py").write_text("1 / 0\n")
    serve(folder).get("/favicon.ico", status=500)
    assert caplog.records == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (
            "- url: /.*\n  script: hello.my_app\n",
            "add `- url: /magic` with `script: machine.my_app` above this url",
        ),
        (
            "- url: /.*\n  script: hello.my_app\n"
            "- url: /magic\n  script: machine.my_app\n",
            "move this url and its script below those of machine.my_app",
        ),
    ],
)
def test_a_path_of_another_module_is_led_to_it(folder, handlers, told, text, hint):
    machine = MACHINE.format(route=', ("/magic", Merge)')
    (folder / "machine.py").write_text(machine)
    handlers(text)
    assert told("/magic", "POST") == [
        f"app.yaml:3: /magic goes to hello.my_app, but machine.my_app has it; {hint}"
    ]


def test_a_pattern_in_the_code_brings_no_warning_of_an_unknown_file(folder, told):
    with (folder / "hello.py").open("a") as hello:
        hello.write("\n\nNUMBER = '\\d'\n")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        told("/other")
    assert not [one for one in caught if one.filename == "<unknown>"]


def test_a_form_that_no_class_answers_gets_the_class_to_write(told):
    assert told("/welcome", "POST") == [
        "hello.py:10: routes has no /welcome, only /; "
        "write a class Greeting with def post, and add ('/welcome', Greeting) to routes"
    ]
