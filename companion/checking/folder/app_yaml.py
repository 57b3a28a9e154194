"""Says what is wrong in an invalid app.yaml."""

import re
from pathlib import Path

from companion.checking import trouble
from companion.checking.site import Site
from companion.closest import closest_folder
from companion.config.scripts import script_for
from companion.errors import UserError
from companion.problem import Place, Problem
from companion.source.file import app_of, read


def explain_yaml(site: Site, error: UserError) -> Problem:
    """Say what is wrong in app.yaml, looking for common mistakes first."""
    name, lines = site.name, site.app_yaml_lines()
    at_edge = r"(script|static_dir|static_files|upload|mime_type|expiration|secure)\s*:"
    for number, line in enumerate(lines, start=1):
        found = re.match(at_edge, line)
        if found:
            key = found[1]
            hint = f"write two spaces before {key}:, so that it lines up with url"
            message = f"{key!r} belongs to the url above it, but isn't indented"
            return Problem(message, hint, Place(name, number, line), blocks=True)
    static = folder_named(site, lines) or wrong_static_dir(site, lines, error.line)
    if static:
        return static
    first_url = next(
        (n for n, text in enumerate(lines, 1) if re.match(r"\s*-\s*url", text)), 0
    )
    if first_url and not any(re.match(r"\s*handlers?\s*:?", line) for line in lines):
        hint = "write handlers: on its own line above the first - url:"
        place = Place(name, first_url, lines[first_url - 1].strip())
        return Problem("handlers: is missing", hint, place, blocks=True)
    for number, line in enumerate(lines, start=1):
        script = re.match(r"[\s-]*script:\s+(\w+)\s*$", line)
        file = read(site.folder, f"{script[1]}.py") if script else None
        if script and script[1] != "auto" and (file or number == error.line):
            value = meant_by(site, script[1])
            hint = f"write script: {value}"
            place = Place(name, number, line.strip())
            return Problem(
                f"script: {script[1]} isn't a script", hint, place, blocks=True
            )
    advice = "compare the line with the tutorial's app.yaml"
    problem = trouble.of_user_error(error, advice)
    text = lines[error.line - 1].strip() if 0 < error.line <= len(lines) else ""
    return Problem(
        problem.message, problem.hint, Place(error.file, error.line, text), blocks=True
    )


def folder_named(site: Site, lines: list[str]) -> Problem | None:
    """Say that a key such as script names a folder, which is for static_dir."""
    for number, line in enumerate(lines, start=1):
        found = re.match(r"[\s-]*(script|static\W?\w*)\s*:\s+([\w/.-]+)\s*$", line)
        if found and found[1] != "static_dir" and (site.folder / found[2]).is_dir():
            place = Place(site.name, number, line.strip())
            hint = f"write static_dir: {found[2]}"
            return Problem(f"{found[2]} is a folder", hint, place, blocks=True)
    return None


def wrong_static_dir(site: Site, lines: list[str], wrong: int) -> Problem | None:
    """Say that a static_dir is a file, or that the CSS is in another folder."""
    for number, line in enumerate(lines, start=1):
        static = re.match(r"[\s-]*static_dir:\s+(\S+)\s*$", line)
        place = Place(site.name, number, line.strip())
        if static and (site.folder / static[1]).is_file():
            parent = Path(static[1]).parent
            hint = f"static_dir names a folder, not a file: write static_dir: {parent}"
            return Problem(f"{static[1]} is a file", hint, place, blocks=True)
        if static and number == wrong and not (site.folder / static[1]).is_dir():
            hint = other_folder(site.folder, static[1])
            got = f"there is no folder {static[1]!r}"
            return Problem(got, hint, place, blocks=True) if hint else None
    return None


def other_folder(folder: Path, name: str) -> str:
    """Say which folder has CSS instead of `name`, or how to make one."""
    near = closest_folder(name, folder)
    for path in () if near else sorted(folder.rglob("*.css")):
        file = path.relative_to(folder)
        if file.parent.name:
            top = file.parts[0]
            return f"your style sheet is {file.as_posix()}: write static_dir: {top}"
        return f"create the folder {name}, and move {file} into it"
    return ""


def meant_by(site: Site, word: str) -> str:
    """Return the script that is meant by the name of a module or of an app alone."""
    for path in sorted(site.folder.glob("*.py")):
        app = app_of(site.folder, path.name)
        if app and word in (path.stem, app):
            return script_for(path.name, app)
    return f"{word}.py"
