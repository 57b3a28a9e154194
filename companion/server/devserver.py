"""The command `python dev_appserver.py FOLDER`: serves a folder on this machine."""

import argparse
import contextlib
import os
from functools import partial
from pathlib import Path

from companion.commands import command_line
from companion.server import listening
from companion.server.handover import Timeouts, take_over
from companion.server.supervisor import supervise


def main(timeouts: Timeouts | None = None) -> None:
    """Run the command and exit with status 0, or with 2 on a wrong argument.

    The parent process starts the same command again as the server.
    """
    command_line.run(partial(run, timeouts or Timeouts()))


def run(timeouts: Timeouts) -> int:
    options = parse_arguments()
    if handover := take_over():
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
    add = parser.add_argument
    flag = partial(add, action="store_true")
    add("folder", help="the folder with the app.yaml")
    add("--host", default="localhost", help="default: %(default)s")
    add(
        "--allow-host",
        metavar="NAME",
        type=listening.allowed_host,
        action="append",
        default=[],
        help="another host name of this server, such as a tunnel's",
    )
    add(
        "--port",
        type=listening.port_number,
        default=8080,
        help="default: %(default)s; 0 picks a free one",
    )
    add(
        "--datastore_path",
        metavar="FILE",
        help="keep the data of Google's datastore in this file",
    )
    flag("--clear_datastore", help="delete those data first")
    flag("--full_log", help="log in Google's form, even on a terminal")
    flag("--open", help="open the first page in a browser")
    flag("--json", help="print the address as JSON, for programs")
    flag("--stop_with_stdin", help="stop when the standard input closes, for programs")
    return parser.parse_args()
