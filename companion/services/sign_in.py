"""The sign-in page, in place of Google's: any address, no password."""

import html
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from webob import Request, Response, exc
from webob.cookies import SignedCookieProfile

from companion.app_yaml_router.forms import read_form
from companion.app_yaml_router.google_apis import CLAIMS
from companion.app_yaml_router.routing import read_path
from companion.app_yaml_router.wsgi import Environ, WSGIApp

# What App Engine's front end tells an app of its visitor.
EMAIL, ID, ADMIN = (CLAIMS + one for one in ("USER_EMAIL", "USER_ID", "USER_IS_ADMIN"))
LOGIN = "/_ah/login"  # where dev_appserver always had it
LOGOUT = "/_ah/logout"
LONGEST = 254  # characters of an address: RFC 5321, section 4.5.3.1.3
EXAMPLE = "test@example.com"
NO_ADDRESS = "Please type an email address, such as test@example.com."
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in</title>
<style>
:root {{ color-scheme: light dark; background: Canvas; }}
body {{ margin: 2rem auto; max-width: 28rem; padding: 0 1rem;
  font: 1.0625rem/1.6 system-ui, sans-serif; }}
input[type="email"] {{ display: block; box-sizing: border-box; width: 100%; }}
input, button {{ padding: 0.25rem 0.5rem; font: inherit; }}
button {{ border: 0; background: #0b5c66; color: #fff; }}
</style>
</head>
<body>
<main>
<h1>Sign in</h1>
<p>On your own machine, any address will do. Online, Google asks for an account and its
password.</p>
<form action="{login}" method="post">
<p><label>Email <input type="email" name="email" value="{email}" required
  autofocus></label> <strong>{problem}</strong></p>
<p><label><input type="checkbox" name="admin" value="yes"{checked}> Sign in as an
  administrator</label></p>
<p><button>Sign in</button></p>
</form>
{signed_in}</main>
</body>
</html>
"""
SIGNED_IN = '<p>{email} is signed in. <a href="{logout}">Sign out</a></p>\n'


@dataclass(frozen=True)
class User:
    email: str
    is_admin: bool


class SignIn:
    """Keeps who is signed in in a cookie. secret: signs it."""

    def __init__(self, secret: bytes) -> None:
        # Each folder has its own: a browser sends a cookie to every port of a host.
        name = f"dev_appserver_login_{secret[:4].hex()}"
        self.cookie = SignedCookieProfile(
            secret.hex(), "sign in", name, httponly=True, samesite="Lax"
        )

    def user(self, environ: Environ) -> User | None:
        value = self.cookie.bind(Request(environ)).get_value()
        return User(**value) if value else None

    def page(self, environ: Environ) -> WSGIApp | None:
        """Return what answers if the request is for signing in or out."""
        if environ["PATH_INFO"] not in (LOGIN, LOGOUT):
            return None
        try:
            read_path(environ)
            read_form(environ)
        except exc.HTTPError as error:
            return error
        request = Request(environ)
        target = path_and_query(request.GET.get("continue", "/"))
        if environ["PATH_INFO"] == LOGOUT:
            return self.redirect(target, None)
        user = self.user(environ)
        if request.method != "POST":
            return login_page(target, user, user or User(EXAMPLE, False))
        email = str(request.POST.get("email", "")).strip()
        typed = User(email, "admin" in request.POST)
        if len(email) <= LONGEST and re.fullmatch(r"[^@\s]+@[^@\s]+", email):
            return self.redirect(target, typed)
        return login_page(target, user, typed, NO_ADDRESS)

    def redirect(self, target: str, user: User | None) -> WSGIApp:
        """Return a redirect that signs a user in, or whoever is signed in out."""
        headers = self.cookie.get_headers(vars(user) if user else None)
        answer = exc.HTTPFound(location=target)
        answer.headers.extend(headers)
        return answer


def login_page(target: str, user: User | None, typed: User, wrong: str = "") -> WSGIApp:
    """Return the sign-in page. typed: what its fields have. wrong: what is wrong."""
    login, logout = (html.escape(leading_to(target, path)) for path in (LOGIN, LOGOUT))
    signed_in = ""
    if user:
        signed_in = SIGNED_IN.format(email=html.escape(user.email), logout=logout)
    page = PAGE.format(
        login=login,
        email=html.escape(typed.email),
        checked=" checked" if typed.is_admin else "",
        problem=wrong,
        signed_in=signed_in,
    )
    return Response(page, cache_control="no-store")


def keep_out(environ: Environ, login: str) -> WSGIApp | None:
    """See routing.KeepOut. Source: the app.yaml reference, "Handlers element"."""
    login_url = leading_to(Request(environ).path_qs, LOGIN)
    if EMAIL not in environ:
        return exc.HTTPFound(location=login_url)
    if login == "admin" and environ[ADMIN] != "1":
        text = f"{environ[EMAIL]} is signed in, but not as an administrator.\n"
        text += f"To change that: {login_url}\n"
        return exc.HTTPForbidden(text=text, content_type="text/plain")
    return None


def leading_to(target: str, path: str) -> str:
    """Return the address of one of our pages that then leads to a target."""
    return f"{path}?continue={quote(target)}"


def path_and_query(url: str) -> str:
    """Return the path and the query of a URL, for a redirect that stays here."""
    try:
        parts = urlsplit(url)
    except ValueError:  # http://[
        return "/"
    path = quote(parts.path.lstrip("/\\"), safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    return f"/{path}?{query}" if query else f"/{path}"
