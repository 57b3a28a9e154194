"""Says what to write if app.yaml names a script whose file isn't there."""

import glob
import re
from dataclasses import replace
from difflib import get_close_matches
from itertools import combinations
from pathlib import Path

from companion.app_yaml_router.names import has
from companion.config.scripts import app_script, file_of, is_cgi, script_for
from companion.own_code import is_own
from companion.problem import NOWHERE, Edit, Place, Problem

# The files that the tutorial and its finished app name: they aren't misspelt.
TUTORIALS = ("hello.py", "greeting.py", "temperature.py", "poem.py")


def missing_script(folder: Path, script: str, place: Place = NOWHERE) -> Problem:
    """Return what is wrong, and what to write instead.

    folder: where app.yaml is. script: as in app.yaml, without a file of that name.
    place: where app.yaml names it.
    """
    name = file_of(script)
    names = "it" if name == script else script
    message = f"there is no {name}, but app.yaml names {names}"
    if (folder / name).is_symlink():
        hint = (
            f"{name} is a link to a file that isn't there; save your code in its place"
        )
        return Problem(message, hint, place)
    value = mistyped(folder, script)
    if value:
        edits = place.replacing(script, value)
        return Problem(message, f"write script: {value}", place, edits=edits)
    inside = files_in(folder, glob.escape(Path(name).name))
    if inside:
        file = inside[0].relative_to(folder).as_posix()
        hint = f"the file is {file}: move it into the same folder as app.yaml"
        return Problem(message, hint, place)
    return another_file(folder, script, Problem(message, place=place))


def mistyped(folder: Path, script: str) -> str:
    """Return how to write the script, if words in it name a file that is there."""
    words = [word for word in re.split("[./]", script) if word != "py"]
    parts = [words[i:j] for i, j in combinations(range(len(words) + 1), 2)]
    for part in sorted(parts, key=len, reverse=True):
        file = f"{'/'.join(part)}.py"
        for name in (file, file.lower()):
            if has(folder, name):
                return script_of(folder, name, script)
    return ""


def another_file(folder: Path, script: str, problem: Problem) -> Problem:
    name = file_of(script)
    there = [one.name for one in files_in(folder, "*.py*") if one.parent == folder]
    for other in there:
        if other.lower().removesuffix(".txt") == name.lower():
            hint = f"the file is called {other}: rename it to {name}"
            return replace(problem, hint=hint, edits=(Edit(other, rename=name),))
    hint = f"save your code as {name}, in the folder with app.yaml"
    near = get_close_matches(name, there, n=1)
    if near:
        value = script_of(folder, near[0], script)
        if near[0] in TUTORIALS:
            edits = problem.place.replacing(script, value)
            return replace(problem, hint=f"write script: {value}", edits=edits)
        hint = f"rename {near[0]} to {name}, or write script: {value}"
        return replace(problem, hint=hint, edits=(Edit(near[0], rename=name),))
    if len(there) == 1:
        value = script_of(folder, there[0], script)
        hint = f"save your code as {name}, or write script: {value}"
    elif there:
        hint = f"save your code as {name}, or write another name after script:"
    return replace(problem, hint=hint)


def files_in(folder: Path, pattern: str) -> list[Path]:
    """Return the reader's own files whose names match, in any folder."""
    found = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return [
        path
        for path in found
        if path.suffix != ".pyc"
        and is_own(str(path), folder)
        # On Windows, a pattern without a * finds it by another case.
        and has(path.parent, path.name)
    ]


def script_of(folder: Path, name: str, script: str) -> str:
    """Return the script for a file: with its app, or else with the app in `script`."""
    as_named = name if is_cgi(script) else script_for(name, script.rpartition(".")[2])
    return app_script(folder, name) or as_named
