"""Parses app.yaml into a checked, frozen AppYaml."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from yaml.nodes import MappingNode, Node

from companion.app_yaml_router import routing
from companion.config import handlers, yaml_file
from companion.config.handler_checks import check_expiration
from companion.config.handlers import Handler, move_above
from companion.config.known_keys import FLEXIBLE, TOP_KEYS
from companion.config.scripts import app_script, is_cgi
from companion.config.yaml_file import error_at, keys, mapping, sequence, text
from companion.problem import Place, Problem


@dataclass(frozen=True)
class AppYaml:
    """A checked app.yaml. name: its path as the user typed it, for messages."""

    path: Path
    name: str
    application: str
    version: str
    entrypoint: str
    threadsafe: bool
    app_engine_apis: bool
    env_variables: Mapping[str, str]
    handlers: tuple[Handler, ...]

    @cached_property
    def url_rules(self) -> tuple[routing.UrlRule, ...]:
        """The handlers as routing.find_answer() takes them."""
        return tuple(handler.rule for handler in self.handlers)

    def matching(self, path: str) -> list[Handler]:
        """Return the handlers whose url matches a path; the first of them answers."""
        return [one for one in self.handlers if one.rule.url.fullmatch(path)]

    @cached_property
    def script_lines(self) -> Mapping[str, int]:
        """The first line that names each script."""
        lines: dict[str, int] = {}
        for handler in self.handlers:
            if handler.rule.script:
                lines.setdefault(handler.rule.script, handler.line)
        return lines

    @cached_property
    def missing_folders(self) -> tuple[Problem, ...]:
        """The static folders that aren't there."""
        found = (handler.missing_folder for handler in self.handlers)
        return tuple(error for error in found if error)

    @cached_property
    def warnings(self) -> tuple[Problem, ...]:
        """What works otherwise than app.yaml says."""
        effects = (
            error
            for handler in self.handlers
            for key, error in handler.restrictions.items()
            if not (key == "login" and self.app_engine_apis)
        )
        return (*effects, *self.unserved())

    def unserved(self) -> Iterator[Problem]:
        """Yield why no visitor gets some static files."""
        yield from self.missing_folders
        above: Handler | None = None
        for handler in self.handlers:
            above = above or (handler if handler.matches_every_page else None)
            hint = move_above(handler, above) if above else handler.hint_for_url
            if handler.rule.static_root and hint:
                message = "no visitor gets these static files"
                yield self.error_on(handler.url_line, message, hint)

    def error_on(self, line: int, message: str, hint: str = "") -> Problem:
        return Problem(message, hint, Place(self.name, line))


def read(path: Path, name: str) -> AppYaml:
    """Parse and check an app.yaml. Raises Problem, which calls the file `name`."""
    root = yaml_file.read(path, name)
    top = keys(root, TOP_KEYS)
    check_runtime(root, top)
    entries = read_handlers(path.parent, root, top)
    return AppYaml(
        path=path,
        name=name,
        application=text(top["application"]) if "application" in top else "",
        version=text(top["version"]) if "version" in top else "",
        entrypoint=text(top["entrypoint"]) if "entrypoint" in top else "",
        threadsafe=read_threadsafe(path.parent, top, entries),
        app_engine_apis=read_boolean(top, "app_engine_apis", False),
        env_variables=read_env_variables(top),
        handlers=entries,
    )


def check_runtime(root: MappingNode, top: Mapping[str, Node]) -> None:
    if "runtime" not in top:
        raise error_at(root, "no runtime", "write `runtime: python27`")
    if flexible := [key for key, _ in root.value if key.value in FLEXIBLE]:
        message = "only App Engine's standard environment is supported"
        names = " and ".join(key.value for key in flexible)
        raise error_at(flexible[0], message, f"delete {names}")
    runtime = text(top["runtime"])
    if not re.fullmatch(r"python(27|3\d*)", runtime):
        message = f"runtime can't be {runtime!r}"
        raise error_at(top["runtime"], message, "write python27")


def read_handlers(
    folder: Path, root: MappingNode, top: Mapping[str, Node]
) -> tuple[Handler, ...]:
    default = top.get("default_expiration")
    expiration = check_expiration(default) if default else ""
    entrypoint = top.get("entrypoint")
    app = routing.named_app(text(entrypoint)) if entrypoint else ""
    auto, at = (app, entrypoint) if app else (routing.AUTO, None)
    found = [
        handlers.read(folder, mapping(entry), expiration, auto, at)
        for entry in (sequence(top["handlers"]) if "handlers" in top else ())
    ]
    rules = [handler.rule for handler in found]
    line = (at or top["runtime"]).start_mark.line + 1
    for rule in routing.rest(folder, text(top["runtime"]), auto, rules):
        found.append(Handler(rule, line, line, rule.url.pattern, {}, None))
    if not found:
        scripts = (app_script(folder, one.name) for one in sorted(folder.glob("*.py")))
        other = "auto" if (folder / "main.py").is_file() else "hello.py"
        script = next(filter(None, scripts), other)
        hint = "write `handlers:`, under it `- url: /.*`, and under url"
        raise error_at(root, "no handlers", f"{hint} `script: {script}`")
    return tuple(found)


def read_threadsafe(
    folder: Path, top: Mapping[str, Node], entries: tuple[Handler, ...]
) -> bool:
    cgi = [entry for entry in entries if is_cgi(entry.rule.script)]
    threadsafe = read_boolean(top, "threadsafe", not cgi)
    if threadsafe and cgi:
        for entry in cgi:
            if script := app_script(folder, entry.rule.script):
                message = f"{entry.rule.script} makes an app"
                place = Place(top["threadsafe"].start_mark.name, entry.line)
                raise Problem(message, f"write script: {script}", place)
        message = "a script that ends in .py can only answer one request at a time"
        raise error_at(top["threadsafe"], message, "write false")
    return threadsafe


def read_boolean(top: Mapping[str, Node], key: str, default: bool) -> bool:
    if key not in top:
        return default
    value = text(top[key])
    if value.lower() not in (*routing.TRUE, *routing.FALSE):
        raise error_at(top[key], f"{key} can't be {value!r}", "write true or false")
    return value.lower() in routing.TRUE


def read_env_variables(top: Mapping[str, Node]) -> dict[str, str]:
    if "env_variables" not in top:
        return {}
    variables = mapping(top["env_variables"]).value
    for name, _ in variables:
        if not re.fullmatch("[^=]+", text(name)):
            raise error_at(name, f"{name.value!r} isn't a valid variable name")
        if name.value == "GAE_ENV":  # `localdev` would show tracebacks online
            raise error_at(name, "App Engine sets GAE_ENV itself", "delete the line")
    return {name.value: text(value) for name, value in variables}
