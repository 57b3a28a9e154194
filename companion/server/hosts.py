"""Checks a request's Host header, and whether it comes from this machine.

Any website can point its own host name at 127.0.0.1 and then read what a server on the
visitor's machine answers (DNS rebinding). Its requests have that name in their Host
header, so only requests for allowed names are answered.
"""

import ipaddress
import re
import socket
from collections.abc import Collection, Iterable

from webob import exc

from companion.app_yaml_router.wsgi import Environ, StartResponse, WSGIApp
from companion.server.listening import EVERY_ADDRESS, is_address

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1", ""})  # "": no Host header

# Headers that a proxy or a tunnel adds for a visitor from another machine.
FORWARDED = re.compile(
    "HTTP_(X_FORWARDED_.*|X_REAL_IP|FORWARDED|VIA|TRUE_CLIENT_IP|CF_.*|CDN_LOOP)"
)

HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:]+?)\.?)(?::\d*)?")


def check_host(app: WSGIApp, host: str, allowed: Collection[str]) -> WSGIApp:
    """Wrap an app so that it only gets requests for allowed hosts, with any port.

    host: the --host. allowed: each --allow-host. A server on every address of its
    machine also allows the machine's name and any address: DNS rebinding needs a name.
    """
    every_address = host in EVERY_ADDRESS
    own = socket.gethostname() if every_address else host
    allowed_hosts = {*LOCAL_NAMES, own.lower(), *allowed}

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
    """Return the Host header's name (RFC 9110, 7.2), or all of it if it is invalid."""
    host: str = environ.get("HTTP_HOST", "").strip().lower()
    match = HOST.fullmatch(host)
    return match[1] or match[2] if match else host


def is_local(environ: Environ) -> bool:
    """Whether the request was made on this machine, for localhost."""
    try:
        # Every server sets REMOTE_ADDR. Without it, the request is from this process.
        visitor = ipaddress.ip_address(environ.get("REMOTE_ADDR", "::1"))
    except ValueError:
        return False
    return (
        visitor.is_loopback
        and host_name(environ) in LOCAL_NAMES
        and not any(map(FORWARDED.fullmatch, environ))
    )
