"""Where a request comes from, and which name of this machine it was sent to."""

import ipaddress
import re

from companion.main import Environ

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})

# What a proxy or a tunnel tells of a visitor that it lets in from elsewhere.
FORWARDED = re.compile(
    "HTTP_(X_FORWARDED_.*|X_REAL_IP|FORWARDED|VIA|TRUE_CLIENT_IP|CF_.*|CDN_LOOP)"
)

HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:]+?)\.?)(?::\d*)?")


def host_name(environ: Environ) -> str:
    """Return the name in the Host header, in small letters and without its port.

    It is empty if there is no such header, and a header that is none is returned whole.
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
