"""The command `python dev_appserver.py FOLDER`: serves a folder on this machine."""

import argparse
import contextlib
import logging
import os
import re
import signal
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType

from waitress.server import create_server

from companion import command_line
from companion.config import app_yaml
from companion.main import MAX_BODY, Environ, StartResponse, WSGIApp
from companion.router import Router
from companion.server import announce, heartbeat, listening, own_names
from companion.server.request_log import log_requests


def main() -> None:
    """Run the command line and end the process: status 0, or 2 on a wrong argument."""
    command_line.run(serve)


def serve() -> int:
    options = parse_arguments()
    path = command_line.find_app_yaml(options.folder)
    name, path = str(path), path.absolute()
    settings = app_yaml.read(path, name)
    sockets = listening.listen(options.host, options.port)
    url = listening.url(options.host, sockets)

    set_up_process(path.parent)
    router = Router(path, name)
    end_on_signals(router)
    app = own_names.refuse_other_names(router, options.host, options.allow_host)
    server = create_server(
        log_requests(keep_slashes(app)),
        sockets=sockets,
        threads=8,
        max_request_body_size=MAX_BODY,
        # Eight times what gunicorn takes for a URL; a flood of headers stays outside.
        max_request_header_size=65_536,
        # Many more than waitress's 100, so that idle ones leave room for others.
        connection_limit=500,
        asyncore_use_poll=True,
        channel_timeout=30,  # seconds
        # Else the error page would not know whom a tunnel lets in from elsewhere.
        clear_untrusted_proxy_headers=False,
    )
    with contextlib.suppress(KeyboardInterrupt):
        announce.tell_who_else_comes_in(options.host, sockets)
        announce.announce(name, url, settings)
        heartbeat.start()
        # In threads, because the reader's code may not come to an end when it is
        # imported, nor may a browser that runs in the terminal.
        start_thread(announce.warn, name, settings, router)
        if options.open:
            start_thread(open_browser, url)
        server.run()  # until KeyboardInterrupt
    return 0


def parse_arguments() -> argparse.Namespace:
    parser = command_line.ArgumentParser(
        description="Serve an App Engine folder on this machine, as last saved."
    )
    parser.add_argument("folder", help="the folder with the app.yaml")
    parser.add_argument("--host", default="localhost", help="default: %(default)s")
    parser.add_argument(
        "--allow-host",
        metavar="NAME",
        type=own_names.allowed_host,
        action="append",
        default=[],
        help="another name that this server is called by, such as a tunnel's",
    )
    parser.add_argument(
        "--port",
        type=listening.port_number,
        default=8080,
        help="default: %(default)s; 0 takes any that is free",
    )
    parser.add_argument("--open", action="store_true", help="open it in the browser")
    return parser.parse_args()


def start_thread(target: Callable[..., object], *arguments: object) -> None:
    threading.Thread(target=target, args=arguments, daemon=True).start()


def open_browser(url: str) -> None:
    import webbrowser  # takes a while, and is seldom asked for

    webbrowser.open(url)


def set_up_process(folder: Path) -> None:
    """Make the process look to the app as App Engine's do."""
    logging.basicConfig(
        level=logging.INFO, format="%(levelname)-8s %(asctime)s %(name)s: %(message)s"
    )
    # waitress would warn whenever more requests come at once than it has threads.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    os.environ["GAE_ENV"] = "localdev"
    os.chdir(folder)


def end_on_signals(router: Router) -> None:
    """Have Ctrl-C and SIGTERM end the scripts that run, then the server."""

    def end(signal_number: int, frame: FrameType | None) -> None:
        router.scripts.close()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)


def keep_slashes(app: WSGIApp) -> WSGIApp:
    """Undo waitress's making one slash of several at the start of a path."""

    def kept(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        slashes = re.match("/*", environ["REQUEST_URI"])
        if slashes and slashes.end() > 1:
            environ["PATH_INFO"] = slashes[0][1:] + environ["PATH_INFO"]
        return app(environ, start_response)

    return kept
