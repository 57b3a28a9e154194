"""Turns app.yaml into the deploy.yaml that App Engine's servers accept."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from companion.config import yaml_file
from companion.config.app_yaml import AppYaml
from companion.config.scripts import is_cgi
from companion.config.yaml_file import error_at, mapping, sequence, text
from companion.online.http_limits import CONNECTIONS_ONLINE, WAITRESS, arguments

HEADER = """\
# Written by appcfg.py from app.yaml, the file to edit. It says the same in the way
# that App Engine's servers want: each script is "auto", and main.py does the routing.
"""
ENTRYPOINT = """
# How App Engine starts the app: waitress, the HTTP server, takes it from main.py.
# - One process, since the smallest machine has 384 MB of memory; in it {threads}.
# - Up to 4,000 visitors are connected at once. Those who are slow, or say nothing for
#   75 seconds, hold up nobody.
# - A page's address, with all that a form puts there, and the headers may have 32 KB, a
#   form 32 MB. What is longer than 32 KB of a form waits in a temporary file.
# - A page is sent in one piece, once it is made, if it is shorter than 18 KB.
# - App Engine's front end says in X-Forwarded-Proto whether a visitor came by https.
#   The * trusts it at any address, since only it can reach the app.
entrypoint: >-
  {lines}
"""
WHY_THREADS = {
    8: "eight threads,\n#   so that a visitor need not wait for another",
    1: "one thread,\n#   since app.yaml says threadsafe: false",
}
# The front end sets this header. waitress removes other forwarded headers.
FRONT_END = "--trusted-proxy='*' --trusted-proxy-headers=x-forwarded-proto"
SCALING = """
# No more than one machine at a time, so that a learner gets no bill.
automatic_scaling:
  max_instances: 1
"""

# Keys that gcloud refuses (versions 528 and 578) or that only the Python 2.7 runtime
# understood, each with the reason that the user is shown.
LEFT_OUT = {
    "application": "gcloud gets it as --project",
    "version": "gcloud gets it as --version",
    "api_version": "it was for the Python 2.7 runtime",
    "threadsafe": "the entrypoint has one thread for false, eight for true",
    "project": "gcloud gets it as --project",
    "skip_files": ".gcloudignore lists them",
    "libraries": "requirements.txt lists them",
    "builtins": "they were for the Python 2.7 runtime",
}
# Keys that gcloud refuses in a handler.
LEFT_OUT_OF_HANDLERS = ("application_readable", "position")
REFUSED = {
    "includes": "copy the handlers that it includes into app.yaml",
    "env": "remove it; main.py is for App Engine's standard environment",
}
SCALINGS = ("automatic_scaling", "basic_scaling", "manual_scaling")


@dataclass(frozen=True)
class DeployYaml:
    """A deploy.yaml.

    left_out: the keys that were left out, each with the reason. libraries: the names
    under `libraries:`, each with its line.
    """

    text: str
    left_out: tuple[tuple[str, str], ...]
    libraries: Mapping[str, int]


def convert(settings: AppYaml) -> DeployYaml:
    """Make the deploy.yaml for an app.yaml.

    Raises UserError for anything that App Engine no longer supports.
    """
    for script, line in settings.script_lines.items():
        if is_cgi(script):
            message = f"App Engine no longer runs a script like {script}"
            hint = "continue with the tutorial's WSGI Application: script: hello.my_app"
            raise settings.error_at(line, message, hint)
    for rule in settings.restrictions:
        if rule.key == "login" and not settings.app_engine_apis:
            effect = rule.effect(settings.app_engine_apis)
            raise settings.error_at(rule.line, effect, "write both, or neither")
    root = yaml_file.read(settings.path, settings.name)
    for key, _ in root.value:
        if key.value in REFUSED:
            raise error_at(key, f"{key.value} can't be deployed", REFUSED[key.value])
    keys = [key.value for key, _ in root.value]
    left_out = tuple((key, LEFT_OUT[key]) for key in keys if key in LEFT_OUT)
    return DeployYaml("".join(sections(root, settings)), left_out, libraries(root))


def libraries(root: MappingNode) -> dict[str, int]:
    """Return the names under `libraries:`, each with its line."""
    names = [
        value
        for key, entries in root.value
        if key.value == "libraries"
        for entry in sequence(entries)
        for key, value in mapping(entry).value
        if key.value == "name"
    ]
    return {text(name): name.start_mark.line + 1 for name in names}


def sections(root: MappingNode, settings: AppYaml) -> Iterator[str]:
    entries = {key.value: (key, value) for key, value in root.value}
    runtime = entries.pop("runtime")[1].value
    if runtime == "python27":
        runtime = "python313"
    yield f"{HEADER}\nruntime: {runtime}\n"
    threads = 8 if settings.threadsafe else 1
    own = entries.pop("entrypoint", None)
    if own and own[1].value not in ("", entrypoint(threads)):
        yield dump([own])
    else:
        yield explained_entrypoint(threads)
    if not any(key in entries for key in SCALINGS):
        yield SCALING
    if "env_variables" in entries:
        for _, value in entries["env_variables"][1].value:
            value.style = '"'  # Google's parser would turn 007 into a number
    handlers = entries.pop("handlers")
    for handler in handlers[1].value:
        make_auto(handler)
    yield "\n" + dump(
        [entry for key, entry in entries.items() if key not in LEFT_OUT] + [handlers]
    )


def entrypoint(threads: int) -> str:
    """Return the command that starts the app."""
    limits = {"connection_limit": CONNECTIONS_ONLINE, **WAITRESS}
    options = f"--threads={threads} {arguments(limits)} {FRONT_END}"
    return f"waitress-serve --port=$PORT {options} main:app"


def explained_entrypoint(threads: int) -> str:
    lines = textwrap.wrap(entrypoint(threads), width=86, break_on_hyphens=False)
    return ENTRYPOINT.format(threads=WHY_THREADS[threads], lines="\n  ".join(lines))


def make_auto(handler: MappingNode) -> None:
    handler.value = [
        (key, ScalarNode(value.tag, "auto") if key.value == "script" else value)
        for key, value in handler.value
        if key.value not in LEFT_OUT_OF_HANDLERS
    ]


def dump(entries: list[tuple[Node, Node]]) -> str:
    """Return entries as YAML, with the same quotation marks as in app.yaml."""
    node = MappingNode("tag:yaml.org,2002:map", entries, flow_style=False)
    return str(
        yaml.serialize(node, Dumper=yaml.BaseDumper, width=1000, allow_unicode=True)
    )
