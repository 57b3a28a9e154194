"""Says what to write if app.yaml names a script whose file isn't there."""

from difflib import get_close_matches
from pathlib import Path

from companion.config.scripts import app_in, file_of, is_cgi, script_for


def missing_script(folder: Path, script: str) -> tuple[str, str]:
    """Return what is wrong, and what to write instead.

    folder: where app.yaml is. script: as in app.yaml, without a file of that name.
    """
    name = file_of(script)
    names = "it" if name == script else script
    return f"there is no {name}, but app.yaml names {names}", hint_for(folder, script)


def hint_for(folder: Path, script: str) -> str:
    name = file_of(script)
    module, _, app = script.removesuffix(".py").rpartition(".")
    there = sorted(path.name for path in folder.iterdir() if ".py" in path.suffixes)
    same = [
        other for other in there if other.lower().removesuffix(".txt") == name.lower()
    ]
    near = get_close_matches(name, there, n=1)
    inside = sorted(folder.rglob(Path(name).name))
    if ".py." in script:
        return f"write script: {script.replace('.py.', '.')}"
    if is_cgi(script) and module and (folder / f"{module}.py").is_file():
        return f"write script: {module}.{app}"
    if Path(name).name in there:  # app.yaml names a folder too
        return f"write script: {script_of(folder, Path(name).name, script)}"
    if inside and inside[0].parent != folder:
        place = inside[0].relative_to(folder).as_posix()
        return f"the file is {place}: move it into the same folder as app.yaml"
    if "/" in script and not script.endswith(".py"):
        return f"write a dot instead of the slash: script: {script.replace('/', '.')}"
    if same and same[0] == name.lower():
        return f"write script: {script_of(folder, same[0], script)}"
    if same:
        return f"the file is called {same[0]}: rename it to {name}"
    if near:
        value = script_of(folder, near[0], script)
        return f"rename {near[0]} to {name}, or write script: {value}"
    if len(there) == 1:
        value = script_of(folder, there[0], script)
        return f"save your code as {name}, or write script: {value}"
    if there:
        return f"save your code as {name}, or write another name after script:"
    return f"save your code as {name}, in the folder with app.yaml"


def script_of(folder: Path, name: str, script: str) -> str:
    """Return the script for a file: with its app, or else with the app in `script`."""
    if is_cgi(script):
        return name
    text = (folder / name).read_text(encoding="utf-8", errors="replace")
    return script_for(name, app_in(text) or script.rpartition(".")[2])
