"""What the commands share: their arguments' errors and their exit."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from companion.app_yaml_router.names import has
from companion.closest import closest_folder
from companion.commands.shell import typed
from companion.problem import Place, Problem, cant_be
from companion.terminal import tell

MOST_FOLDERS = 3  # to choose from
# What argparse says, and what we say instead.
WORDS = {
    r"unrecognized arguments: (-\S+).*": r"there is no option \1",
    r"unrecognized arguments: (\S+).*": r"\1 is one word too many",
    r"argument (?:-\w/)?(\S+): expected one argument": r"write something after \1",
    r"argument (\S+): not allowed with argument (\S+)": r"\1 and \2 don't go together",
    r"ambiguous option: (\S+) could match (.*)": r"\1 may mean \2",
    r"argument (?:-\w/)?(\S+): ignored explicit argument .*": r"\1 takes no value",
}


class ArgumentParser(argparse.ArgumentParser):
    """Tells an error in one line, where argparse would print the usage as well."""

    def error(self, message: str) -> NoReturn:
        if message.endswith("required: folder"):
            here = ["."] if Path("app.yaml").is_file() else []
            folder = [*here, *folders_in(Path()), "my_first_app"][0]
            line = typed(sys.argv[0], folder)
            raise Problem(f"which folder? Type, for example: {line}")
        if line := with_quotation_marks():
            raise Problem(f"a name with spaces needs quotation marks: {line}")
        for pattern, words in WORDS.items():
            message = re.sub(pattern, words, message)
        raise Problem(f"{message}; see `{typed(sys.argv[0], '--help')}`")


def run(command: Callable[[], int]) -> NoReturn:
    """Run a command and exit with the status it returns: 2 on a Problem."""
    # The terminal's encoding may lack characters of a page or of a file's name.
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status = command()
        sys.stdout.flush()
    except Problem as error:
        tell(str(error), error=True)
        status = 2
    except KeyboardInterrupt:
        status = 130  # as a shell says of a program that Ctrl-C has ended
    except OSError as error:
        # Python tries again to write what is left for stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # The reader of our output, such as `head`, may have gone.
        if not isinstance(error, BrokenPipeError):
            tell(f"stopped: {error.strerror or error}", error=True)
        status = 1
    sys.exit(status)


def find_app_yaml(name: str) -> Path:
    """Return the app.yaml that a folder's or a file's name means, or raise Problem."""
    try:
        return app_yaml_in(Path(name), name)
    except OSError as error:  # it can't be read, or no folder can have that name
        raise cant_be("read", name, error) from None


def app_yaml_in(path: Path, name: str) -> Path:
    is_yaml = path.suffix in (".yaml", ".yml")
    if path.is_file():
        if is_yaml:
            return path
        has_one = (path.parent / "app.yaml").is_file()
        hint = f"its folder: {path.parent}" if has_one else "a folder with an app.yaml"
        raise Problem("this is a file", f"type {hint}", Place(name))
    if is_yaml and path.parent.is_dir():
        raise no_app_yaml(path.parent, name, "there is no such file")
    if not path.is_dir():
        raise no_such_folder(path, name, folders_in(Path()))
    if (path / "app.yaml").is_file() and has(path, "app.yaml"):
        return path / "app.yaml"
    if (path / "app.yaml").is_dir():
        raise Problem("app.yaml is a folder, not a file", place=Place(name))
    raise no_app_yaml(path, name, "there is no app.yaml in this folder")


def no_such_folder(path: Path, name: str, others: Sequence[str] = ()) -> Problem:
    """Return what to say of a folder that isn't there. others: some that are."""
    near = closest_folder(path.name, path.parent)
    hint = f"type one that is: {' or '.join(others)}" if others else ""
    if near:
        hint = f"did you mean {path.with_name(near)}?"
    if path.name == Path.cwd().name:
        hint = "you are inside it: type . instead"
    if line := with_quotation_marks():
        hint = f"a name with spaces needs quotation marks: {line}"
    return Problem("there is no such folder", hint, Place(name))


def with_quotation_marks() -> str:
    """Return the command if its words, but the options, are one folder's name."""
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    name = " ".join(words)
    return typed(sys.argv[0], name) if " " in name and Path(name).is_dir() else ""


def no_app_yaml(folder: Path, name: str, message: str) -> Problem:
    similar = {found.name for found in folder.glob("[aA]pp.y*ml*")} - {"app.yaml"}
    folders = " or ".join(folders_in(folder))
    hint = ""
    if similar:
        hint = f"rename {min(similar)} to app.yaml"
    elif folders:
        hint = f"type a folder that has one: {folders}, or change to it first"
    return Problem(message, hint, Place(name))


def folders_in(folder: Path) -> list[str]:
    """Return some folders with an app.yaml, from the one that was saved last."""
    found = sorted(app_yamls_in(folder), key=lambda path: -path.stat().st_mtime)
    return [str(path.parent) for path in found[:MOST_FOLDERS]]


def app_yamls_in(folder: Path) -> list[Path]:
    """Return each app.yaml one level below, but not those that appcfg.py copied."""
    there = folder.glob("*/app.yaml")
    return [path for path in there if not (path.parent / "app_yaml_router").is_dir()]
