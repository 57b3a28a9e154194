"""Says what to write if app.yaml names a script whose file isn't there."""

import glob
from difflib import get_close_matches
from pathlib import Path

from companion.config.scripts import app_in, file_of, is_cgi, script_for
from companion.own_code import is_own


def missing_script(folder: Path, script: str) -> tuple[str, str]:
    """Return what is wrong, and what to write instead.

    folder: where app.yaml is. script: as in app.yaml, without a file of that name.
    """
    name = file_of(script)
    names = "it" if name == script else script
    return f"there is no {name}, but app.yaml names {names}", what_to_write(
        folder, script
    )


def what_to_write(folder: Path, script: str) -> str:
    right = mistyped(folder, script)
    if right:
        return right
    name = file_of(script)
    inside = files_in(folder, glob.escape(Path(name).name))
    if inside:
        place = inside[0].relative_to(folder).as_posix()
        return f"the file is {place}: move it into the same folder as app.yaml"
    return another_file(folder, script)


def mistyped(folder: Path, script: str) -> str:
    """Say how to write the script, if the file that it means is there."""
    if ".py." in script:
        return f"write script: {script.replace('.py.', '.')}"
    dotted = script.replace("/", ".")
    if "/" in script and (folder / file_of(dotted)).is_file():
        return f"write a dot instead of the slash: script: {dotted}"
    module, _, app = script.removesuffix(".py").rpartition(".")
    for path in (module, Path(module).name) if is_cgi(script) and module else ():
        if (folder / f"{path}.py").is_file():
            return f"write script: {script_for(path, app)}"
    name = Path(file_of(script)).name
    if (folder / name).is_file():  # app.yaml also names a folder
        return f"write script: {script_of(folder, name, script)}"
    return ""


def another_file(folder: Path, script: str) -> str:
    """Say which of the folder's files may be meant."""
    name = file_of(script)
    found = files_in(folder, "*.py*")
    there = [path.name for path in found if path.parent == folder]
    near = get_close_matches(name, there, n=1)
    for other in there:
        if other == name.lower():
            return f"write script: {script_of(folder, other, script)}"
        if other.lower().removesuffix(".txt") == name.lower():
            return f"the file is called {other}: rename it to {name}"
    if near:
        value = script_of(folder, near[0], script)
        return f"rename {near[0]} to {name}, or write script: {value}"
    if len(there) == 1:
        value = script_of(folder, there[0], script)
        return f"save your code as {name}, or write script: {value}"
    if there:
        return f"save your code as {name}, or write another name after script:"
    return f"save your code as {name}, in the folder with app.yaml"


def files_in(folder: Path, pattern: str) -> list[Path]:
    """Return the reader's own files whose names match, in any folder."""
    found = sorted(path for path in folder.rglob(pattern) if path.is_file())
    return [p for p in found if p.suffix != ".pyc" and is_own(str(p), folder)]


def script_of(folder: Path, name: str, script: str) -> str:
    """Return the script for a file: with its app, or else with the app in `script`."""
    if is_cgi(script):
        return name
    text = (folder / name).read_text(encoding="utf-8", errors="replace")
    return script_for(name, app_in(text) or script.rpartition(".")[2])
