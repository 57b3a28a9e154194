"""Tells a CGI script about the request in its environment: RFC 3875, section 4.1."""

import os

from companion.online.main import Environ

# The request's variables besides HTTP_...: RFC 3875, section 4.1.
META_VARIABLES = frozenset(
    """CONTENT_LENGTH CONTENT_TYPE PATH_INFO QUERY_STRING REMOTE_ADDR REMOTE_HOST
    REQUEST_METHOD SCRIPT_NAME SERVER_NAME SERVER_PORT SERVER_PROTOCOL
    SERVER_SOFTWARE""".split()
)


def variables(environ: Environ) -> dict[str, str]:
    """Return the environment for a script that answers the request."""
    request = {
        # The server handed us the bytes as Latin-1; a NUL can't be in a variable.
        name: os.fsdecode(value.encode("latin-1").replace(b"\0", b""))
        for name, value in environ.items()
        if name in META_VARIABLES or name.startswith("HTTP_")
    }
    # A request's "Proxy:" header is not the setting that programs take it for.
    request.pop("HTTP_PROXY", None)
    return {
        **os.environ,
        "GATEWAY_INTERFACE": "CGI/1.1",
        "PYTHONIOENCODING": "utf-8",
        **request,
    }
