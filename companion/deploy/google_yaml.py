"""Turns the reader's app.yaml and index.yaml into those that App Engine accepts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from companion.app_yaml_router.names import has
from companion.app_yaml_router.routing import AUTO, named_app
from companion.config import yaml_file
from companion.config.app_yaml import AppYaml
from companion.config.scripts import app_script, is_cgi, script_for
from companion.config.yaml_file import error_at
from companion.problem import Place, Problem
from companion.reports.missing_script import missing_script
from companion.services.files import index_yaml

PACKAGE = "app_yaml_router"
INDEX_YAML = "index.yaml"
CONFIGS = (INDEX_YAML, "cron.yaml", "dispatch.yaml", "queue.yaml")  # beside app.yaml
MARK = "# Written by appcfg.py"
HEADER = """\
{mark} from your {name}: change that one, not this. It says the same in
# the way that App Engine wants: each script is "auto", and {package} routes.

runtime: {runtime}
"""
# The front end says in X-Forwarded-Proto whether a visitor came by https.
ENTRYPOINT = f"\nentrypoint: python3 -m {PACKAGE} --port=$PORT --behind-proxy\n"
SCALING = """
# No more than one machine at a time, so that a learner gets no bill.
automatic_scaling:
  max_instances: 1
"""

NEWEST = "python313"  # in place of a runtime that the package doesn't run on
TOO_OLD = re.compile("python(27|3.?)")
# Keys that gcloud refuses (versions 528 and 578) or that only the Python 2.7 runtime
# understood; what the code imports is in requirements.txt.
LEFT_OUT = frozenset(
    """api_version application builtins libraries project skip_files threadsafe
    version""".split()
)
# What a reader could miss.
MISSED = {
    "builtins": "builtins were for Python 2.7 only, and don't go online",
    "skip_files": "skip_files doesn't count any more; use a .gcloudignore",
}
# Keys that gcloud refuses in a handler.
LEFT_OUT_OF_HANDLERS = ("application_readable", "position")
SCALINGS = ("automatic_scaling", "basic_scaling", "manual_scaling")


@dataclass(frozen=True)
class GoogleYaml:
    """An app.yaml for App Engine."""

    text: str
    lines: Mapping[int, int]  # the reader's for each of its lines, counted from 1
    warnings: tuple[Problem, ...]  # of what was left out and could be missed


def convert(settings: AppYaml) -> GoogleYaml:
    """Make App Engine's app.yaml. Raises Problem for what is no longer supported."""
    for handler in settings.handlers:
        login = handler.restrictions.get("login")
        if login and not settings.app_engine_apis:
            raise replace(login, hint="write both, or neither")
    for script, line in settings.script_lines.items():
        if is_cgi(script):
            raise no_cgi(settings, script, line)
    root = yaml_file.read(settings.path, settings.name)
    warnings = []
    for key, value in root.value:
        if key.value == "runtime" and re.fullmatch("python3.?", value.value):
            message = f"{value.value} is too old: {NEWEST} goes online instead"
            warnings.append(error_at(key, message))
        if key.value == "includes":
            hint = "copy the handlers that it includes into app.yaml"
            raise error_at(key, "includes can't be deployed", hint)
        if key.value in MISSED:
            warnings.append(error_at(key, MISSED[key.value]))
    text = "".join(sections(root, settings))
    new = yaml.compose(text)
    assert new
    return GoogleYaml(text, dict(matching_lines(new, root)), tuple(warnings))


def no_cgi(settings: AppYaml, script: str, line: int) -> Problem:
    folder = settings.path.parent
    if not has(folder, script):
        return missing_script(folder, script, Place(settings.name, line))
    app = app_script(folder, script)
    hint = f"write script: {app or script_for(script, 'my_app')}"
    if not app:
        hint = f"continue with the tutorial's section WSGI Application, then {hint}"
    message = f"App Engine no longer runs a script like {script}"
    return settings.error_on(line, message, hint)


def sections(root: MappingNode, settings: AppYaml) -> Iterator[str]:
    entries = {key.value: (key, value) for key, value in root.value}
    runtime = entries.pop("runtime")[1].value
    if TOO_OLD.fullmatch(runtime):
        runtime = NEWEST
    name = settings.path.name
    yield HEADER.format(mark=MARK, name=name, package=PACKAGE, runtime=runtime)
    own = entries.pop("entrypoint", None)
    yield "\n" + dump([own]) if own and own_entrypoint(settings) else ENTRYPOINT
    if not any(key in entries for key in SCALINGS):
        yield SCALING
    if "env_variables" in entries:
        for _, value in entries["env_variables"][1].value:
            value.style = '"'  # Google's parser would turn 007 into a number
    for handler in entries["handlers"][1].value if "handlers" in entries else ():
        handler.value = [
            pair for pair in handler.value if pair[0].value not in LEFT_OUT_OF_HANDLERS
        ]
        for key, value in handler.value:
            if key.value == "script":
                value.value, value.style = "auto", None
    others = [entry for key, entry in entries.items() if key not in LEFT_OUT]
    if others:
        yield "\n" + dump(others)


def own_entrypoint(settings: AppYaml) -> str:
    """Return the reader's entrypoint, or "" if app.yaml names apps for us to start."""
    auto = named_app(settings.entrypoint) or AUTO
    return settings.entrypoint if set(settings.script_lines) <= {auto} else ""


def dump(entries: list[tuple[Node, Node]]) -> str:
    """Return entries as YAML, with the same quotation marks as in app.yaml."""
    node = MappingNode("tag:yaml.org,2002:map", entries, flow_style=False)
    text = yaml.serialize(node, Dumper=yaml.BaseDumper, width=1000, allow_unicode=True)
    return str(text)


def matching_lines(new: Node, old: Node) -> Iterator[tuple[int, int]]:
    """Yield each line of one YAML text with the line of another that says the same."""
    yield new.start_mark.line + 1, old.start_mark.line + 1
    if isinstance(new, MappingNode) and isinstance(old, MappingNode):
        there = {key.value: (key, value) for key, value in old.value}
        for pair in new.value:
            for one, other in zip(pair, there.get(pair[0].value, ()), strict=False):
                yield from matching_lines(one, other)
    elif isinstance(new, SequenceNode) and isinstance(old, SequenceNode):
        for one, other in zip(new.value, old.value, strict=False):
            yield from matching_lines(one, other)


def convert_indexes(folder: Path) -> dict[str, Path | bytes]:
    """Make the index.yaml that goes online: the reader's, and what their queries need.

    Return it by its name, or nothing if none is needed. Raises Problem if one can't be
    read. Source: "index.yaml reference" in App Engine's documentation.
    """
    indexes: dict[str, Node] = {}
    for path in (folder / INDEX_YAML, index_yaml(folder)):
        if path.is_file():
            root = yaml_file.read(path, str(path))
            found = yaml_file.keys(root, frozenset(["indexes"])).get("indexes")
            if found and found.value:
                for index in yaml_file.sequence(found):
                    indexes.setdefault(str(yaml_file.to_python(index)), index)
    if not indexes:
        return {}
    key = ScalarNode("tag:yaml.org,2002:str", "indexes")
    entries = SequenceNode("tag:yaml.org,2002:seq", list(indexes.values()))
    return {INDEX_YAML: dump([(key, entries)]).encode()}
