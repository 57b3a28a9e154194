"""What the local server prints when it starts."""

import ipaddress
import re
import socket
from collections.abc import Iterable
from pathlib import PurePosixPath

from companion.app_yaml_router.routing import UrlRule
from companion.config.app_yaml import AppYaml
from companion.problem import Problem
from companion.running.router import Router
from companion.server.console import loggers
from companion.terminal import tell

logger = loggers.getLogger("devserver")

REGEX_CHARACTERS = re.compile(r"[\\^$.|?*+()\[\]{}]")
REST = re.compile(r"\.\*$|\(\.\*\)$")  # matches the rest of a path


def announce(url: str, folder: str, settings: AppYaml | None) -> None:
    """Print the server's address and, if app.yaml is right, what answers each url."""
    rows = list_urls(url, settings.url_rules) if settings else []
    width = max((len(where) for where, _ in rows), default=0)
    tell(f"{settings.name if settings else folder} runs at {url} (Ctrl-C to stop)")
    for where, what in rows:
        tell(f"  {where:{width}}  {what}")
    print(flush=True)


def warn_if_public(host: str, sockets: Iterable[socket.socket]) -> None:
    """Log a warning if the server listens on other addresses than localhost."""
    addresses = [ipaddress.ip_address(one.getsockname()[0]) for one in sockets]
    if not all(address.is_loopback for address in addresses):
        logger.warning(
            f"--host {host}: anybody who can reach this machine can open these pages; "
            "leave out --host to keep them private"
        )


def list_urls(url: str, rules: Iterable[UrlRule]) -> list[tuple[str, str]]:
    """Return each handler's url with what answers it: first the pages, as links.

    The first url of a script counts as its page. The others may be the target of a
    form, which can't be opened in a browser.
    """
    pages: dict[str, tuple[str, str]] = {}
    others = []
    for rule in rules:
        path = find_path(rule)
        if path and rule.script and rule.script not in pages:
            pages[rule.script] = (url + path, describe(rule))
        else:
            others.append((path or rule.url.pattern, describe(rule)))
    return [*pages.values(), *others]


def find_path(rule: UrlRule) -> str:
    """Return the path that a handler matches, or an empty string if it is a pattern."""
    path = REST.sub("", rule.url.pattern)
    is_pattern = REGEX_CHARACTERS.search(path.replace(r"\.", ""))
    return "" if is_pattern else path.replace(r"\.", ".")


def describe(rule: UrlRule) -> str:
    if rule.static_root:
        answers = rule.static_file.replace(r"\g<1>", "...")
        return str(PurePosixPath(rule.static_root) / answers)
    below = ", and everything below it" if REST.search(rule.url.pattern) else ""
    return rule.script + below


def warn(settings: AppYaml, router: Router) -> None:
    """Log what is wrong with the scripts in app.yaml before the first request."""
    try:
        router.settings.read()  # starts Google's services
    except Problem as error:
        logger.warning("%s", error)
        return
    for script, line in settings.script_lines.items():
        if problem := router.find_problem(script):
            logger.warning("%s:%d: %s", settings.name, line, problem)


def warn_of_settings(logged: set[str], settings: AppYaml) -> None:
    """Log what works otherwise than app.yaml says, each sentence only once."""
    for warning in settings.warnings:
        if warning.message not in logged:
            logged.add(warning.message)
            logger.warning("%s", warning)
