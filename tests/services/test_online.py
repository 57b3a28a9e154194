"""An app with Google's services on App Engine, and on a host that has none."""

import importlib
import sys
from dataclasses import replace

import pytest
from webtest import TestApp

from companion.app_yaml_router.site import make_app
from tests.services.conftest import NOTES
from tests.services.test_sign_in import NOBODY, RULES
from tests.support.servers import FORM, online

ANN = {
    "X-AppEngine-User-Email": "ann@example.com",
    "X-AppEngine-User-Id": "1",
    "X-AppEngine-User-Is-Admin": "0",
    "X-AppEngine-Auth-Domain": "gmail.com",
}


@pytest.fixture
def site(monkeypatch, notes, forget_modules):
    """Make the app in this process: site("standard")."""
    from google.appengine import api
    from google.appengine.runtime import initialize

    # It would load the module threading again.
    monkeypatch.setattr(initialize, "InitializeThreadingApis", lambda: None)

    def site(gae_env):
        importlib.reload(api)  # as in a new process: make_app replaces wrap_wsgi_app
        folder = notes(handlers=RULES).folder
        forget_modules(folder)
        monkeypatch.syspath_prepend(folder)
        monkeypatch.setenv("GAE_ENV", gae_env)
        return TestApp(make_app(folder / "app.yaml", folder))

    return site


def test_only_app_engine_is_believed(site):
    assert site("standard").get("/who", headers=ANN).text.startswith("('ann@")
    elsewhere = site("")
    assert elsewhere.get("/who", headers=ANN).text == NOBODY
    elsewhere.get("/who/me", headers=ANN, status=403)


def test_an_app_without_ndb_is_answered_too(site, monkeypatch):
    app = site("")
    monkeypatch.delitem(sys.modules, "google.appengine.ext.ndb.tasklets")
    assert app.get("/who").text == NOBODY


@pytest.fixture
def app_engine(notes, start):
    """Start the app as App Engine does; its front end says who is signed in."""

    def app_engine(code=NOTES):
        program = online(notes(code, RULES).folder)
        return start(replace(program, env={"GAE_ENV": "standard"}))

    return app_engine


def test_app_engine_says_who_is_signed_in(app_engine):
    server = app_engine()
    assert server.get("/who", headers=ANN).text == "('ann@example.com', False)"
    assert server.get("/who").text == NOBODY  # the thread has answered Ann before
    assert server.get("/who/me", headers=ANN).status == 200  # it keeps others out


def test_what_a_module_has_set_and_a_form_has_sent_reaches_a_wrapped_app(app_engine):
    wrapped = (
        "\nfrom google.appengine.api import wrap_wsgi_app\n\napp = wrap_wsgi_app(app)\n"
    )
    code = NOTES.replace(
        "class Note(", 'import os\n\nos.environ["SET"] = "here"\n\n\nclass Note('
    )
    code = code.replace(
        "str(note.put().id())", 'os.environ["SET"] + self.request.POST["f"].filename'
    )
    server = app_engine(code + wrapped)
    assert server.get("/who", headers=ANN).text == "('ann@example.com', False)"
    part = (
        '--x\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n'
        "\r\nhi\r\n--x--\r\n"
    )
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    for _ in range(2):
        assert server.get("/", "POST", body=part, headers=headers).text == "herea.txt"


def test_another_host_signs_nobody_in_and_shows_no_page_that_asks_for_it(notes, start):
    program = online(notes(handlers=RULES).folder)
    server = start(replace(program, env={"GAE_ENV": None}))
    assert server.get("/who", headers=ANN).text == NOBODY
    assert server.get("/who/me", headers=ANN).status == 403
    assert server.get("/who/all").status == 200
    assert server.get("/", "POST", body="text=milk", headers=FORM).status == 500
    assert "without active security ticket" in server.wait_for_log("security ticket")
