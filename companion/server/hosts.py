"""Checks by which name a request calls this server, and where it comes from.

A page anywhere on the web can have its own name point at 127.0.0.1, and read through
it what a server on the visitor's machine says (DNS rebinding). Its requests carry that
name in their Host header.
"""

import ipaddress
import re
import socket
from collections.abc import Collection, Iterable

from webob import exc

from companion.online.main import Environ, StartResponse, WSGIApp
from companion.server.listening import is_address

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
EVERY_ADDRESS = ("0.0.0.0", "::", "")

# What a proxy or a tunnel says about a visitor whom it lets in from elsewhere.
FORWARDED = re.compile(
    "HTTP_(X_FORWARDED_.*|X_REAL_IP|FORWARDED|VIA|TRUE_CLIENT_IP|CF_.*|CDN_LOOP)"
)

HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:]+?)\.?)(?::\d*)?")


def check_host(app: WSGIApp, host: str, allowed: Collection[str]) -> WSGIApp:
    """Wrap an app so that only requests for an allowed name, at any port, reach it.

    `host` is the --host, `allowed` holds each --allow-host. A server that listens at
    every address of its machine may be called by any address, since only names can be
    made to point elsewhere, and by the machine's name.
    """
    every_address = host in EVERY_ADDRESS
    allowed_hosts = {*LOCAL_NAMES, host.lower(), *allowed, ""}  # "": no Host header
    if every_address:
        allowed_hosts.add(socket.gethostname().lower())

    def checked(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        name = host_name(environ)
        if name in allowed_hosts or (every_address and is_address(name)):
            return app(environ, start_response)
        answer: WSGIApp = exc.HTTPForbidden(
            text=f"This server is not called {name}. If that name is right, "
            f"restart the server with --allow-host {name}\n",
            content_type="text/plain",
        )
        return answer(environ, start_response)

    return checked


def host_name(environ: Environ) -> str:
    """Return the name in the Host header, in small letters and without its port.

    It is empty without such a header; one that isn't valid is returned whole.
    Source: RFC 9110, section 7.2.
    """
    host: str = environ.get("HTTP_HOST", "").strip().lower()
    match = HOST.fullmatch(host)
    return match[1] or match[2] if match else host


def is_local(environ: Environ) -> bool:
    """Whether the request was made on this machine, for a page at localhost."""
    try:
        # Every server says where a request comes from; without one, it is in-process.
        visitor = ipaddress.ip_address(environ.get("REMOTE_ADDR", "::1"))
    except ValueError:
        return False
    return (
        visitor.is_loopback
        and host_name(environ) in LOCAL_NAMES | {""}
        and not any(map(FORWARDED.fullmatch, environ))
    )
