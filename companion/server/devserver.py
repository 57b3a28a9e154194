"""The command `python dev_appserver.py FOLDER`: serves a folder on this machine."""

import argparse
import contextlib
import os
from functools import partial
from pathlib import Path

from companion.commands import command_line
from companion.server import listening
from companion.server.handover import Handover, Timeouts, take_over
from companion.server.supervisor import supervise


def main(timeouts: Timeouts | None = None) -> None:
    """Run the command and exit with status 0, or with 2 on a wrong argument.

    The parent process starts the same command again as the server.
    """
    command_line.run(partial(run, timeouts or Timeouts(), take_over()))


def run(timeouts: Timeouts, handover: Handover | None) -> int:
    options = parse_arguments()
    if handover:
        from companion.server.worker import serve  # a slow import

        serve(options, handover, timeouts)
    path = command_line.find_app_yaml(options.folder)
    with contextlib.ExitStack() as closing:
        sockets = listening.listen(options.host, options.port)
        for one in sockets:
            closing.enter_context(one)
        folder = Path(os.path.realpath(path.parent))
        return supervise(sockets, folder, timeouts, options.stop_with_stdin)


def parse_arguments() -> argparse.Namespace:
    parser = command_line.ArgumentParser(
        description="Serve an App Engine folder on this machine."
    )
    parser.add_argument("folder", help="the folder with the app.yaml")
    parser.add_argument("--host", default="localhost", help="default: %(default)s")
    parser.add_argument(
        "--allow-host",
        metavar="NAME",
        type=listening.allowed_host,
        action="append",
        default=[],
        help="another host name of this server, such as a tunnel's",
    )
    parser.add_argument(
        "--port",
        type=listening.port_number,
        default=8080,
        help="default: %(default)s; 0 picks a free one",
    )
    parser.add_argument(
        "--datastore_path",
        metavar="FILE",
        help="keep the data of Google's datastore in this file",
    )
    parser.add_argument(
        "--clear_datastore", action="store_true", help="delete those data first"
    )
    parser.add_argument(
        "--full_log",
        action="store_true",
        help="log in Google's form, even on a terminal",
    )
    parser.add_argument(
        "--open", action="store_true", help="open the first page in a browser"
    )
    parser.add_argument(
        "--json", action="store_true", help="print the address as JSON, for programs"
    )
    parser.add_argument(
        "--stop_with_stdin",
        action="store_true",
        help="stop when the standard input closes, for programs",
    )
    return parser.parse_args()
