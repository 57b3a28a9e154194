"""Makes waitress serve an app on the sockets that the parent listens at."""

import re
import select
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from waitress.server import create_server

from companion.main import MAX_BODY, Environ, StartResponse, WSGIApp
from companion.server.connections import Listener, make_room, most_connections


def make_server(
    app: WSGIApp, listeners: Sequence[Listener], on_no_descriptors: Callable[[], object]
) -> Callable[[], None]:
    """Return the function that serves until KeyboardInterrupt.

    on_no_descriptors: called when the process can't open a connection any more.
    """
    channels: dict[int, Any] = {}
    connections = most_connections()
    for listener in listeners:
        listener.before_accept = partial(make_room, channels, connections)
        listener.on_no_descriptors = on_no_descriptors
    server = create_server(
        keep_slashes(app),
        map=channels,
        sockets=list(listeners),
        threads=8,
        max_request_body_size=MAX_BODY,
        # Eight times what gunicorn takes for a URL; a flood of headers stays outside.
        max_request_header_size=65_536,
        # make_room() sees to it that there are fewer.
        connection_limit=2 * connections,
        asyncore_use_poll=hasattr(select, "poll"),
        channel_timeout=30,  # seconds
        # Else the error page would not know whom a tunnel lets in from elsewhere.
        clear_untrusted_proxy_headers=False,
    )
    return server.run


def keep_slashes(app: WSGIApp) -> WSGIApp:
    """Undo waitress's making one slash of several at the start of a path."""

    def kept(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        slashes = re.match("/*", environ["REQUEST_URI"])
        if slashes and slashes.end() > 1:
            environ["PATH_INFO"] = slashes[0][1:] + environ["PATH_INFO"]
        return app(environ, start_response)

    return kept
