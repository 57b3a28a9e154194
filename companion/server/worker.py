"""The server process: serves a folder until something ends it or it ends itself."""

import argparse
import builtins
import contextlib
import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from companion.app_yaml_router.server import default_in_forks
from companion.commands import command_line
from companion.commands.signals import ENDING, let_through, on_signals
from companion.problem import Problem
from companion.reports.error_page import error_page
from companion.running.cgi.scripts import CgiScripts
from companion.running.limits import Limits
from companion.running.router import Router
from companion.running.time_limit import TimeLimit
from companion.server import announce, console, hosts, http, listening, show_errors
from companion.server.console import log_requests, logger
from companion.server.corrections import Corrections
from companion.server.handover import Control, Handover, Timeouts
from companion.server.last_good import LastGood
from companion.server.watchdog import Watchdog
from companion.services import files
from companion.terminal import takes_escapes, tell


def serve(
    options: argparse.Namespace, handover: Handover, timeouts: Timeouts
) -> NoReturn:
    """Serve the folder until a signal arrives or the parent ends; exit with 0."""
    path = command_line.find_app_yaml(options.folder)
    name, path = str(path), path.absolute()
    listeners = [http.Listener(fileno=number) for number in handover.sockets]
    control = Control(handover.control)
    http.close_in_forks(lambda: [control.socket])
    folder = Path(os.path.realpath(path.parent))
    data = Path(options.datastore_path or files.default_file(folder)).absolute()
    if options.clear_datastore and handover.first:
        from companion.services.database import clear  # a slow import

        clear(data)
    set_up_process(path.parent, options.full_log)

    watchdog = Watchdog(control, handover.stacks, folder, timeouts)
    time_limit = TimeLimit(timeouts.page, timeouts.grace, watchdog.end_stuck)
    scripts = CgiScripts(timeouts.page, timeouts.grace)
    last_good = LastGood(folder)
    corrections = Corrections(path)
    page = partial(
        error_page,
        may_see=hosts.is_local,
        since=last_good.since,
        advice=corrections.find,
        version=corrections.version,
    )
    router = Router(
        path,
        name,
        show_error=partial(show_errors.show_error, folder, page),
        limits=Limits(time_limit, scripts),
        on_settings=partial(announce.warn_of_settings, set()),
        on_unanswered=partial(logger.warning, "%s"),
        data=data,
    )

    def end() -> None:
        scripts.end()
        with contextlib.suppress(Exception):  # a page may be putting something
            router.services.close()
        watchdog.exit(0)  # without waiting for the threads

    # Before any thread starts: each thread, and all that the reader's code starts from
    # it, has those signals blocked that are blocked now.
    on_signals(ENDING, lambda *_: end())
    default_in_forks(ENDING)
    let_through()
    app = http.end_forks(last_good.remember(router), watchdog.exit)
    app = show_errors.explain_on_page(app, folder, page)
    app = show_errors.show_on_next_page(app, handover.last_end, folder, page)
    app = hosts.check_host(app, options.host, options.allow_host)
    app = log_requests(app, on_first=partial(control.send, answered=True))
    app = corrections.tell_news(app)
    server = http.make_local_server(app, listeners, watchdog.end_saying, folder.name)
    start_thread(control.end_with_parent, end)
    watchdog.start(time_limit.frames)
    if handover.first:
        greet(options, listeners, router)
    sys.exit(server.run())


def greet(
    options: argparse.Namespace, listeners: Sequence[http.Listener], router: Router
) -> None:
    """Print where the folder is served, and warnings about it."""
    settings = None
    try:
        settings = router.settings.read_file()
    except Problem as error:
        tell(str(error), error=True)  # the pages say so, too
    url = listening.url(options.host, listeners)
    announce.warn_if_public(options.host, listeners)
    with contextlib.suppress(OSError):  # a full disk
        if options.json:
            print(json.dumps({"url": url}), flush=True)
        else:
            announce.announce(url, options.folder, settings)
    # In threads, because importing the reader's code may never end, and a browser that
    # runs in the terminal may block.
    if settings:
        start_thread(announce.warn, settings, router)
    if options.open:
        start_thread(open_browser, url)


def set_up_process(folder: Path, full_log: bool) -> None:
    """Set up logging, environment and working directory as App Engine does."""
    # Not sys.stderr, which the reader's code may close.
    stream = os.fdopen(os.dup(2), "w", errors="backslashreplace", encoding="utf-8")
    console.set_up(stream, is_short=takes_escapes(stream) and not full_log)
    # exit() itself would also close the terminal's input, which breakpoint() needs.
    builtins.exit = builtins.quit = sys.exit  # type: ignore[assignment]
    os.environ["GAE_ENV"] = "localdev"
    os.chdir(folder)


def start_thread(target: Callable[..., object], *arguments: object) -> None:
    threading.Thread(target=target, args=arguments, daemon=True).start()


def open_browser(url: str) -> None:
    import webbrowser  # a slow import that is rarely needed

    if not webbrowser.open(url):
        logger.warning("--open: no browser found; open %s yourself", url)
