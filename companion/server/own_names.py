"""Refuses requests for names that aren't this server's.

A page anywhere on the web can have its own name point at 127.0.0.1, and read through
it what a server on the visitor's machine says (DNS rebinding). Its requests carry that
name in their Host header.
"""

import ipaddress
import re
import socket
from collections.abc import Collection, Iterable

from webob import exc

from companion.errors import UserError
from companion.main import Environ, StartResponse, WSGIApp
from companion.request_origin import LOCAL_NAMES, host_name

EVERY_ADDRESS = ("0.0.0.0", "::", "")


def allowed_host(value: str) -> str:
    """Return an --allow-host in small letters. Raises UserError if it is no name."""
    name = value.lower().removesuffix(".")
    if is_address(name) or re.fullmatch(r"[\w-]+(\.[\w-]+)*", name):
        return name
    raise UserError(f"--allow-host {value}: write a name only, like my-app.example.com")


def refuse_other_names(app: WSGIApp, host: str, allowed: Collection[str]) -> WSGIApp:
    """Wrap an app so that only requests for one of its names, at any port, reach it.

    `host` is the --host, `allowed` holds each --allow-host. A server that listens at
    every address of its machine may be called by any address, since only names can be
    made to point elsewhere, and by the machine's name.
    """
    every_address = host in EVERY_ADDRESS
    names = {*LOCAL_NAMES, host.lower(), *allowed, ""}  # "": no Host header
    if every_address:
        names.add(socket.gethostname().lower())

    def guarded(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        name = host_name(environ)
        if name in names or (every_address and is_address(name)):
            return app(environ, start_response)
        answer: WSGIApp = exc.HTTPForbidden(
            text=f"This server is not called {name}. If it should be, end it and "
            f"start it again with --allow-host {name}\n",
            content_type="text/plain",
        )
        return answer(environ, start_response)

    return guarded


def is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
