"""What Google's services need around an app, where app.yaml has app_engine_apis.

Source: "Access legacy bundled services for Python 3" in App Engine's documentation.
"""

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any

from .wsgi import Environ, StartResponse, WSGIApp

CLAIMS = "HTTP_X_APPENGINE_"


def remove_claims(environ: Environ) -> None:
    """Remove what only App Engine may say of a visitor, as App Engine itself does."""
    for name in [name for name in environ if name.startswith(CLAIMS)]:
        del environ[name]


def begin_request(app: WSGIApp) -> WSGIApp:
    """Wrap an app so that the SDK finds what it expects of a new request."""

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        environ.setdefault(f"{CLAIMS}AUTH_DOMAIN", "gmail.com")
        # ndb would answer from what its thread read for another request: it only takes
        # a request for a new one if os.environ is new.
        if tasklets := sys.modules.get("google.appengine.ext.ndb.tasklets"):
            tasklets._state.reset(None)
        return app(environ, start_response)

    return answer


def prepare() -> Callable[[WSGIApp], WSGIApp]:
    """Prepare the SDK before an app uses it; return what wraps an app for it.

    It keeps what it knows of a request in context variables. Its default is an
    os.environ for each request, which lacks what a module has set when it was imported.
    An app that calls wrap_wsgi_app itself gets itself back. Raises ImportError without
    the SDK.
    """
    from google.appengine import api
    from google.appengine.runtime import context

    context.READ_FROM_OS_ENVIRON = False
    wrap_wsgi_app = api.wrap_wsgi_app
    api.wrap_wsgi_app = lambda app, *_, **__: app

    def wrap(app: WSGIApp) -> WSGIApp:
        # It replaces these two in any case. WebOb doesn't know its FieldStorage, and
        # its os.environ would be empty in each thread.
        cgi: Any = sys.modules["cgi"]
        environ, field_storage = os.environ, cgi.FieldStorage
        wrapped = wrap_wsgi_app(app, use_legacy_context_mode=False)
        os.environ, cgi.FieldStorage = environ, field_storage
        return begin_request(wrapped)

    return wrap
