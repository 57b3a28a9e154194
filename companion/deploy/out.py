"""Writes a staged folder, in place of an earlier one."""

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from companion.deploy.selection import CONTENTS
from companion.problem import Place, Problem, cant_be


def write(files: Mapping[str, Path | bytes], out: Path) -> None:
    """Write the staged files into a folder. Raises Problem if that fails."""
    try:
        # First, so that the folder counts as ours even if this is interrupted.
        for name in (CONTENTS, *files):
            content, path = files[name], out / name
            if not path.resolve().is_relative_to(out.resolve()):
                raise Problem("leads outside", "delete this link", Place(str(path)))
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                shutil.copyfile(content, path)
    except OSError as error:
        raise cant_be("written", path, error) from None


def clear(out: Path, folder: Path) -> None:
    """Delete what an earlier `stage` has put into a folder, and nothing else.

    folder: the reader's. Raises Problem if another file is there.
    """
    if folder.resolve().is_relative_to(out.resolve()):
        hint = "give a new name after your folder's"
        raise Problem("your own files are in this folder", hint, Place(str(out)))
    contents = out / CONTENTS
    try:
        if contents.is_file():
            for name in os.fsdecode(contents.read_bytes()).split("\n"):
                remove(out / name, out)
        elif os.path.lexists(out) and not (out.is_dir() and not any(out.iterdir())):
            message, hint = "appcfg.py didn't make this", "choose another name"
            raise Problem(message, hint, Place(str(out)))
    except OSError as error:
        raise cant_be("emptied", out, error) from None


def remove(path: Path, out: Path) -> None:
    """Delete a file, unless it is outside `out`, and the folders that it leaves empty.

    Another file may have taken its name since: a folder, or a link to one.
    """
    top = out.resolve()
    above = path.parent.resolve()
    if not above.is_relative_to(top) or (path.is_dir() and not path.is_symlink()):
        return
    path.unlink(missing_ok=True)
    while above != top:
        with contextlib.suppress(OSError):  # it isn't empty
            above.rmdir()
        above = above.parent
