"""Which handler answers which path."""

import os

import pytest

ECHO = """
def my_app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [__name__.encode()]
"""


@pytest.mark.parametrize(
    ("url", "path", "answered"),
    [
        ("/.*", "/", True),
        ("/.*", "/a/b.txt", True),
        ("/foo", "/foo", True),
        ("/foo", "/foo/", False),
        ("/foo", "/foobar", False),
        ("/foo", "/Foo", False),
        ("/foo", "/foo?bar=1", True),
        ("/foo$", "/foo", True),
        (r"/cost\$", "/cost$", True),
        ("/foo|/bar", "/bar", True),
        ("/foo|/bar", "/fooxyz", False),
        ("/(a|b)c", "/bc", True),
        ("/caf%C3%A9", "/caf%C3%A9", False),
        ("/café", "/caf%C3%A9", True),
        ("/a b", "/a%20b", True),
        ("/a/b", "/a//b", False),
    ],
)
def test_a_url_has_to_match_the_whole_decoded_path(
    folder, serve, handlers, url, path, answered
):
    handlers(f"- url: {url}\n  script: echo.my_app\n")
    (folder / "echo.py").write_text(ECHO)
    assert serve(folder).get(path, status="*").status_int == (200 if answered else 404)


def test_the_first_handler_that_matches_answers(folder, serve, handlers):
    handlers("- url: /a\n  script: first.my_app\n- url: /.*\n  script: second.my_app\n")
    (folder / "first.py").write_text(ECHO)
    (folder / "second.py").write_text(ECHO)
    app = serve(folder)
    assert [app.get(path).text for path in ("/a", "/b")] == ["first", "second"]


def test_a_module_may_lie_in_a_package(folder, serve, handlers):
    handlers("- url: /.*\n  script: pages.front.my_app\n")
    (folder / "pages").mkdir()
    (folder / "pages" / "front.py").write_text(ECHO)
    assert serve(folder).get("/").text == "pages.front"


def test_script_auto_is_answered_by_main_py(folder, serve, handlers):
    handlers("- url: /.*\n  script: auto\n")
    (folder / "main.py").write_text(ECHO.replace("my_app", "app"))
    assert serve(folder).get("/").text == "main"


def test_a_python_3_app_without_handlers_is_answered_by_its_entrypoint(folder, serve):
    start = "entrypoint: gunicorn -b :$PORT web:application\n"
    (folder / "app.yaml").write_text(f"runtime: python313\n{start}")
    (folder / "web.py").write_text(ECHO.replace("my_app", "application"))
    assert serve(folder).get("/a/b").text == "web"


def test_env_variables_are_set_while_app_yaml_says_so(
    folder, serve, handlers, monkeypatch
):
    monkeypatch.setenv("GREETING", "outside")
    monkeypatch.delenv("OTHER", raising=False)
    (folder / "echo.py").write_text(
        "import os\n" + ECHO.replace("__name__", 'os.environ["GREETING"]')
    )
    handler = "- url: /.*\n  script: echo.my_app\n"
    app = serve(folder)
    handlers(handler, above="env_variables:\n  GREETING: inside\n  OTHER: x\n")
    assert app.get("/").text == "inside"
    assert os.environ["OTHER"] == "x"
    handlers(handler)
    assert app.get("/").text == "outside"
    assert "OTHER" not in os.environ


def test_threadsafe_false_means_one_request_at_a_time(folder, serve, handlers):
    (folder / "echo.py").write_text(
        "import threading, time\nrunning = []\nmost = []\n"
        + ECHO.replace(
            "    start_response",
            "    running.append(1)\n    most.append(len(running))\n"
            "    time.sleep(0.02)\n    running.pop()\n    start_response",
            1,
        ).replace("__name__", "str(max(most))")
    )
    handler = "- url: /.*\n  script: echo.my_app\n"
    app = serve(folder)
    for threadsafe, together in (("false", False), ("true", True)):
        handlers(handler, above=f"threadsafe: {threadsafe}\n")
        assert (int(ask_at_once(app)) > 1) is together


def ask_at_once(app):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: app.get("/"), range(4)))
    return app.get("/").text


def test_a_problem_without_a_hint_has_no_semicolon(folder, serve):
    router = serve(folder).router
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(yaml.replace("/.*", "/("))
    problem = router.find_problem("hello.my_app")
    assert "isn't a valid regular expression" in problem
    assert not problem.rstrip().endswith(";")
