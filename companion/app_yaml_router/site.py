"""The app of a whole folder: its app.yaml, and the apps that app.yaml names."""

import contextlib
import importlib
import logging
import os
import re
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

import yaml
from webob import exc
from webob.request import BaseRequest

from . import google_apis
from .conformance import conform
from .forms import close_files
from .routing import AUTO, FALSE, TRUE, find_answer, named_app, read_rule, rest
from .wsgi import Environ, StartResponse, WSGIApp, refused

# RFC 9110, section 7.2: a name or an address, and a port.
HOST = re.compile(r"([\w.~%-]*|\[[\da-fA-F:.]+\])(:\d*)?")
# Bytes. Longer forms are answered one at a time: their pages take much memory, and
# webapp2 reads a file into memory when an app asks for it.
LONG_FORM = 64 * 1024
MOST_LONG_FORMS = 5  # that wait, so that the other threads are free for other visitors


def app_around(package: Path) -> WSGIApp:
    """Return the app of the folder around a package. Exits if it has no app.yaml."""
    if not (package / "app.yaml").is_file():
        sys.exit(
            f"there is no app.yaml in {package}; type `python appcfg.py stage FOLDER "
            "OUT`, and start this package in OUT"
        )
    # As on App Engine, whatever folder the host starts it in. The folder comes last, so
    # that its modules hide none of Python's own; the local server does the same.
    sys.path.append(str(package.parent))
    os.chdir(package.parent)
    return make_app(package / "app.yaml", package.parent)


def make_app(app_yaml: Path, folder: Path) -> WSGIApp:
    """Make the app that answers as the handlers in app.yaml say.

    folder: where its static files are. Its modules have to be on sys.path.
    """
    text = app_yaml.read_text(encoding="utf-8-sig")
    settings = yaml.load(text, Loader=yaml.BaseLoader)  # each value is a string
    for name, value in settings.get("env_variables", {}).items():
        os.environ.setdefault(name, value)
    defaults = {"expiration": settings.get("default_expiration", "")}
    auto = named_app(settings.get("entrypoint", "")) or AUTO
    entries = settings.get("handlers", ())
    handlers = [read_rule({**defaults, **entry}, auto) for entry in entries]
    handlers += rest(folder, settings["runtime"], auto, handlers)
    scripts = {handler.script for handler in handlers if handler.script}
    has_apis = settings.get("app_engine_apis", "").lower() in TRUE
    wrap = google_apis.prepare() if has_apis else lambda app: app
    apps = {script: wrap(load(script)) for script in scripts}
    # App Engine keeps visitors out by itself, as does Google's local server. Nobody can
    # sign in on another host.
    is_google = os.environ.get("GAE_ENV") in ("standard", "localdev")
    keep_out = None if is_google else lambda *_: refused(exc.HTTPForbidden)
    lock = threading.Lock()
    one_at_a_time = settings.get("threadsafe", "").lower() in FALSE
    long_forms = threading.BoundedSemaphore(MOST_LONG_FORMS)

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not is_google:
            google_apis.remove_claims(environ)
        found = find_answer(environ, folder, handlers, apps.__getitem__, keep_out)
        return found(environ, start_response)

    def app(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not HOST.fullmatch(environ.get("HTTP_HOST", "")):  # a redirect would have it
            return refused(exc.HTTPBadRequest)(environ, start_response)
        length = environ.get("CONTENT_LENGTH") and BaseRequest(environ).content_length
        if (length or 0) <= LONG_FORM:
            with lock if one_at_a_time else contextlib.nullcontext():
                return answer(environ, start_response)
        if not long_forms.acquire(blocking=False):
            busy = refused(exc.HTTPServiceUnavailable, **{"Retry-After": "1"})
            return busy(environ, start_response)
        try:
            with lock:
                body = answer(environ, start_response)
                if isinstance(body, list):  # nothing of the form is needed any more
                    close_files(environ)
                return body
        finally:
            long_forms.release()

    return conform(app)


def load(script: str) -> WSGIApp:
    """Import `module.my_app`; if that fails, log why and answer 500 in its place."""
    module, _, name = script.rpartition(".")
    try:
        app: WSGIApp = getattr(importlib.import_module(module), name)
        if os.environ.get("GAE_ENV") != "localdev":  # only developers see tracebacks
            # A method, for one, has no debug that could be set.
            with contextlib.suppress(AttributeError, TypeError):
                app.debug = False  # type: ignore[attr-defined]
    except (Exception, SystemExit):  # SystemExit: the module calls exit()
        logging.exception("app.yaml names %s, which can't be loaded", script)
        return refused(exc.HTTPInternalServerError)
    return app
