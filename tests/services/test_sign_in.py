"""Visitors sign in with any address."""

import pytest
from webtest import TestApp

from tests.services.conftest import sign_in

NOBODY = "(None, False)"
RULES = """\
- url: /who/admin
  script: hello.app
  login: admin
- url: /who/me
  script: hello.app
  login: required
- url: /who/all
  script: hello.app
  login: optional
"""


@pytest.fixture
def app(notes, serve):
    return serve(notes(handlers=RULES).folder)


def test_a_visitor_signs_in_and_out(app):
    assert app.get("/who").text == NOBODY
    answer = sign_in(app, "ann@example.com")
    assert answer.location == "http://localhost/who"
    assert app.get("/who").text == "('ann@example.com', False)"
    assert "ann@example.com is signed in" in app.get("/_ah/login").text
    assert app.get("/_ah/logout?continue=/who").location == "http://localhost/who"
    assert app.get("/who").text == NOBODY


def test_two_browsers_are_two_people(app):
    other = TestApp(app.app)
    sign_in(app, "ann@example.com")
    sign_in(other, "bob@example.com", admin=True)
    assert app.get("/who").text == "('ann@example.com', False)"
    assert other.get("/who").text == "('bob@example.com', True)"


@pytest.mark.parametrize(
    "header",
    ["X-AppEngine-User-Email", "x-appengine-user-email", "X_AppEngine_User_Email"],
)
def test_a_header_signs_nobody_in(app, header):
    claims = {header: "ann@example.com", "X-AppEngine-User-Is-Admin": "1"}
    assert app.get("/who", headers=claims).text == NOBODY
    assert app.get("/who/admin", headers=claims).status_int == 302


def test_a_cookie_that_was_changed_signs_nobody_in(app):
    sign_in(app, "ann@example.com")
    ((name, value),) = app.cookies.items()
    app.set_cookie(name, value[:-4] + "AAAA")
    assert app.get("/who").text == NOBODY


def test_pages_with_login_required_ask_who_it_is(app):
    answer = app.get("/who/me?a=1&b=2")
    assert (
        answer.location == "http://localhost/_ah/login?continue=/who/me%3Fa%3D1%26b%3D2"
    )
    form = answer.follow().form
    form["email"] = "ann@example.com"
    assert form.submit().location == "http://localhost/who/me?a=1&b=2"
    assert app.get("/who/me").text == "('ann@example.com', False)"


def test_only_administrators_see_pages_with_login_admin(app):
    assert "/_ah/login?" in app.get("/who/admin").location
    sign_in(app, "ann@example.com")
    refused = app.get("/who/admin", status=403)
    assert refused.text.startswith("ann@example.com is signed in, but not as an admin")
    sign_in(app, "ann@example.com", admin=True)
    assert app.get("/who/admin").text == "('ann@example.com', True)"


def test_everybody_sees_pages_with_login_optional(app):
    assert app.get("/who/all").text == NOBODY


@pytest.mark.parametrize(
    "typed", ["", "ann", "ann@", "a b@c", "<b>", f"{'a' * 5000}@b.c"]
)
def test_what_is_no_address_is_shown_again(app, typed):
    page = sign_in(app, typed, admin=True)
    assert "Please type an email address" in page.text
    assert page.form["email"].value == typed
    assert page.form["admin"].checked


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/who?a=<b>", "/who?a=%3Cb%3E"),
        ("http://localhost/who", "/who"),
        ("http://evil.example/who", "/who"),
        ("//evil.example/who", "/who"),
        ("/\\evil.example", "/evil.example"),
        ("http://[", "/"),
        ("", "/"),
        ("/café", "/caf%C3%A9"),
        ("javascript:alert(1)", "/alert%281%29"),
    ],
)
def test_signing_in_leads_to_a_page_of_the_site(app, target, path):
    answer = sign_in(app, "ann@example.com", target=target)
    assert (
        answer.location.removeprefix("http://localhost")
        .replace("(", "%28")
        .replace(")", "%29")
        == path
    )


def test_a_broken_request_is_refused(app):
    app.get("/_ah/login?continue=%ff", status=400)
    app.post("/_ah/login", b"%", content_type="text/plain; charset=latin-1", status=400)


def test_an_address_is_the_same_person_each_time(notes, serve):
    here = notes()
    code = here.code.read_text().replace("user.email()", "user.user_id()")
    here.code.write_text(code)
    app = serve(here.folder)
    seen = set()
    for email in ("ann@example.com", "bob@example.com", "ann@example.com"):
        sign_in(app, email)
        seen.add(app.get("/who").text)
    assert len(seen) == 2


def test_a_visitor_stays_signed_in_when_the_server_starts_again(notes, serve):
    here = notes()
    first = serve(here.folder, data=here.data)
    sign_in(first, "ann@example.com")
    first.router.services.close()
    second = serve(here.folder, data=here.data)
    second.cookiejar = first.cookiejar
    assert second.get("/who").text == "('ann@example.com', False)"
