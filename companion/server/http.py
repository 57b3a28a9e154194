"""Makes waitress serve an app on the parent's listening sockets."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from waitress.server import create_server

from companion.online.http_limits import WAITRESS
from companion.online.main import WSGIApp, add_nosniff, set_up_server
from companion.server.connections import Listener, make_room, most_connections
from companion.server.forks import close_in_forks


def make_server(
    app: WSGIApp,
    listeners: Sequence[Listener],
    end_server: Callable[[str, str], object],
) -> Callable[[], None]:
    """Return a function that serves until KeyboardInterrupt.

    end_server: see Listener.
    """
    channels: dict[int, Any] = {}
    connections = most_connections()
    for listener in listeners:
        listener.before_accept = partial(make_room, channels, connections)
        listener.end_server = end_server
    close_in_forks(lambda: [channel.socket for channel in channels.values()])
    set_up_server()
    server = create_server(
        add_nosniff(app),
        map=channels,
        sockets=list(listeners),
        threads=8,
        # make_room() closes connections before waitress reaches this limit.
        connection_limit=2 * connections,
        # The error page needs these headers to tell who comes through a tunnel.
        clear_untrusted_proxy_headers=False,
        **WAITRESS,
    )
    return server.run
