"""The app of a staged folder, as any server starts it."""

import os
import sys

import pytest
from webtest import TestApp

from companion.app_yaml_router import site
from companion.app_yaml_router.site import app_around, make_app


@pytest.fixture
def make(folder, monkeypatch):
    """Make the folder's app, as its entrypoint would."""
    monkeypatch.syspath_prepend(str(folder))
    for name in ("hello", "other"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.delenv("GAE_ENV", raising=False)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    yield lambda: TestApp(make_app(folder / "app.yaml", folder))
    for name in ("hello", "other"):
        sys.modules.pop(name, None)


@pytest.fixture
def two_modules(folder):
    (folder / "other.py").write_text((folder / "hello.py").read_text())
    yaml = (folder / "app.yaml").read_text()
    (folder / "app.yaml").write_text(
        yaml.replace("- url: /.*", "- url: /other\n  script: other.my_app\n- url: /.*")
    )


def test_the_package_serves_the_folder_that_it_is_in(folder, monkeypatch):
    (folder / "where.py").write_text(
        "import os, random\n"
        "assert random.random\n"
        "def my_app(environ, start_response):\n"
        '    start_response("200 OK", [])\n'
        "    return [os.getcwd().encode()]\n"
    )
    (folder / "random.py").write_text("")  # hides nothing
    yaml = (folder / "app.yaml").read_text().replace("hello.", "where.")
    (folder / "app.yaml").write_text(yaml)
    (folder / "package").mkdir()
    (folder / "app.yaml").rename(folder / "package/app.yaml")
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.chdir("/")
    app = TestApp(app_around(folder / "package"))
    assert app.get("/").text == str(folder)
    monkeypatch.delitem(sys.modules, "where")


@pytest.mark.parametrize("handlers", ["", "handlers:\n- url: /\n  script: auto\n"])
def test_script_auto_is_the_app_that_entrypoint_names(make, folder, handlers):
    start = "entrypoint: gunicorn -b :$PORT hello:my_app\n"
    (folder / "app.yaml").write_text(f"runtime: python313\n{start}{handlers}")
    assert make().get("/").text == "Congratulations, it's a web app!"


UPLOADED = """\
import webapp2


class MainPage(webapp2.RequestHandler):
    def post(self):
        uploads.append(self.request.POST["file"].file)
        self.response.write(len(self.request.get("file")))


uploads = []
my_app = webapp2.WSGIApplication([("/", MainPage)])
"""


def test_a_long_upload_is_read_and_then_closed(make, folder):
    (folder / "hello.py").write_text(UPLOADED)
    app = make()
    for _ in range(2):
        files = [("file", "a.txt", b"x" * 100_000)]
        assert app.post("/", {"a": "b"}, upload_files=files).text == "100000"
    assert all(upload.closed for upload in sys.modules["hello"].uploads)


def test_a_long_form_can_be_read_while_its_answer_is_made(make, folder):
    (folder / "hello.py").write_text(
        "import webob\n"
        "def my_app(environ, start_response):\n"
        '    start_response("200 OK", [])\n'
        '    yield webob.Request(environ).POST["file"].file.read(5)\n'
    )
    files = [("file", "a.txt", b"hello" * 20_000)]
    assert make().post("/", upload_files=files).text == "hello"


def test_a_long_form_is_put_off_if_too_many_wait(make, folder, monkeypatch):
    monkeypatch.setattr(site, "MOST_LONG_FORMS", 0)
    app = make()
    response = app.post("/", "a=" + "x" * 70_000, status=503)
    assert response.headers["Retry-After"] == "1"
    app.get("/")


@pytest.mark.parametrize("host", ["evil.example/a", "[", "a b", "a:b"])
def test_a_host_that_is_none_is_refused(make, host):
    make().get("/", headers={"Host": host}, status=400)


@pytest.mark.parametrize("host", ["", "a.example:80", "127.0.0.1", "[::1]:8080", "b_c"])
def test_a_host_that_is_one_is_accepted(make, host):
    make().get("/", headers={"Host": host})


def test_no_traceback_is_shown_in_production(make, folder):
    hello = (folder / "hello.py").read_text().replace("self.response.write", "1 / 0, ")
    (folder / "hello.py").write_text(hello)
    assert "Traceback" not in make().get("/", status=500).text


def test_a_developers_machine_shows_tracebacks(make, folder):
    os.environ["GAE_ENV"] = "localdev"
    hello = (folder / "hello.py").read_text().replace("self.response.write", "1 / 0, ")
    (folder / "hello.py").write_text(hello)
    assert "ZeroDivisionError" in make().get("/", status=500).text


@pytest.mark.usefixtures("two_modules")
@pytest.mark.parametrize("text", ["import no_such_module", "1 / 0", "exit()", "oops("])
def test_a_module_that_fails_is_logged_and_only_its_own_pages_fail(
    make, folder, caplog, text
):
    (folder / "other.py").write_text(text)
    app = make()
    assert "app.yaml names other.my_app, which can't be loaded" in caplog.text
    assert "Traceback" in caplog.text
    assert "Traceback" not in app.get("/other", status=500).text
    assert app.get("/").status_int == 200


@pytest.mark.parametrize(
    "start", ["__slots__ = ()", "debug = property(lambda self: True)", ""]
)
def test_an_app_whose_debug_can_not_be_set_is_served(make, folder, start):
    (folder / "hello.py").write_text(
        f"""
class App:
    {start}
    def respond(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"plain WSGI"]
    __call__ = respond

my_app = App(){"" if start else ".respond"}
"""
    )
    assert make().get("/").text == "plain WSGI"


def test_an_app_that_is_not_webapp2s_is_served_too(make, folder):
    (folder / "hello.py").write_text(
        """
def my_app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"plain WSGI"]
"""
    )
    assert make().get("/").text == "plain WSGI"


def test_a_path_without_a_handler_is_not_found(make, folder):
    yaml = (folder / "app.yaml").read_text().replace("/.*", "/")
    (folder / "app.yaml").write_text(yaml)
    app = make()
    app.get("/")
    app.get("/nope", status=404)


def test_env_variables_are_set_unless_the_host_has_set_them(make, folder):
    yaml = (folder / "app.yaml").read_text()
    variables = "env_variables:\n  COLOUR: red\n  SHAPE: round\n"
    (folder / "app.yaml").write_text(variables + yaml)
    os.environ["SHAPE"] = "square"
    make()
    assert (os.environ["COLOUR"], os.environ["SHAPE"]) == ("red", "square")
