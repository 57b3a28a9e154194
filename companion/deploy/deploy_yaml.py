"""Turns app.yaml into the deploy.yaml that App Engine's servers accept."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from companion.config import yaml_file
from companion.config.app_yaml import AppYaml
from companion.config.handlers import is_cgi
from companion.config.yaml_file import error_at

HEADER = """\
# Written by appcfg.py from app.yaml, the file to edit. It says the same in the way
# that App Engine's servers want: each script is "auto", and main.py does the routing.
"""
ENTRYPOINT = """
# One process, since the smallest kind of machine has 384 MB of memory, and in it
# {why}.
# The address of a page, with all that a form puts there, may be as long as gunicorn
# can take it.
entrypoint: gunicorn -b :$PORT --workers 1 --threads {threads} \
--limit-request-line 8190 main:app
"""
WHY_THREADS = {
    8: "eight threads, so that a visitor need not wait for another",
    1: "one thread, since app.yaml says threadsafe: false",
}
SCALING = """
# No more than one machine at a time, so that a learner gets no bill.
automatic_scaling:
  max_instances: 1
"""

# What gcloud refuses (its reader of app.yaml, versions 528 and 578), or what only
# the Python 2.7 runtime understood; and what stands in its place.
LEFT_OUT = {
    "application": "gcloud takes it as --project",
    "version": "gcloud takes it as --version",
    "api_version": "it meant the Python 2.7 runtime's",
    "threadsafe": "false is one thread in the entrypoint, true is eight",
    "project": "gcloud takes it as --project",
    "skip_files": ".gcloudignore lists them",
    "libraries": "requirements.txt lists them",
    "builtins": "they belonged to the Python 2.7 runtime",
}
# What gcloud refuses in a handler.
LEFT_OUT_OF_HANDLERS = ("application_readable", "position")
REFUSED = {
    "includes": "copy the handlers that it includes into app.yaml",
    "env": "leave it out; main.py is made for App Engine's standard environment",
}
SCALINGS = ("automatic_scaling", "basic_scaling", "manual_scaling")


@dataclass(frozen=True)
class DeployYaml:
    """The file's text, and of what was left out, the key and why."""

    text: str
    left_out: tuple[tuple[str, str], ...]


def convert(settings: AppYaml) -> DeployYaml:
    """Make the deploy.yaml of an app.yaml.

    Raises UserError for what today's App Engine has nothing like.
    """
    for script, line in settings.script_lines.items():
        if is_cgi(script):
            message = f"App Engine no longer runs a script like {script}"
            hint = "go on to the tutorial's WSGI Application: script: hello.my_app"
            raise settings.error_at(line, message, hint)
    for rule in (
        rule for handler in settings.handlers for rule in handler.restrictions
    ):
        if rule.key == "login":
            message = f"App Engine no longer enforces `{rule}`; anybody would get in"
            raise settings.error_at(rule.line, message)
    root = yaml_file.read(settings.path, settings.name)
    for key, _ in root.value:
        if key.value in REFUSED:
            raise error_at(key, f"{key.value} can't be deployed", REFUSED[key.value])
    keys = [key.value for key, _ in root.value]
    left_out = tuple((key, LEFT_OUT[key]) for key in keys if key in LEFT_OUT)
    return DeployYaml("".join(sections(root, settings)), left_out)


def sections(root: MappingNode, settings: AppYaml) -> Iterator[str]:
    entries = {key.value: (key, value) for key, value in root.value}
    runtime = entries.pop("runtime")[1].value
    if runtime == "python27":
        runtime = "python313"
    yield f"{HEADER}\nruntime: {runtime}\n"
    threads = 8 if settings.threadsafe else 1
    entrypoint = ENTRYPOINT.format(threads=threads, why=WHY_THREADS[threads])
    given = entries.pop("entrypoint", None)
    own = dump([given]) if given and given[1].value else ""
    # One that is just like ours keeps the comment that explains it.
    yield own if own and not entrypoint.endswith(own) else entrypoint
    if not any(key in entries for key in SCALINGS):
        yield SCALING
    if "env_variables" in entries:
        for _, value in entries["env_variables"][1].value:
            value.style = '"'  # Google's reader would make a number of 007
    handlers = entries.pop("handlers")
    for handler in handlers[1].value:
        make_auto(handler)
    yield "\n" + dump(
        [entry for key, entry in entries.items() if key not in LEFT_OUT] + [handlers]
    )


def make_auto(handler: MappingNode) -> None:
    handler.value = [
        (key, ScalarNode(value.tag, "auto") if key.value == "script" else value)
        for key, value in handler.value
        if key.value not in LEFT_OUT_OF_HANDLERS
    ]


def dump(entries: list[tuple[Node, Node]]) -> str:
    """Write entries as they stood in app.yaml, quotation marks and all."""
    node = MappingNode("tag:yaml.org,2002:map", entries, flow_style=False)
    return str(
        yaml.serialize(node, Dumper=yaml.BaseDumper, width=1000, allow_unicode=True)
    )
