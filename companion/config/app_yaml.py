"""Reads app.yaml into a checked configuration; every complaint names file and line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from yaml.nodes import MappingNode, Node

from companion import main
from companion.config import handlers, yaml_file
from companion.config.handlers import HANDLER_KEYS, is_cgi
from companion.config.yaml_file import complaint, keys, mapping, sequence, text

# The app.yaml reference, "Syntax", and the older keys that Google's readers know.
TOP_KEYS = frozenset(
    """admin_console api_config api_version app_engine_apis app_engine_bundled_services
    application auto_id_policy automatic_scaling backends basic_scaling beta_settings
    build_env_variables builtins code_lock default_expiration derived_file_type
    endpoints_api_service entrypoint env env_variables error_handlers
    flexible_runtime_settings handlers health_check inbound_services includes
    instance_class libraries liveness_check main manual_scaling module network
    nobuild_files project readiness_check resources runtime runtime_channel
    runtime_config service service_account skip_files source_language
    standard_websocket threadsafe version vm vm_health_check vm_settings vpc_access
    vpc_access_connector zones""".split()
)
# YAML 1.1, "Boolean Language-Independent Type", as far as people type it.
BOOLEANS = {
    **dict.fromkeys(("true", "yes", "on"), True),
    **dict.fromkeys(("false", "no", "off"), False),
}


@dataclass(frozen=True)
class AppYaml:
    """What an app.yaml says, checked.

    script_lines: the line that names each script. not_enforced: the line, and the
    key and value there, of what only App Engine sees to.
    """

    application: str
    version: str
    threadsafe: bool
    env_variables: Mapping[str, str]
    handlers: tuple[main.Handler, ...]
    script_lines: Mapping[str, int]
    not_enforced: tuple[tuple[int, str], ...]


def read(path: Path, name: str) -> AppYaml:
    """Read and check the app.yaml at `path`, which errors call `name`.

    Raises UserError, with the line, for the first thing in it that is wrong.
    """
    root = yaml_file.read(path, name)
    for key, _ in root.value:
        if key.value in HANDLER_KEYS:
            raise complaint(
                key, f"{key.value!r} belongs to a handler; indent it like url"
            )
    top = keys(root, TOP_KEYS)
    check_runtime(root, top)
    if "handlers" not in top:
        raise complaint(root, "no handlers; write `handlers:` and a `- url:` under it")
    entries = [mapping(entry) for entry in sequence(top["handlers"])]
    for entry in entries:
        handlers.check(path.parent, entry)
    if "default_expiration" in top:
        handlers.check_expiration(top["default_expiration"])
    settings = yaml_file.plain(root)
    return AppYaml(
        application=text(top["application"]) if "application" in top else "",
        version=text(top["version"]) if "version" in top else "",
        threadsafe=read_threadsafe(top, settings["handlers"]),
        env_variables=read_env_variables(top),
        handlers=main.read_handlers(settings),
        script_lines=script_lines(entries),
        not_enforced=tuple(
            note for entry in entries for note in handlers.not_enforced(entry)
        ),
    )


def check_runtime(root: MappingNode, top: Mapping[str, Node]) -> None:
    if "runtime" not in top:
        raise complaint(root, "no runtime; write `runtime: python313`")
    runtime = text(top["runtime"])
    if not re.fullmatch(r"python(27|3\d*)", runtime):
        message = f"the runtime {runtime!r} isn't Python; write python313"
        raise complaint(top["runtime"], message)


def read_threadsafe(top: Mapping[str, Node], entries: list[Mapping[str, str]]) -> bool:
    has_cgi = any(is_cgi(entry.get("script", "")) for entry in entries)
    if "threadsafe" not in top:
        return not has_cgi
    node = top["threadsafe"]
    if text(node).lower() not in BOOLEANS:
        raise complaint(node, f"threadsafe is true or false, not {text(node)!r}")
    threadsafe = BOOLEANS[text(node).lower()]
    if threadsafe and has_cgi:
        message = "a script that ends in .py takes one request at a time; write false"
        raise complaint(node, message)
    return threadsafe


def read_env_variables(top: Mapping[str, Node]) -> dict[str, str]:
    if "env_variables" not in top:
        return {}
    variables = mapping(top["env_variables"]).value
    for name, _ in variables:
        if not re.fullmatch("[^=]+", text(name)):
            raise complaint(name, f"{name.value!r} can't be a variable's name")
    return {name.value: text(value) for name, value in variables}


def script_lines(entries: list[MappingNode]) -> dict[str, int]:
    lines: dict[str, int] = {}
    for entry in entries:
        node = keys(entry, HANDLER_KEYS).get("script")
        if node:
            script = main.AUTO if text(node) == "auto" else text(node)
            lines.setdefault(script, node.start_mark.line + 1)
    return lines
