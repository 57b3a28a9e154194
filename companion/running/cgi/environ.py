"""The environment variables of a CGI script: RFC 3875, section 4.1."""

import os
import sys

from companion.app_yaml_router.wsgi import Environ

# The request's variables besides HTTP_...: RFC 3875, section 4.1.
META_VARIABLES = frozenset(
    """CONTENT_LENGTH CONTENT_TYPE PATH_INFO QUERY_STRING REMOTE_ADDR REMOTE_HOST
    REQUEST_METHOD SCRIPT_NAME SERVER_NAME SERVER_PORT SERVER_PROTOCOL
    SERVER_SOFTWARE""".split()
)


def variables(environ: Environ) -> dict[str, str]:
    """Return the environment variables for a script that answers the request."""
    encoding = sys.getfilesystemencoding()
    request = {
        # WSGI decodes the bytes as Latin-1. A variable can't contain a NUL.
        name: value.replace("\0", "")
        .encode("latin-1")
        .decode(encoding, "surrogateescape")
        for name, value in environ.items()
        if name in META_VARIABLES or name.startswith("HTTP_")
    }
    # Programs would read a request's "Proxy:" header as their proxy setting.
    request.pop("HTTP_PROXY", None)
    return {
        **os.environ,
        "GATEWAY_INTERFACE": "CGI/1.1",
        "PYTHONUTF8": "1",  # as on App Engine
        **request,
    }
