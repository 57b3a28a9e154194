"""What the local server says when it starts."""

import ipaddress
import logging
import re
import socket
import sys
from collections.abc import Iterable
from pathlib import PurePosixPath

from companion.config.app_yaml import AppYaml
from companion.main import Handler
from companion.router import Router

log = logging.getLogger("devserver")

REGEX_CHARACTERS = re.compile(r"[\\^$.|?*+()\[\]{}]")


def announce(url: str, settings: AppYaml) -> None:
    """Print where app.yaml is served, and which link goes where."""
    # A terminal may lack letters of the folder's name.
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    rows = [row(route, url) for route in settings.routes]
    width = max(len(where) for where, _ in rows)
    print(f"{settings.name} runs at {url} (Ctrl-C ends it)")
    for where, what in rows:
        print(f"  {where:{width}}  {what}")
    print(flush=True)


def warn_if_public(host: str, sockets: Iterable[socket.socket]) -> None:
    """Log what it means to listen elsewhere than at localhost."""
    addresses = [ipaddress.ip_address(one.getsockname()[0]) for one in sockets]
    if not all(address.is_loopback for address in addresses):
        log.warning(
            "--host %s: whoever reaches this machine over a network can open these "
            "pages; leave --host out to keep them to yourself",
            host,
        )


def row(handler: Handler, url: str) -> tuple[str, str]:
    """Pair a handler's url, a link if it is a plain path, with what answers there."""
    pattern = handler.url.pattern
    if handler.static_root:
        answers = handler.static_file.replace(r"\g<1>", "...")
        what = str(PurePosixPath(handler.static_root) / answers)
    else:
        what = handler.script
    start = pattern.removesuffix(".*").removesuffix("(.*)")
    if REGEX_CHARACTERS.search(start.replace(r"\.", "")):
        return pattern, what
    if start != pattern and handler.script:
        what += ", and whatever begins like this"
    return url + start.replace(r"\.", "."), what


def warn(settings: AppYaml, router: Router) -> None:
    """Log what the reader had better know before the first request."""
    for handler in settings.handlers:
        for rule in handler.restrictions:
            message = "%s:%d: `%s` keeps visitors out on App Engine only, not here"
            log.warning(message, settings.name, rule.line, rule)
    for script, line in settings.script_lines.items():
        problem = router.find_problem(script)
        if problem:
            log.warning("%s:%d: %s", settings.name, line, problem)
